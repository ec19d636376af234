import { ts } from 'ts-morph';
import { Has, Step } from '../../../model/code-format';
import { writeLine, writeNumber, writeStep, writeText } from '../../../model/code-writer';
import { packType } from '../../../model/packing/types';
import { type CodeReader, lineOfStart } from './code-reader';
import { listBound, readBindingName, readTaking } from './read-binding';
import { readClass } from './read-class';
import { assignedOperator, listOperands } from './read-operator';
import { readType } from './read-type';

const { BinaryExpression, ParenthesizedExpression, CommaToken, EqualsToken, ClassExpression, Identifier } =
  ts.SyntaxKind;

/**
 * Reads a variable: one assignment, or one for each name where a pattern takes a path of members apart. The answer is how
 * many statements that is.
 */
export function readVariable(reader: CodeReader, node: ts.VariableDeclaration, exported: boolean): number {
  const { name, type, initializer } = node;
  const { writer } = reader;
  if (reader.required.has(node)) return 0;
  if (name.kind === Identifier && name.text === '') {
    if (initializer === undefined) return 0;
    readInitializer(reader, node);
    writeDo(reader, reader.lineOf(name.end));
    return 1;
  }
  const bound =
    name.kind === Identifier || initializer === undefined ? undefined : listBound(reader, name, initializer);
  if (bound !== undefined) {
    for (const one of bound) {
      readBindingName(reader, one.name);
      readInitializer(reader, node);
      readTaking(reader, one);
      const line = reader.lineOf(one.name.end);
      writeAssign(reader, Has.Value | Has.Special | exportedFlag(reader, one.name, exported), line);
    }
    return bound.length;
  }
  let has = Has.Special | exportedFlag(reader, name, exported);
  readBindingName(reader, name);
  if (initializer !== undefined) {
    readInitializer(reader, node);
    has |= Has.Value;
  }
  if (type !== undefined) {
    packType(writer, readType(reader, type));
    has |= Has.Declared;
  }
  writeAssign(reader, has, lineOfStart(reader, name));
  return 1;
}

/** What a list of exports names at the top level is exported as well. */
function exportedFlag({ depth, listed }: CodeReader, name: ts.BindingName, exported: boolean): number {
  return exported || (depth === 1 && name.kind === Identifier && listed.has(name.text)) ? Has.Exported : 0;
}

/** Writes an assignment whose parts are written. */
export function writeAssign({ writer }: CodeReader, has: number, line: number, operator = ''): void {
  writeStep(writer, Step.Assign);
  writeNumber(writer, operator === '' ? has : has | Has.Name);
  writeLine(writer, line);
  if (operator !== '') writeText(writer, operator);
}

function writeDo({ writer }: CodeReader, line: number): void {
  writeStep(writer, Step.Do);
  writeLine(writer, line);
}

/** Reads what a variable is given; a class without a name gets the variable's, as it does when it runs. */
export function readInitializer(reader: CodeReader, { name, initializer }: ts.VariableDeclaration): void {
  if (initializer!.kind === ClassExpression && name.kind === Identifier)
    readClass(reader, initializer as ts.ClassExpression, name.text || undefined);
  else reader.readExpression(initializer!);
}

/**
 * Reads an expression that stands alone: assignments, each of `a = b = c` and of `a, b` for itself, or what has to be done.
 * The answer is how many statements that is.
 */
export function readEffects(reader: CodeReader, node: ts.Expression): number {
  const { writer } = reader;
  let at = node;
  while (at.kind === ParenthesizedExpression) at = (at as ts.ParenthesizedExpression).expression;
  const operation = at.kind === BinaryExpression ? (at as ts.BinaryExpression) : undefined;
  if (operation?.operatorToken.kind === CommaToken && isFlat(operation)) {
    let count = 0;
    for (const operand of listOperands(operation)) count += readEffects(reader, operand);
    return count;
  }
  if (operation !== undefined && assignedOperator(operation.operatorToken.kind) !== undefined)
    return readAssignments(reader, operation);
  const line = lineOfStart(reader, at);
  reader.readExpression(at);
  if (writer.last === Step.Assignment) {
    writeStep(writer, Step.Effect);
    writeLine(writer, line);
  } else writeDo(reader, line);
  return 1;
}

/** Whether a chain is one of commas alone, so that what they part stands for itself. */
function isFlat(node: ts.BinaryExpression): boolean {
  let at: ts.Expression = node;
  while (at.kind === BinaryExpression) {
    const { operatorToken, left } = at as ts.BinaryExpression;
    if (operatorToken.kind !== CommaToken) return assignedOperator(operatorToken.kind) !== undefined;
    at = left;
  }
  return true;
}

/** `a = b = c` is `b = c` and `a = b`. */
function readAssignments(reader: CodeReader, node: ts.BinaryExpression): number {
  const chain = [node];
  for (let { right } = node; right.kind === BinaryExpression; ) {
    const next = right as ts.BinaryExpression;
    if (next.operatorToken.kind !== EqualsToken) break;
    chain.push(next);
    right = next.right;
  }
  for (let i = chain.length - 1; i >= 0; i--) {
    const { left, operatorToken } = chain[i]!;
    reader.readExpression(left);
    if (i === chain.length - 1) readAssigned(reader, chain[i]!);
    else reader.readExpression(chain[i + 1]!.left);
    const operator = assignedOperator(operatorToken.kind);
    writeAssign(reader, Has.Value, lineOfStart(reader, left), operator);
  }
  return chain.length;
}

function readAssigned(reader: CodeReader, { left, right }: ts.BinaryExpression): void {
  if (right.kind !== ClassExpression) {
    reader.readExpression(right);
    return;
  }
  const name = ts.isIdentifier(left) ? left.text : ts.isPropertyAccessExpression(left) ? left.name.text : '';
  readClass(reader, right as ts.ClassExpression, name === 'exports' ? undefined : name || undefined);
}
