import { ts } from 'ts-morph';
import { Has, LIST_TYPES, Step } from '../../../model/code-format';
import { writeLine, writeList, writeNumber, writeStep, writeText } from '../../../model/code-writer';
import { packTypes } from '../../../model/packing/types';
import { type CodeReader, DEEPEST, lineOfStart, memberName, readUnknown } from './code-reader';
import { readClass } from './read-class';
import { readFunction } from './read-function';
import { readJsxElement, readJsxFragment, readJsxSelfClosing } from './read-jsx';
import { readBinary, readUnary } from './read-operator';
import { readTypes } from './read-type';
import { writeLiteral, writeMember, writeName, writeString } from './write-nodes';

type Read = (reader: CodeReader, node: never) => void;

/** A longer string is a literal without text. In UTF-16 code units. */
const LONGEST_TEXT = 60;

const { Identifier, PropertyAccessExpression, ThisKeyword } = ts.SyntaxKind;

/** Reads what an expression says. Types that it asserts are left out. */
export function readExpression(reader: CodeReader, node: ts.Expression): void {
  const read = READERS[node.kind];
  if (read === undefined || reader.depth >= DEEPEST) {
    readUnknown(reader);
    return;
  }
  reader.depth++;
  read(reader, node as never);
  reader.depth--;
}

function readAll(reader: CodeReader, nodes: readonly ts.Expression[]): void {
  for (let i = 0; i < nodes.length; i++) readExpression(reader, nodes[i]!);
  writeList(reader.writer, nodes.length);
}

function readName(reader: CodeReader, { text }: ts.Identifier): void {
  if (text === 'undefined') writeLiteral(reader, 'null');
  // Missing in half-typed code.
  else if (text === '') readUnknown(reader);
  else writeName(reader, text);
}

function readMember(reader: CodeReader, node: ts.PropertyAccessExpression): void {
  const { writer } = reader;
  const name = memberName(node.name);
  if (name === 'constructor' && node.expression.kind === ThisKeyword) {
    writeStep(writer, Step.OwnClass);
    return;
  }
  readExpression(reader, node.expression);
  if (name === '') return;
  writeStep(writer, Step.Member);
  writeNumber(writer, node.questionDotToken === undefined ? 0 : Has.Optional);
  writeText(writer, name);
}

function readCall(reader: CodeReader, node: ts.CallExpression | ts.NewExpression): void {
  const { writer } = reader;
  const { expression, typeArguments } = node;
  const line = lineOfCallee(reader, expression);
  readExpression(reader, expression);
  if (node.arguments === undefined) writeList(writer, 0);
  else readAll(reader, node.arguments);
  let has = node.kind === ts.SyntaxKind.NewExpression ? Has.Special : 0;
  if (typeArguments !== undefined) {
    packTypes(writer, readTypes(reader, typeArguments));
    has |= Has.Declared;
  }
  writeStep(writer, Step.Call);
  writeNumber(writer, has);
  writeLine(writer, line);
}

/** In a chain of calls each has its own line: that of the name of what is called. */
function lineOfCallee(reader: CodeReader, callee: ts.Expression): number {
  if (callee.kind === Identifier || callee.kind === PropertyAccessExpression)
    return reader.lineOf(callee.end);
  return lineOfStart(reader, callee);
}

function readTagged(reader: CodeReader, { tag, template, typeArguments }: ts.TaggedTemplateExpression): void {
  const { writer } = reader;
  const line = lineOfCallee(reader, tag);
  readExpression(reader, tag);
  readAll(reader, [template]);
  if (typeArguments !== undefined) packTypes(writer, readTypes(reader, typeArguments));
  writeStep(writer, Step.Call);
  writeNumber(writer, typeArguments === undefined ? 0 : Has.Declared);
  writeLine(writer, line);
}

function readText(reader: CodeReader, { text }: ts.LiteralLikeNode): void {
  if (text.length > LONGEST_TEXT) writeLiteral(reader, 'string');
  else writeString(reader, text);
}

function readObject(reader: CodeReader, { properties }: ts.ObjectLiteralExpression): void {
  for (const property of properties) readEntry(reader, property);
  writeList(reader.writer, properties.length);
  writeStep(reader.writer, Step.Dict);
}

function readEntry(reader: CodeReader, node: ts.ObjectLiteralElementLike): void {
  const { writer } = reader;
  const isSpread = node.kind === ts.SyntaxKind.SpreadAssignment;
  if (!isSpread) readKey(reader, node.name);
  switch (node.kind) {
    case ts.SyntaxKind.SpreadAssignment:
      readExpression(reader, node.expression);
      break;
    case ts.SyntaxKind.ShorthandPropertyAssignment:
      readShorthand(reader, node);
      break;
    case ts.SyntaxKind.PropertyAssignment:
      readExpression(reader, node.initializer);
      break;
    default:
      readFunction(reader, node);
  }
  writeStep(writer, Step.Entry);
  writeNumber(writer, isSpread ? 0 : Has.Value);
}

/** `{ a }`; in what is assigned to also `{ a = 1 }`. */
function readShorthand(reader: CodeReader, node: ts.ShorthandPropertyAssignment): void {
  readExpression(reader, node.name);
  if (node.objectAssignmentInitializer === undefined) return;
  readExpression(reader, node.objectAssignmentInitializer);
  writeStep(reader.writer, Step.Assignment);
  writeNumber(reader.writer, 0);
}

function readKey(reader: CodeReader, name: ts.PropertyName): void {
  if (name.kind === Identifier) writeString(reader, name.text);
  else if (ts.isComputedPropertyName(name)) readExpression(reader, name.expression);
  else if (ts.isNumericLiteral(name)) writeLiteral(reader, 'number', name.text);
  else writeString(reader, memberName(name));
}

function readYield(reader: CodeReader, { expression, asteriskToken }: ts.YieldExpression): void {
  if (expression !== undefined) readExpression(reader, expression);
  const isFrom = expression !== undefined && asteriskToken !== undefined;
  writeStep(reader.writer, Step.Yield);
  writeNumber(reader.writer, (expression === undefined ? 0 : Has.Value) | (isFrom ? Has.Special : 0));
}

function readInner(reader: CodeReader, { expression }: { readonly expression: ts.Expression }): void {
  readExpression(reader, expression);
}

/** What is said of one expression: `await a`. */
function readOne(step: number) {
  return (reader: CodeReader, { expression }: { readonly expression: ts.Expression }): void => {
    readExpression(reader, expression);
    writeStep(reader.writer, step);
  };
}

function readWord(operator: string) {
  return (reader: CodeReader, { expression }: { readonly expression: ts.Expression }): void => {
    readExpression(reader, expression);
    writeStep(reader.writer, Step.Unary);
    writeText(reader.writer, operator);
  };
}

const READERS: (Read | undefined)[] = [];

function on<T extends ts.Node>(kind: T['kind'], read: (reader: CodeReader, node: T) => void): void {
  READERS[kind] = read as Read;
}

on<ts.Identifier>(ts.SyntaxKind.Identifier, readName);
on(ts.SyntaxKind.ThisKeyword, reader => writeStep(reader.writer, reader.self));
on(ts.SyntaxKind.SuperKeyword, reader => writeStep(reader.writer, Step.Super));
on(ts.SyntaxKind.ImportKeyword, reader => writeName(reader, 'import'));
on(ts.SyntaxKind.NullKeyword, reader => writeLiteral(reader, 'null'));
on(ts.SyntaxKind.TrueKeyword, reader => writeLiteral(reader, 'boolean', 'true'));
on(ts.SyntaxKind.FalseKeyword, reader => writeLiteral(reader, 'boolean', 'false'));
on(ts.SyntaxKind.RegularExpressionLiteral, reader => writeLiteral(reader, 'regex'));
on<ts.StringLiteral>(ts.SyntaxKind.StringLiteral, readText);
on<ts.NoSubstitutionTemplateLiteral>(ts.SyntaxKind.NoSubstitutionTemplateLiteral, readText);
for (const kind of [ts.SyntaxKind.NumericLiteral, ts.SyntaxKind.BigIntLiteral] as const)
  on<ts.NumericLiteral | ts.BigIntLiteral>(kind, (reader, { text }) =>
    writeLiteral(reader, 'number', text.slice(0, LONGEST_TEXT)),
  );
on<ts.TemplateExpression>(ts.SyntaxKind.TemplateExpression, (reader, { templateSpans }) => {
  for (const { expression } of templateSpans) readExpression(reader, expression);
  writeList(reader.writer, templateSpans.length);
  writeStep(reader.writer, Step.Template);
});
on<ts.PropertyAccessExpression>(PropertyAccessExpression, readMember);
on<ts.ElementAccessExpression>(ts.SyntaxKind.ElementAccessExpression, (reader, node) => {
  readExpression(reader, node.expression);
  readExpression(reader, node.argumentExpression);
  writeStep(reader.writer, Step.Index);
});
on<ts.CallExpression>(ts.SyntaxKind.CallExpression, readCall);
on<ts.NewExpression>(ts.SyntaxKind.NewExpression, readCall);
on<ts.TaggedTemplateExpression>(ts.SyntaxKind.TaggedTemplateExpression, readTagged);
on<ts.MetaProperty>(ts.SyntaxKind.MetaProperty, (reader, { keywordToken, name }) => {
  if (keywordToken === ts.SyntaxKind.NewKeyword) writeStep(reader.writer, Step.OwnClass);
  else {
    writeName(reader, 'import');
    writeMember(reader, name.text);
  }
});
on<ts.ArrayLiteralExpression>(ts.SyntaxKind.ArrayLiteralExpression, (reader, { elements }) => {
  readAll(reader, elements);
  writeStep(reader.writer, Step.Items);
  writeNumber(reader.writer, LIST_TYPES.indexOf('list'));
});
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
on<ts.ConditionalExpression>(ts.SyntaxKind.ConditionalExpression, (reader, node) => {
  readExpression(reader, node.condition);
  readExpression(reader, node.whenTrue);
  readExpression(reader, node.whenFalse);
  writeStep(reader.writer, Step.Conditional);
});
on<ts.AwaitExpression>(ts.SyntaxKind.AwaitExpression, readOne(Step.Await));
on<ts.YieldExpression>(ts.SyntaxKind.YieldExpression, readYield);
on<ts.SpreadElement>(ts.SyntaxKind.SpreadElement, readOne(Step.Spread));
on<ts.JsxElement>(ts.SyntaxKind.JsxElement, readJsxElement);
on<ts.JsxSelfClosingElement>(ts.SyntaxKind.JsxSelfClosingElement, readJsxSelfClosing);
on<ts.JsxFragment>(ts.SyntaxKind.JsxFragment, readJsxFragment);
on<ts.JsxExpression>(ts.SyntaxKind.JsxExpression, (reader, { expression }) => {
  if (expression === undefined) readUnknown(reader);
  else readExpression(reader, expression);
});
on<ts.ParenthesizedExpression>(ts.SyntaxKind.ParenthesizedExpression, readInner);
on<ts.AsExpression>(ts.SyntaxKind.AsExpression, readInner);
on<ts.SatisfiesExpression>(ts.SyntaxKind.SatisfiesExpression, readInner);
on<ts.TypeAssertion>(ts.SyntaxKind.TypeAssertionExpression, readInner);
on<ts.NonNullExpression>(ts.SyntaxKind.NonNullExpression, readInner);
on<ts.ExpressionWithTypeArguments>(ts.SyntaxKind.ExpressionWithTypeArguments, readInner);
