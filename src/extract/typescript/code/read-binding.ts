import { ts } from 'ts-morph';
import type { Entry, Expression } from '../../../model/code';
import { type CodeReader, DEEPEST, memberName, UNKNOWN } from './code-reader';

const { Identifier, ObjectBindingPattern } = ts.SyntaxKind;

/** A name that a pattern binds, and what it is given. */
export interface Bound {
  readonly name: ts.Identifier;
  readonly value: Expression;
}

/** What a variable is called, or the pattern that takes a value apart as an expression of that form. */
export function readBindingName(reader: CodeReader, name: ts.BindingName): Expression {
  if (name.kind === Identifier) return name.text === '' ? UNKNOWN : { kind: 'name', name: name.text };
  if (reader.depth >= DEEPEST) return UNKNOWN;
  reader.depth++;
  const pattern: Expression =
    name.kind === ObjectBindingPattern
      ? { kind: 'dict', entries: name.elements.map(element => readEntry(reader, element)) }
      : { kind: 'list', type: 'list', items: name.elements.map(element => readItem(reader, element)) };
  reader.depth--;
  return pattern;
}

function readEntry(reader: CodeReader, element: ts.BindingElement): Entry {
  const value = readTarget(reader, element);
  if (element.dotDotDotToken !== undefined) return { kind: 'entry', value };
  return { kind: 'entry', key: readKey(reader, element), value };
}

function readKey(reader: CodeReader, { propertyName, name }: ts.BindingElement): Expression {
  const key = propertyName ?? name;
  if (ts.isComputedPropertyName(key)) return reader.readExpression(key.expression);
  return { kind: 'literal', type: 'string', text: memberName(key) };
}

function readItem(reader: CodeReader, element: ts.ArrayBindingElement): Expression {
  if (ts.isOmittedExpression(element)) return UNKNOWN;
  const target = readTarget(reader, element);
  return element.dotDotDotToken === undefined ? target : { kind: 'spread', of: target };
}

function readTarget(reader: CodeReader, { name, initializer }: ts.BindingElement): Expression {
  const target = readBindingName(reader, name);
  if (initializer === undefined) return target;
  return { kind: 'assignment', target, value: reader.readExpression(initializer) };
}

/**
 * What each name of a pattern is given out of `value`, where that can be said without saying anything twice but a path
 * of members: `undefined` where several names are taken from what a call gives.
 */
export function listBound(
  reader: CodeReader,
  pattern: ts.BindingPattern,
  value: Expression,
): Bound[] | undefined {
  const bound: Bound[] = [];
  collectBound(reader, pattern, value, bound);
  return bound.length === 1 || (bound.length > 0 && isPath(value)) ? bound : undefined;
}

function collectBound(
  reader: CodeReader,
  pattern: ts.BindingPattern,
  value: Expression,
  bound: Bound[],
): void {
  if (reader.depth >= DEEPEST) return;
  reader.depth++;
  for (const [place, element] of pattern.elements.entries()) {
    if (ts.isOmittedExpression(element)) continue;
    const { name, initializer } = element;
    const taken = takeOut(reader, pattern, element, place, value);
    const given: Expression =
      initializer === undefined
        ? taken
        : { kind: 'binary', operator: '??', left: taken, right: reader.readExpression(initializer) };
    if (name.kind !== Identifier) collectBound(reader, name, given, bound);
    else if (name.text !== '') bound.push({ name, value: given });
  }
  reader.depth--;
}

/** `value.name`, `value[place]`, or of a rest what it is taken from. */
function takeOut(
  reader: CodeReader,
  pattern: ts.BindingPattern,
  element: ts.BindingElement,
  place: number,
  value: Expression,
): Expression {
  if (element.dotDotDotToken !== undefined) return { kind: 'other', parts: [value] };
  if (pattern.kind !== ObjectBindingPattern)
    return { kind: 'index', of: value, index: { kind: 'literal', type: 'number', text: String(place) } };
  const key = element.propertyName ?? element.name;
  if (ts.isComputedPropertyName(key))
    return { kind: 'index', of: value, index: reader.readExpression(key.expression) };
  return { kind: 'member', of: value, name: memberName(key) };
}

function isPath(value: Expression): boolean {
  let at = value;
  while (at.kind === 'member') at = at.of;
  return at.kind === 'name' || at.kind === 'self' || at.kind === 'own-class' || at.kind === 'super';
}
