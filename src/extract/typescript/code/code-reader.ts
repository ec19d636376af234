import { ts } from 'ts-morph';
import type { Expression, Statement } from '../../../model/code';

/** What the readers of the parts of a script share. Nodes have no parents. */
export interface CodeReader {
  readonly source: ts.SourceFile;
  /** The line of an offset in `source`, counted from 1. */
  readonly lineOf: (offset: number) => number;
  /** Variables at the top level that hold what `require` gave; they are imports. */
  readonly required: ReadonlySet<ts.VariableDeclaration>;
  /** How many nodes are being read round the one at hand. */
  depth: number;
  /** What `this` is where the reading is: an object, or the class in what is static. */
  self: Expression;
  readExpression(node: ts.Expression): Expression;
  readStatements(nodes: readonly ts.Statement[]): Statement[];
}

/** Code that is nested deeper is left out; nobody has written it by hand. */
export const DEEPEST = 400;

/** A node of the tree while it is made. */
export type Writable<T> = { -readonly [Key in keyof T]: T[Key] };

/** What cannot be said any better, or is too deep. */
export const UNKNOWN: Expression = { kind: 'other', parts: [] };
export const SELF: Expression = { kind: 'self' };
export const OWN_CLASS: Expression = { kind: 'own-class' };

/** Reads something in which `this` is another. */
export function withSelf<T>(reader: CodeReader, self: Expression, read: () => T): T {
  const outer = reader.self;
  reader.self = self;
  const result = read();
  reader.self = outer;
  return result;
}

/** The line of a node's first token. */
export function lineOfStart(reader: CodeReader, node: ts.Node): number {
  return reader.lineOf(node.getStart(reader.source));
}

/** Modifiers, as bits. */
export const Flag = {
  Export: 1,
  Default: 2,
  Abstract: 4,
  Static: 8,
  Readonly: 16,
  Private: 32,
  Protected: 64,
  Async: 128,
  Decorated: 256,
  Public: 512,
  Override: 1024,
} as const;

const FLAGS = new Uint16Array(ts.SyntaxKind.Count);
FLAGS[ts.SyntaxKind.ExportKeyword] = Flag.Export;
FLAGS[ts.SyntaxKind.DefaultKeyword] = Flag.Default;
FLAGS[ts.SyntaxKind.AbstractKeyword] = Flag.Abstract;
FLAGS[ts.SyntaxKind.StaticKeyword] = Flag.Static;
FLAGS[ts.SyntaxKind.ReadonlyKeyword] = Flag.Readonly;
FLAGS[ts.SyntaxKind.PrivateKeyword] = Flag.Private;
FLAGS[ts.SyntaxKind.ProtectedKeyword] = Flag.Protected;
FLAGS[ts.SyntaxKind.AsyncKeyword] = Flag.Async;
FLAGS[ts.SyntaxKind.PublicKeyword] = Flag.Public;
FLAGS[ts.SyntaxKind.OverrideKeyword] = Flag.Override;
FLAGS[ts.SyntaxKind.Decorator] = Flag.Decorated;

type Modifiers = readonly ts.ModifierLike[] | undefined;

/** The modifiers of a declaration, a sum of `Flag`s. */
export function readFlags(modifiers: Modifiers): number {
  let flags = 0;
  if (modifiers !== undefined) for (const { kind } of modifiers) flags |= FLAGS[kind]!;
  return flags;
}

/** The decorators among modifiers; `undefined` where there are none. */
export function readDecorators(reader: CodeReader, modifiers: Modifiers): Expression[] | undefined {
  if ((readFlags(modifiers) & Flag.Decorated) === 0) return undefined;
  return modifiers!.flatMap(one => (ts.isDecorator(one) ? [reader.readExpression(one.expression)] : []));
}

const { Identifier, PrivateIdentifier, ComputedPropertyName } = ts.SyntaxKind;

/** The name of a member: its own text, without `#`; `[Symbol.iterator]` for a computed one, `[]` if that is no plain name. */
export function memberName(name: ts.PropertyName | ts.BindingName): string {
  if (name.kind === Identifier) return name.text;
  if (name.kind === PrivateIdentifier) return name.text.slice(1);
  if (name.kind === ComputedPropertyName) {
    const { expression } = name;
    if (ts.isStringLiteralLike(expression) || ts.isNumericLiteral(expression)) return expression.text;
    return `[${dottedText(expression) ?? ''}]`;
  }
  return 'text' in name ? name.text : '';
}

/** The text of `a.b.c`, from its first name on; `undefined` for anything else. */
export function dottedText(node: ts.Node): string | undefined {
  let text = '';
  for (let at = node; ; ) {
    if (at.kind === Identifier) return (at as ts.Identifier).text + text;
    if (ts.isPropertyAccessExpression(at)) {
      text = `.${at.name.text}${text}`;
      at = at.expression;
    } else if (ts.isQualifiedName(at)) {
      text = `.${at.right.text}${text}`;
      at = at.left;
    } else return at.kind === ts.SyntaxKind.ThisKeyword ? `this${text}` : undefined;
  }
}
