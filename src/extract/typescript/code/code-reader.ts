import { ts } from 'ts-morph';
import { Has, Step } from '../../../model/code-format';
import { type CodeWriter, writeList, writeStep } from '../../../model/code-writer';
import { startOf } from '../start-of';

/**
 * What the readers of the parts of a script share. Nodes have no parents. What is read goes to the writer, part by part:
 * a node comes behind what it is made of.
 */
export interface CodeReader {
  readonly source: ts.SourceFile;
  readonly writer: CodeWriter;
  /** The line of an offset in `source`, counted from 1. */
  readonly lineOf: (offset: number) => number;
  /** Variables at the top level that hold what `require` gave; they are imports. */
  readonly required: ReadonlySet<ts.VariableDeclaration>;
  /** How many nodes are being read round the one at hand. */
  depth: number;
  /** Names that a list of exports names. */
  readonly listed: ReadonlySet<string>;
  /** What `this` is where the reading is, as a `Step`: an object, or the class in what is static. */
  self: number;
  /** Reads one expression. */
  readExpression(node: ts.Expression): void;
  /** Reads statements as a list of them. */
  readStatements(nodes: readonly ts.Statement[]): void;
  /** The same without making a list of them; the answer is how many statements came of them. */
  readEach(nodes: readonly ts.Statement[]): number;
}

/** Code that is nested deeper is left out; nobody has written it by hand. */
export const DEEPEST = 400;

/** Reads what cannot be said any better, or is too deep. */
export function readUnknown({ writer }: CodeReader): void {
  writeList(writer, 0);
  writeStep(writer, Step.Other);
}

/** The line of a node's first token. */
export function lineOfStart({ lineOf, source }: CodeReader, node: ts.Node): number {
  return lineOf(startOf(source, node));
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

/** Reads the decorators among modifiers as a list, where `flags` say that there are any; then the answer is `Has.Decorators`. */
export function readDecorators(reader: CodeReader, modifiers: Modifiers, flags: number): number {
  if ((flags & Flag.Decorated) === 0) return 0;
  let count = 0;
  for (const one of modifiers!) {
    if (one.kind !== Decorator) continue;
    reader.readExpression((one as ts.Decorator).expression);
    count++;
  }
  writeList(reader.writer, count);
  return Has.Decorators;
}

/** What modifiers say of a declaration, as `Has` has it. */
export function visibilityOf(flags: number, name: ts.Node | undefined): number {
  if (name?.kind === PrivateIdentifier || flags & Flag.Private) return Has.Private;
  return flags & Flag.Protected ? Has.Protected : 0;
}

const { Identifier, PrivateIdentifier, ComputedPropertyName, Decorator } = ts.SyntaxKind;

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
