import { ts } from 'ts-morph';
import type { Expression } from '../../../model/code';
import type { CodeReader } from './code-reader';

/** Longer chains of operators become a list of what they combine: as a tree they would be too deep. */
const LONGEST_CHAIN = 32;

const ONE: Expression = { kind: 'literal', type: 'number', text: '1' };

/** The operator of `a = b`, which has none, is empty. `undefined` where nothing is assigned. */
export function assignedOperator(kind: ts.SyntaxKind): string | undefined {
  return ASSIGNMENTS[kind];
}

/** `a + b`, also `a = b` and `a, b`. */
export function readBinary(reader: CodeReader, node: ts.BinaryExpression): Expression {
  const { left, right } = node;
  const { kind } = node.operatorToken;
  const assigned = ASSIGNMENTS[kind];
  if (assigned !== undefined) {
    const target = reader.readExpression(left);
    const value = reader.readExpression(right);
    const made = { kind: 'assignment', target, value } as const;
    return assigned === '' ? made : { ...made, operator: assigned };
  }
  if (left.kind === ts.SyntaxKind.BinaryExpression && lengthOf(node) > LONGEST_CHAIN)
    return { kind: 'other', parts: listOperands(node).map(operand => reader.readExpression(operand)) };
  if (kind === ts.SyntaxKind.CommaToken)
    return { kind: 'other', parts: [reader.readExpression(left), reader.readExpression(right)] };
  return {
    kind: 'binary',
    operator: OPERATORS[kind] ?? ts.tokenToString(kind) ?? '',
    left: reader.readExpression(left),
    right: reader.readExpression(right),
  };
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
    node.kind === ts.SyntaxKind.BinaryExpression &&
    ASSIGNMENTS[(node as ts.BinaryExpression).operatorToken.kind] === undefined
  );
}

/** `!a`, `-a`; `++a` and `a--` are `a += 1` and `a -= 1`. */
export function readUnary(
  reader: CodeReader,
  { operator, operand }: ts.PrefixUnaryExpression | ts.PostfixUnaryExpression,
): Expression {
  const of = reader.readExpression(operand);
  const step = stepOf(operator);
  if (step !== undefined) return { kind: 'assignment', target: of, value: ONE, operator: step };
  const isNot = operator === ts.SyntaxKind.ExclamationToken;
  return { kind: 'unary', operator: isNot ? 'not' : (ts.tokenToString(operator) ?? ''), of };
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
