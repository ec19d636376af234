import { ts } from 'ts-morph';
import { shadowsRequire } from './require-scope';
import type { FoundImport } from './script-reading';

/** A node still to be looked at, with what its surroundings say. */
interface Visit {
  readonly node: ts.Node;
  /** Inside a function that something has to call first. */
  readonly deferred: boolean;
  /** `require` means a variable of the file here, not the module loader. */
  readonly shadowed: boolean;
  /** Names taken from the value of this very node, where the surroundings take it apart. */
  readonly names: readonly string[];
  /** This very node is called where it stands: `(function () { … })()`. */
  readonly called: boolean;
  /** This very node is an argument of AMD's `define`, whose factory gets the real `require` as a parameter. */
  readonly defined: boolean;
}

const WHOLE: readonly string[] = ['*'];
const NOTHING: readonly string[] = [];

/** Every import has one of these words; what holds neither need not be gone through. */
const WORD = /\b(?:require|import)\b/g;

/** The imports that are expressions or types: `require('…')`, `import('…')` and the type `import('…').T`. */
export function readExpressionImports(source: ts.SourceFile): FoundImport[] {
  const found: FoundImport[] = [];
  const words = Array.from(source.text.matchAll(WORD), match => match.index);
  // An own stack: chains of operators nest far deeper than the call stack allows.
  const stack: Visit[] = [
    { node: source, deferred: false, shadowed: false, names: WHOLE, called: false, defined: false },
  ];
  for (let visit = stack.pop(); visit !== undefined; visit = stack.pop()) {
    const fact = readNode(visit, source);
    if (fact !== undefined) found.push(fact);
    const parent = visit;
    const shadowed = visit.shadowed || (!visit.defined && shadowsRequire(visit.node));
    ts.forEachChild(visit.node, child => {
      if (child.kind !== ts.SyntaxKind.Identifier && holdsOne(words, child))
        stack.push(enter(parent, child, shadowed));
    });
  }
  return found;
}

/** Whether one of these offsets, which are in ascending order, lies in a node. */
function holdsOne(offsets: readonly number[], { pos, end }: ts.Node): boolean {
  let low = 0;
  let high = offsets.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (offsets[middle]! < pos) low = middle + 1;
    else high = middle;
  }
  return low < offsets.length && offsets[low]! < end;
}

function enter(visit: Visit, child: ts.Node, shadowed: boolean): Visit {
  const { node } = visit;
  return {
    node: child,
    deferred: visit.deferred || defers(visit, child),
    shadowed,
    names: namesTaken(visit, child),
    called: ts.isCallExpression(node) ? child === node.expression : visit.called && passesCallOn(node),
    defined:
      ts.isCallExpression(node) && ts.isIdentifier(node.expression) && node.expression.text === 'define',
  };
}

function readNode(
  { node, deferred, shadowed, names }: Visit,
  source: ts.SourceFile,
): FoundImport | undefined {
  if (ts.isCallExpression(node)) {
    const specifier = literalText(node.arguments[0]);
    if (specifier === undefined) return undefined;
    const start = node.getStart(source);
    if (isImport(node.expression))
      return { kind: 'dynamic', specifier, names, typeOnly: false, deferred, start };
    if (!shadowed && ts.isIdentifier(node.expression) && node.expression.text === 'require')
      return { kind: 'require', specifier, names, typeOnly: false, deferred, start };
    return undefined;
  }
  if (ts.isImportTypeNode(node) && ts.isLiteralTypeNode(node.argument)) {
    const specifier = literalText(node.argument.literal);
    if (specifier === undefined) return undefined;
    const taken = node.qualifier === undefined ? WHOLE : [firstName(node.qualifier)];
    const start = node.getStart(source);
    return { kind: 'import', specifier, names: taken, typeOnly: true, deferred: false, start };
  }
  return undefined;
}

/** What is called in `import('…')`, or in one of its phases: `import.defer('…')`, `import.source('…')`. */
function isImport(callee: ts.Expression): boolean {
  if (callee.kind === ts.SyntaxKind.ImportKeyword) return true;
  return (
    ts.isMetaProperty(callee) &&
    callee.keywordToken === ts.SyntaxKind.ImportKeyword &&
    (callee.name.text === 'defer' || callee.name.text === 'source')
  );
}

/** Which names the surroundings of `child` take from its value: `const { a } = child`, `child.a`, or it stands alone. */
function namesTaken({ node, names }: Visit, child: ts.Node): readonly string[] {
  if (ts.isVariableDeclaration(node) && child === node.initializer) return boundNames(node.name);
  if (ts.isPropertyAccessExpression(node)) return ts.isIdentifier(node.name) ? [node.name.text] : WHOLE;
  if (ts.isExpressionStatement(node)) return NOTHING;
  if (ts.isAwaitExpression(node) || ts.isParenthesizedExpression(node)) return names;
  return WHOLE;
}

function boundNames(name: ts.BindingName): readonly string[] {
  if (!ts.isObjectBindingPattern(name)) return WHOLE;
  const names = name.elements.map(element => {
    if (element.dotDotDotToken !== undefined) return '*';
    const key = element.propertyName ?? element.name;
    return ts.isIdentifier(key) || ts.isStringLiteral(key) ? key.text : '*';
  });
  return [...new Set(names)];
}

/** Whether going into `child` enters code that runs later than the code round it. */
function defers({ node, called }: Visit, child: ts.Node): boolean {
  if (ts.isPropertyDeclaration(node)) {
    return (
      child === node.initializer && !node.modifiers?.some(({ kind }) => kind === ts.SyntaxKind.StaticKeyword)
    );
  }
  return ts.isFunctionLike(node) && !called && child !== node.name;
}

/** `(f)()`, `f.call()` and `f.apply()` call `f`, too. */
function passesCallOn(node: ts.Node): boolean {
  if (ts.isPropertyAccessExpression(node)) return node.name.text === 'call' || node.name.text === 'apply';
  return ts.isParenthesizedExpression(node);
}

function literalText(node: ts.Node | undefined): string | undefined {
  return node !== undefined && ts.isStringLiteralLike(node) && node.text !== '' ? node.text : undefined;
}

function firstName(name: ts.EntityName): string {
  let first = name;
  while (ts.isQualifiedName(first)) first = first.left;
  return first.text;
}
