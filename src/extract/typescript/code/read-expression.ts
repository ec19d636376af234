import { ts } from 'ts-morph';
import type { Entry, Expression } from '../../../model/code';
import {
  type CodeReader,
  DEEPEST,
  lineOfStart,
  memberName,
  OWN_CLASS,
  UNKNOWN,
  type Writable,
} from './code-reader';
import { readClass } from './read-class';
import { readFunction } from './read-function';
import { readJsxElement, readJsxFragment, readJsxSelfClosing } from './read-jsx';
import { readBinary, readUnary } from './read-operator';
import { readTypes } from './read-type';

type Read = (reader: CodeReader, node: never) => Expression;

/** A longer string is a literal without text. In UTF-16 code units. */
const LONGEST_TEXT = 60;

const { Identifier, PropertyAccessExpression, ThisKeyword } = ts.SyntaxKind;

/** What an expression says. Types that it asserts are left out. */
export function readExpression(reader: CodeReader, node: ts.Expression): Expression {
  const read = READERS[node.kind];
  if (read === undefined || reader.depth >= DEEPEST) return UNKNOWN;
  reader.depth++;
  const expression = read(reader, node as never);
  reader.depth--;
  return expression;
}

function readAll(reader: CodeReader, nodes: readonly ts.Expression[]): Expression[] {
  return nodes.map(node => readExpression(reader, node));
}

function readName(_: CodeReader, { text }: ts.Identifier): Expression {
  if (text === 'undefined') return { kind: 'literal', type: 'null' };
  // Missing in half-typed code.
  return text === '' ? UNKNOWN : { kind: 'name', name: text };
}

function readMember(reader: CodeReader, node: ts.PropertyAccessExpression): Expression {
  const name = memberName(node.name);
  if (name === 'constructor' && node.expression.kind === ThisKeyword) return OWN_CLASS;
  const of = readExpression(reader, node.expression);
  if (name === '') return of;
  if (node.questionDotToken !== undefined) return { kind: 'member', of, name, optional: true };
  return { kind: 'member', of, name };
}

function readCall(reader: CodeReader, node: ts.CallExpression | ts.NewExpression): Expression {
  const { expression, typeArguments } = node;
  const made: Writable<Extract<Expression, { kind: 'call' }>> = {
    kind: 'call',
    line: lineOfCallee(reader, expression),
    callee: readExpression(reader, expression),
    args: node.arguments === undefined ? [] : readAll(reader, node.arguments),
  };
  if (node.kind === ts.SyntaxKind.NewExpression) made.isNew = true;
  if (typeArguments !== undefined) made.typeArguments = readTypes(reader, typeArguments)!;
  return made;
}

/** In a chain of calls each has its own line: that of the name of what is called. */
function lineOfCallee(reader: CodeReader, callee: ts.Expression): number {
  if (callee.kind === Identifier || callee.kind === PropertyAccessExpression)
    return reader.lineOf(callee.end);
  return lineOfStart(reader, callee);
}

function readTagged(reader: CodeReader, node: ts.TaggedTemplateExpression): Expression {
  const call = {
    kind: 'call',
    line: lineOfCallee(reader, node.tag),
    callee: readExpression(reader, node.tag),
    args: [readExpression(reader, node.template)],
  } as const;
  const types = readTypes(reader, node.typeArguments);
  return types === undefined ? call : { ...call, typeArguments: types };
}

function readText(_: CodeReader, { text }: ts.LiteralLikeNode): Expression {
  return text.length > LONGEST_TEXT
    ? { kind: 'literal', type: 'string' }
    : { kind: 'literal', type: 'string', text };
}

function readObject(reader: CodeReader, { properties }: ts.ObjectLiteralExpression): Expression {
  return { kind: 'dict', entries: properties.map(property => readEntry(reader, property)) };
}

function readEntry(reader: CodeReader, node: ts.ObjectLiteralElementLike): Entry {
  switch (node.kind) {
    case ts.SyntaxKind.SpreadAssignment:
      return { kind: 'entry', value: readExpression(reader, node.expression) };
    case ts.SyntaxKind.ShorthandPropertyAssignment:
      return { kind: 'entry', key: readKey(reader, node.name), value: readShorthand(reader, node) };
    case ts.SyntaxKind.PropertyAssignment:
      return {
        kind: 'entry',
        key: readKey(reader, node.name),
        value: readExpression(reader, node.initializer),
      };
    default:
      return { kind: 'entry', key: readKey(reader, node.name), value: readFunction(reader, node) };
  }
}

/** `{ a }`; in what is assigned to also `{ a = 1 }`. */
function readShorthand(reader: CodeReader, node: ts.ShorthandPropertyAssignment): Expression {
  const value = readExpression(reader, node.name);
  if (node.objectAssignmentInitializer === undefined) return value;
  const initial = readExpression(reader, node.objectAssignmentInitializer);
  return { kind: 'assignment', target: value, value: initial };
}

function readKey(reader: CodeReader, name: ts.PropertyName): Expression {
  if (ts.isComputedPropertyName(name)) return readExpression(reader, name.expression);
  if (ts.isNumericLiteral(name)) return { kind: 'literal', type: 'number', text: name.text };
  return { kind: 'literal', type: 'string', text: memberName(name) };
}

function readYield(reader: CodeReader, { expression, asteriskToken }: ts.YieldExpression): Expression {
  if (expression === undefined) return { kind: 'yield' };
  const of = readExpression(reader, expression);
  return asteriskToken === undefined ? { kind: 'yield', of } : { kind: 'yield', of, isFrom: true };
}

function readInner(reader: CodeReader, { expression }: { readonly expression: ts.Expression }): Expression {
  return readExpression(reader, expression);
}

function readWord(operator: string) {
  return (reader: CodeReader, { expression }: { readonly expression: ts.Expression }): Expression => ({
    kind: 'unary',
    operator,
    of: readExpression(reader, expression),
  });
}

const READERS: (Read | undefined)[] = [];

function on<T extends ts.Node>(kind: T['kind'], read: (reader: CodeReader, node: T) => Expression): void {
  READERS[kind] = read as Read;
}

on<ts.Identifier>(ts.SyntaxKind.Identifier, readName);
on(ts.SyntaxKind.ThisKeyword, reader => reader.self);
on(ts.SyntaxKind.SuperKeyword, () => ({ kind: 'super' }));
on(ts.SyntaxKind.ImportKeyword, () => ({ kind: 'name', name: 'import' }));
on(ts.SyntaxKind.NullKeyword, () => ({ kind: 'literal', type: 'null' }));
on(ts.SyntaxKind.TrueKeyword, () => ({ kind: 'literal', type: 'boolean', text: 'true' }));
on(ts.SyntaxKind.FalseKeyword, () => ({ kind: 'literal', type: 'boolean', text: 'false' }));
on(ts.SyntaxKind.RegularExpressionLiteral, () => ({ kind: 'literal', type: 'regex' }));
on<ts.StringLiteral>(ts.SyntaxKind.StringLiteral, readText);
on<ts.NoSubstitutionTemplateLiteral>(ts.SyntaxKind.NoSubstitutionTemplateLiteral, readText);
for (const kind of [ts.SyntaxKind.NumericLiteral, ts.SyntaxKind.BigIntLiteral] as const)
  on<ts.NumericLiteral | ts.BigIntLiteral>(kind, (_, { text }) => ({
    kind: 'literal',
    type: 'number',
    text: text.slice(0, LONGEST_TEXT),
  }));
on<ts.TemplateExpression>(ts.SyntaxKind.TemplateExpression, (reader, { templateSpans }) => ({
  kind: 'template',
  parts: templateSpans.map(({ expression }) => readExpression(reader, expression)),
}));
on<ts.PropertyAccessExpression>(PropertyAccessExpression, readMember);
on<ts.ElementAccessExpression>(ts.SyntaxKind.ElementAccessExpression, (reader, node) => ({
  kind: 'index',
  of: readExpression(reader, node.expression),
  index: readExpression(reader, node.argumentExpression),
}));
on<ts.CallExpression>(ts.SyntaxKind.CallExpression, readCall);
on<ts.NewExpression>(ts.SyntaxKind.NewExpression, readCall);
on<ts.TaggedTemplateExpression>(ts.SyntaxKind.TaggedTemplateExpression, readTagged);
on<ts.MetaProperty>(ts.SyntaxKind.MetaProperty, (_, { keywordToken, name }) =>
  keywordToken === ts.SyntaxKind.NewKeyword
    ? OWN_CLASS
    : { kind: 'member', of: { kind: 'name', name: 'import' }, name: name.text },
);
on<ts.ArrayLiteralExpression>(ts.SyntaxKind.ArrayLiteralExpression, (reader, { elements }) => ({
  kind: 'list',
  type: 'list',
  items: readAll(reader, elements),
}));
on<ts.ObjectLiteralExpression>(ts.SyntaxKind.ObjectLiteralExpression, readObject);
on<ts.ArrowFunction>(ts.SyntaxKind.ArrowFunction, (reader, node) => readFunction(reader, node));
on<ts.FunctionExpression>(ts.SyntaxKind.FunctionExpression, (reader, node) => readFunction(reader, node));
on<ts.ClassExpression>(ts.SyntaxKind.ClassExpression, (reader, node) => readClass(reader, node));
on<ts.BinaryExpression>(ts.SyntaxKind.BinaryExpression, readBinary);
on<ts.PrefixUnaryExpression>(ts.SyntaxKind.PrefixUnaryExpression, readUnary);
on<ts.PostfixUnaryExpression>(ts.SyntaxKind.PostfixUnaryExpression, readUnary);
on<ts.TypeOfExpression>(ts.SyntaxKind.TypeOfExpression, readWord('typeof'));
on<ts.DeleteExpression>(ts.SyntaxKind.DeleteExpression, readWord('delete'));
on<ts.VoidExpression>(ts.SyntaxKind.VoidExpression, readWord('void'));
on<ts.ConditionalExpression>(ts.SyntaxKind.ConditionalExpression, (reader, node) => ({
  kind: 'conditional',
  test: readExpression(reader, node.condition),
  then: readExpression(reader, node.whenTrue),
  otherwise: readExpression(reader, node.whenFalse),
}));
on<ts.AwaitExpression>(ts.SyntaxKind.AwaitExpression, (reader, { expression }) => ({
  kind: 'await',
  of: readExpression(reader, expression),
}));
on<ts.YieldExpression>(ts.SyntaxKind.YieldExpression, readYield);
on<ts.SpreadElement>(ts.SyntaxKind.SpreadElement, (reader, { expression }) => ({
  kind: 'spread',
  of: readExpression(reader, expression),
}));
on<ts.JsxElement>(ts.SyntaxKind.JsxElement, readJsxElement);
on<ts.JsxSelfClosingElement>(ts.SyntaxKind.JsxSelfClosingElement, readJsxSelfClosing);
on<ts.JsxFragment>(ts.SyntaxKind.JsxFragment, readJsxFragment);
on<ts.JsxExpression>(ts.SyntaxKind.JsxExpression, (reader, { expression }) =>
  expression === undefined ? UNKNOWN : readExpression(reader, expression),
);
on<ts.ParenthesizedExpression>(ts.SyntaxKind.ParenthesizedExpression, readInner);
on<ts.AsExpression>(ts.SyntaxKind.AsExpression, readInner);
on<ts.SatisfiesExpression>(ts.SyntaxKind.SatisfiesExpression, readInner);
on<ts.TypeAssertion>(ts.SyntaxKind.TypeAssertionExpression, readInner);
on<ts.NonNullExpression>(ts.SyntaxKind.NonNullExpression, readInner);
on<ts.ExpressionWithTypeArguments>(ts.SyntaxKind.ExpressionWithTypeArguments, readInner);
