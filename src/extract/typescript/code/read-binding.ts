import { ts } from 'ts-morph';
import { Has, LIST_TYPES, Step } from '../../../model/code-format';
import { writeList, writeNumber, writeStep, writeText } from '../../../model/code-writer';
import { type CodeReader, DEEPEST, memberName, readUnknown } from './code-reader';
import { writeAssignment } from './read-operator';
import { writeLiteral, writeMember, writeName, writeString } from './write-nodes';

const { Identifier, ObjectBindingPattern } = ts.SyntaxKind;

/** Where a pattern takes something out of a value. */
interface Taking {
  readonly pattern: ts.BindingPattern;
  readonly element: ts.BindingElement;
  readonly place: number;
}

/** A name that a pattern binds, and how what it is given is taken out of the whole value. */
export interface Bound {
  readonly name: ts.Identifier;
  readonly path: readonly Taking[];
}

/** Reads what a variable is called, or the pattern that takes a value apart as an expression of that form. */
export function readBindingName(reader: CodeReader, name: ts.BindingName): void {
  const { writer } = reader;
  if (name.kind === Identifier) {
    if (name.text === '') readUnknown(reader);
    else writeName(reader, name.text);
    return;
  }
  if (reader.depth >= DEEPEST) {
    readUnknown(reader);
    return;
  }
  reader.depth++;
  if (name.kind === ObjectBindingPattern) {
    for (const element of name.elements) readEntry(reader, element);
    writeList(writer, name.elements.length);
    writeStep(writer, Step.Dict);
  } else {
    for (const element of name.elements) readItem(reader, element);
    writeList(writer, name.elements.length);
    writeStep(writer, Step.Items);
    writeNumber(writer, LIST_TYPES.indexOf('list'));
  }
  reader.depth--;
}

function readEntry(reader: CodeReader, element: ts.BindingElement): void {
  const { writer } = reader;
  const isRest = element.dotDotDotToken !== undefined;
  if (!isRest) readKey(reader, element);
  readTarget(reader, element);
  writeStep(writer, Step.Entry);
  writeNumber(writer, isRest ? 0 : Has.Value);
}

function readKey(reader: CodeReader, { propertyName, name }: ts.BindingElement): void {
  const key = propertyName ?? name;
  if (ts.isComputedPropertyName(key)) reader.readExpression(key.expression);
  else writeString(reader, memberName(key));
}

function readItem(reader: CodeReader, element: ts.ArrayBindingElement): void {
  if (ts.isOmittedExpression(element)) readUnknown(reader);
  else {
    readTarget(reader, element);
    if (element.dotDotDotToken !== undefined) writeStep(reader.writer, Step.Spread);
  }
}

function readTarget(reader: CodeReader, { name, initializer }: ts.BindingElement): void {
  readBindingName(reader, name);
  if (initializer === undefined) return;
  reader.readExpression(initializer);
  writeAssignment(reader, '');
}

/**
 * The names of a pattern, where what each is given can be said without saying anything twice but a path of members:
 * `undefined` where several names are taken from what a call gives.
 */
export function listBound(
  reader: CodeReader,
  pattern: ts.BindingPattern,
  value: ts.Expression,
): Bound[] | undefined {
  const bound: Bound[] = [];
  collectBound(pattern, [], reader.depth, bound);
  return bound.length === 1 || (bound.length > 0 && isPath(value, reader.depth)) ? bound : undefined;
}

function collectBound(
  pattern: ts.BindingPattern,
  before: readonly Taking[],
  depth: number,
  bound: Bound[],
): void {
  if (depth >= DEEPEST) return;
  for (const [place, element] of pattern.elements.entries()) {
    if (ts.isOmittedExpression(element)) continue;
    const path = [...before, { pattern, element, place }];
    const { name } = element;
    if (name.kind !== Identifier) collectBound(name, path, depth + 1, bound);
    else if (name.text !== '') bound.push({ name, path });
  }
}

/** Reads how a name's value is taken out of the one that was written last. */
export function readTaking(reader: CodeReader, { path }: Bound): void {
  const outer = reader.depth;
  for (const { pattern, element, place } of path) {
    reader.depth++;
    takeOut(reader, pattern, element, place);
    if (element.initializer === undefined) continue;
    reader.readExpression(element.initializer);
    writeStep(reader.writer, Step.Binary);
    writeText(reader.writer, '??');
  }
  reader.depth = outer;
}

/** `value.name`, `value[place]`, or of a rest what it is taken from. */
function takeOut(
  reader: CodeReader,
  pattern: ts.BindingPattern,
  element: ts.BindingElement,
  place: number,
): void {
  const { writer } = reader;
  if (element.dotDotDotToken !== undefined) {
    writeList(writer, 1);
    writeStep(writer, Step.Other);
    return;
  }
  const key = element.propertyName ?? element.name;
  if (pattern.kind !== ObjectBindingPattern) {
    writeLiteral(reader, 'number', String(place));
    writeStep(writer, Step.Index);
  } else if (ts.isComputedPropertyName(key)) {
    reader.readExpression(key.expression);
    writeStep(writer, Step.Index);
  } else writeMember(reader, memberName(key));
}

/** Whether what an expression is read as is a name, or a path of members from one. */
function isPath(node: ts.Expression, depth: number): boolean {
  let at = node;
  for (let level = depth; level < DEEPEST; level++)
    switch (at.kind) {
      case ts.SyntaxKind.Identifier: {
        const { text } = at as ts.Identifier;
        return text !== '' && text !== 'undefined';
      }
      case ts.SyntaxKind.ThisKeyword:
      case ts.SyntaxKind.SuperKeyword:
      case ts.SyntaxKind.ImportKeyword:
      case ts.SyntaxKind.MetaProperty:
        return true;
      case ts.SyntaxKind.PropertyAccessExpression:
      case ts.SyntaxKind.ParenthesizedExpression:
      case ts.SyntaxKind.AsExpression:
      case ts.SyntaxKind.SatisfiesExpression:
      case ts.SyntaxKind.TypeAssertionExpression:
      case ts.SyntaxKind.NonNullExpression:
      case ts.SyntaxKind.ExpressionWithTypeArguments:
        at = (at as ts.PropertyAccessExpression | ts.ParenthesizedExpression).expression;
        break;
      default:
        return false;
    }
  return false;
}
