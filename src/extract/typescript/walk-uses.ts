import { ts } from 'ts-morph';
import type { RelationKind } from '../../model/symbol';
import { dropRepeated, type FoundUse, type NameMeaning } from '../collect-symbols';
import { dottedName } from './dotted-name';
import { startOf } from './start-of';
import { visitChildren } from './visit-children';

/** What the names at the top level of a script mean, by their escaped texts. */
export type ScriptNames = ReadonlyMap<ts.__String, NameMeaning>;

/** A name in a text that may turn out to be one that the code round it has declared itself. */
interface Candidate {
  readonly kind: RelationKind;
  readonly name: ts.__String;
  readonly meaning: NameMeaning;
  readonly members: string | undefined;
  readonly node: ts.Node;
}

/** Code that is nested deeper than this is read without what the code round it declares: chains of operators. */
const DEEPEST = 400;

/**
 * What the code of one symbol names, in the order of the text, each kind of use of each name once. Names that parameters
 * and declarations inside give a meaning of their own do not count, nor do those of properties. `owner` is the node that
 * holds `root`.
 */
export function walkUses(
  source: ts.SourceFile,
  names: ScriptNames,
  root: ts.Node,
  owner: ts.Node,
): FoundUse[] {
  const found: Candidate[] = [];
  /** Names of interest that the code on the way down has declared. */
  const declared: ts.__String[] = [];
  const deeper: { readonly parent: ts.Node; readonly node: ts.Node }[] = [];
  let parent: ts.Node = owner;
  let depth = 0;

  /** Notes `a`, or `a.b.c` as a whole; another expression is gone through. */
  function noteDotted(kind: RelationKind, node: ts.Node): void {
    let base = node;
    for (;;) {
      if (base.kind === PROPERTY_ACCESS) base = (base as ts.PropertyAccessExpression).expression;
      else if (base.kind === QUALIFIED) base = (base as ts.QualifiedName).left;
      else break;
    }
    if (base.kind !== IDENTIFIER) {
      enter(base);
      return;
    }
    const first = base as ts.Identifier;
    const meaning = names.get(first.escapedText);
    if (meaning === undefined) return;
    found.push({ kind, name: first.escapedText, meaning, members: dottedName(node)?.members, node: first });
  }

  /** Looks at a node below `parent`. */
  function enter(node: ts.Node): void {
    const { kind } = node;
    if (kind <= LAST_TOKEN) {
      if (kind === IDENTIFIER) enterIdentifier(node as ts.Identifier);
      return;
    }
    if (depth >= DEEPEST) {
      deeper.push({ parent, node });
      return;
    }
    depth++;
    const role = ROLES[kind];
    if (role === Role.Dotted) noteDotted('uses', node);
    else if (role === Role.Scope) enterScope(node);
    else enterChildren(node, role);
    depth--;
  }

  function enterChildren(node: ts.Node, role: number | undefined): void {
    const outer = parent;
    parent = node;
    if (role === Role.Special) enterSpecial(node, outer);
    else visitChildren(node, enter);
    parent = outer;
  }

  function enterSpecial(node: ts.Node, outer: ts.Node): void {
    if (ts.isNewExpression(node)) {
      noteDotted('creates', node.expression);
      node.typeArguments?.forEach(enter);
      node.arguments?.forEach(enter);
    } else if (ts.isHeritageClause(node)) {
      const isBase = node.token === ts.SyntaxKind.ExtendsKeyword;
      const kind = outer !== root ? 'uses' : isBase ? 'inherits' : 'implements';
      for (const { expression, typeArguments } of node.types) {
        noteDotted(kind, expression);
        typeArguments?.forEach(enter);
      }
    } else if (ts.isImportTypeNode(node)) {
      noteImportType(node);
      node.typeArguments?.forEach(enter);
    }
  }

  function enterScope(node: ts.Node): void {
    // The name of a nested declaration belongs to the code round it, that of an expression to itself.
    if (NAMED[node.kind] === 1) {
      const { name } = node as ts.DeclarationStatement;
      if (name !== undefined) declare(name as ts.Identifier);
    }
    const uses = found.length;
    const before = declared.length;
    enterChildren(node, undefined);
    if (declared.length === before) return;
    const own = new Set(declared.splice(before));
    let kept = uses;
    for (let i = uses; i < found.length; i++) if (!own.has(found[i]!.name)) found[kept++] = found[i]!;
    if (kept < found.length) found.length = kept;
  }

  function declare({ escapedText }: ts.Identifier): void {
    if (names.has(escapedText)) declared.push(escapedText);
  }

  function enterIdentifier(identifier: ts.Identifier): void {
    const meaning = names.get(identifier.escapedText);
    if (meaning === undefined) return;
    const holder = parent as ts.Node & { name?: ts.Node; propertyName?: ts.Node; label?: ts.Node };
    if (holder.name === identifier && holder.kind !== ts.SyntaxKind.ShorthandPropertyAssignment) {
      if (DECLARES[holder.kind] === 1) declared.push(identifier.escapedText);
      return;
    }
    if (holder.propertyName === identifier || holder.label === identifier) return;
    if (isJsxTag(holder, identifier) && /^[a-z]/.test(identifier.text)) return;
    found.push({ kind: 'uses', name: identifier.escapedText, meaning, members: undefined, node: identifier });
  }

  /** `import('./orders').Order`. */
  function noteImportType(node: ts.ImportTypeNode): void {
    const dotted = node.qualifier && dottedName(node.qualifier);
    if (dotted === undefined) return;
    const meaning = { import: startOf(source, node), name: dotted.first.text };
    found.push({ kind: 'uses', name: NO_NAME, meaning, members: dotted.members, node });
  }

  enter(root);
  for (let entry = deeper.pop(); entry !== undefined; entry = deeper.pop()) {
    declared.length = 0;
    parent = entry.parent;
    enter(entry.node);
  }
  return dropRepeated(found).map(({ kind, meaning, members, node }) => ({
    kind,
    meaning,
    members,
    start: startOf(source, node),
  }));
}

/** No code declares it. */
const NO_NAME = '' as ts.__String;

/** Nodes whose `name` gives a meaning to that name in the scope they stand in. */
const DECLARES = new Uint8Array(ts.SyntaxKind.Count);
for (const kind of [
  ts.SyntaxKind.VariableDeclaration,
  ts.SyntaxKind.Parameter,
  ts.SyntaxKind.BindingElement,
  ts.SyntaxKind.TypeParameter,
  ts.SyntaxKind.FunctionExpression,
  ts.SyntaxKind.ClassExpression,
  ts.SyntaxKind.EnumDeclaration,
  ts.SyntaxKind.ModuleDeclaration,
  ts.SyntaxKind.ImportEqualsDeclaration,
])
  DECLARES[kind] = 1;

/** Statements whose `name` has its meaning in the code round them. */
const NAMED = new Uint8Array(ts.SyntaxKind.Count);
for (const kind of [
  ts.SyntaxKind.FunctionDeclaration,
  ts.SyntaxKind.ClassDeclaration,
  ts.SyntaxKind.InterfaceDeclaration,
  ts.SyntaxKind.TypeAliasDeclaration,
])
  NAMED[kind] = 1;

function isJsxTag(owner: ts.Node, identifier: ts.Identifier): boolean {
  return (ts.isJsxOpeningLikeElement(owner) || ts.isJsxClosingElement(owner)) && owner.tagName === identifier;
}

/** How a node is gone through; all others simply have children. */
const Role = {
  /** `a.b.c`. */
  Dotted: 1,
  /** Names that are declared inside have their meaning there alone. */
  Scope: 2,
  Special: 3,
} as const;

// The compiler's table of kinds is slow to ask for every node.
const IDENTIFIER = ts.SyntaxKind.Identifier;
const LAST_TOKEN = ts.SyntaxKind.LastToken;
const PROPERTY_ACCESS = ts.SyntaxKind.PropertyAccessExpression;
const QUALIFIED = ts.SyntaxKind.QualifiedName;

/** By kind of node. */
const ROLES = new Uint8Array(ts.SyntaxKind.Count);
for (const kind of [ts.SyntaxKind.PropertyAccessExpression, ts.SyntaxKind.QualifiedName])
  ROLES[kind] = Role.Dotted;
for (const kind of [ts.SyntaxKind.NewExpression, ts.SyntaxKind.HeritageClause, ts.SyntaxKind.ImportType])
  ROLES[kind] = Role.Special;
for (const kind of [
  ts.SyntaxKind.Block,
  ts.SyntaxKind.CaseBlock,
  ts.SyntaxKind.ModuleBlock,
  ts.SyntaxKind.ForStatement,
  ts.SyntaxKind.ForInStatement,
  ts.SyntaxKind.ForOfStatement,
  ts.SyntaxKind.CatchClause,
  ts.SyntaxKind.FunctionDeclaration,
  ts.SyntaxKind.FunctionExpression,
  ts.SyntaxKind.ArrowFunction,
  ts.SyntaxKind.MethodDeclaration,
  ts.SyntaxKind.MethodSignature,
  ts.SyntaxKind.CallSignature,
  ts.SyntaxKind.ConstructSignature,
  ts.SyntaxKind.Constructor,
  ts.SyntaxKind.GetAccessor,
  ts.SyntaxKind.SetAccessor,
  ts.SyntaxKind.ClassDeclaration,
  ts.SyntaxKind.ClassExpression,
  ts.SyntaxKind.InterfaceDeclaration,
  ts.SyntaxKind.TypeAliasDeclaration,
  ts.SyntaxKind.FunctionType,
  ts.SyntaxKind.ConstructorType,
  ts.SyntaxKind.MappedType,
  ts.SyntaxKind.ConditionalType,
])
  ROLES[kind] = Role.Scope;
