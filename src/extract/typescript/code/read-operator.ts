import { ts } from 'ts-morph';
import { Has, Step } from '../../../model/code-format';
import { writeList, writeNumber, writeStep, writeText } from '../../../model/code-writer';
import type { CodeReader } from './code-reader';
import { writeLiteral } from './write-nodes';

const { BinaryExpression } = ts.SyntaxKind;

/** Longer chains of operators become a list of what they combine: as a tree they would be too deep. */
const LONGEST_CHAIN = 32;

/** The operator of `a = b`, which has none, is empty. `undefined` where nothing is assigned. */
export function assignedOperator(kind: ts.SyntaxKind): string | undefined {
  return ASSIGNMENTS[kind];
}

/** Reads `a + b`, also `a = b` and `a, b`. */
export function readBinary(reader: CodeReader, node: ts.BinaryExpression): void {
  const { writer } = reader;
  const { left, right } = node;
  const { kind } = node.operatorToken;
  const assigned = ASSIGNMENTS[kind];
  if (assigned === undefined && left.kind === BinaryExpression && lengthOf(node) > LONGEST_CHAIN) {
    const operands = listOperands(node);
    for (const operand of operands) reader.readExpression(operand);
    writeList(writer, operands.length);
    writeStep(writer, Step.Other);
    return;
  }
  reader.readExpression(left);
  reader.readExpression(right);
  if (assigned !== undefined) writeAssignment(reader, assigned);
  else if (kind === ts.SyntaxKind.CommaToken) {
    writeList(writer, 2);
    writeStep(writer, Step.Other);
  } else {
    writeStep(writer, Step.Binary);
    writeText(writer, OPERATORS[kind] ?? ts.tokenToString(kind) ?? '');
  }
}

/** Writes that the last expression is assigned to the one before. `operator`: as `assignedOperator` has it. */
export function writeAssignment({ writer }: CodeReader, operator: string): void {
  writeStep(writer, Step.Assignment);
  writeNumber(writer, operator === '' ? 0 : Has.Name);
  if (operator !== '') writeText(writer, operator);
}

function lengthOf(node: ts.Expression): number {
  let length = 0;
  for (let at = node; isOperation(at) && length <= LONGEST_CHAIN; at = at.left) length++;
  return length;
}

/** What a chain combines, from left to right. */
export function listOperands(node: ts.Expression): ts.Expression[] {
  const operands: ts.Expression[] = [];
  let at = node;
  for (; isOperation(at); at = at.left) operands.push(at.right);
  operands.push(at);
  return operands.reverse();
}

function isOperation(node: ts.Expression): node is ts.BinaryExpression {
  return (
    node.kind === BinaryExpression &&
    ASSIGNMENTS[(node as ts.BinaryExpression).operatorToken.kind] === undefined
  );
}

/** Reads `!a`, `-a`; `++a` and `a--` are `a += 1` and `a -= 1`. */
export function readUnary(
  reader: CodeReader,
  { operator, operand }: ts.PrefixUnaryExpression | ts.PostfixUnaryExpression,
): void {
  reader.readExpression(operand);
  const step = stepOf(operator);
  if (step !== undefined) {
    writeLiteral(reader, 'number', '1');
    writeAssignment(reader, step);
    return;
  }
  const isNot = operator === ts.SyntaxKind.ExclamationToken;
  writeStep(reader.writer, Step.Unary);
  writeText(reader.writer, isNot ? 'not' : (ts.tokenToString(operator) ?? ''));
}

function stepOf(operator: ts.SyntaxKind): '+' | '-' | undefined {
  if (operator === ts.SyntaxKind.PlusPlusToken) return '+';
  return operator === ts.SyntaxKind.MinusMinusToken ? '-' : undefined;
}

/** Those that read otherwise than in the text. */
const OPERATORS: (string | undefined)[] = [];
OPERATORS[ts.SyntaxKind.AmpersandAmpersandToken] = 'and';
OPERATORS[ts.SyntaxKind.BarBarToken] = 'or';
OPERATORS[ts.SyntaxKind.EqualsEqualsEqualsToken] = '==';
OPERATORS[ts.SyntaxKind.ExclamationEqualsEqualsToken] = '!=';

const ASSIGNMENTS: (string | undefined)[] = [];
ASSIGNMENTS[ts.SyntaxKind.EqualsToken] = '';
ASSIGNMENTS[ts.SyntaxKind.PlusEqualsToken] = '+';
ASSIGNMENTS[ts.SyntaxKind.MinusEqualsToken] = '-';
ASSIGNMENTS[ts.SyntaxKind.AsteriskEqualsToken] = '*';
ASSIGNMENTS[ts.SyntaxKind.AsteriskAsteriskEqualsToken] = '**';
ASSIGNMENTS[ts.SyntaxKind.SlashEqualsToken] = '/';
ASSIGNMENTS[ts.SyntaxKind.PercentEqualsToken] = '%';
ASSIGNMENTS[ts.SyntaxKind.LessThanLessThanEqualsToken] = '<<';
ASSIGNMENTS[ts.SyntaxKind.GreaterThanGreaterThanEqualsToken] = '>>';
ASSIGNMENTS[ts.SyntaxKind.GreaterThanGreaterThanGreaterThanEqualsToken] = '>>>';
ASSIGNMENTS[ts.SyntaxKind.AmpersandEqualsToken] = '&';
ASSIGNMENTS[ts.SyntaxKind.BarEqualsToken] = '|';
ASSIGNMENTS[ts.SyntaxKind.CaretEqualsToken] = '^';
ASSIGNMENTS[ts.SyntaxKind.AmpersandAmpersandEqualsToken] = 'and';
ASSIGNMENTS[ts.SyntaxKind.BarBarEqualsToken] = 'or';
ASSIGNMENTS[ts.SyntaxKind.QuestionQuestionEqualsToken] = '??';
