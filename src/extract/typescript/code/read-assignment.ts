import { ts } from 'ts-morph';
import type { Expression, Statement } from '../../../model/code';
import { type CodeReader, lineOfStart, type Writable } from './code-reader';
import { listBound, readBindingName } from './read-binding';
import { readClass } from './read-class';
import { assignedOperator, listOperands } from './read-operator';
import { readType } from './read-type';

type Assign = Extract<Statement, { kind: 'assign' }>;

const { BinaryExpression, ParenthesizedExpression, CommaToken, EqualsToken, ClassExpression } = ts.SyntaxKind;

/** A variable: one assignment, or one for each name where a pattern takes a path of members apart. */
export function readVariable(
  reader: CodeReader,
  node: ts.VariableDeclaration,
  exported: boolean,
  out: Statement[],
): void {
  const { name, type } = node;
  if (reader.required.has(node)) return;
  const value = readInitializer(reader, node);
  if (name.kind === ts.SyntaxKind.Identifier && name.text === '') {
    if (value !== undefined) out.push({ kind: 'do', line: reader.lineOf(name.end), value });
    return;
  }
  const bound =
    name.kind === ts.SyntaxKind.Identifier || value === undefined
      ? undefined
      : listBound(reader, name, value);
  for (const one of bound ?? [{ name, value }]) {
    const made: Writable<Assign> = {
      kind: 'assign',
      line: bound === undefined ? lineOfStart(reader, name) : reader.lineOf(one.name.end),
      target: readBindingName(reader, one.name),
      isDeclaration: true,
    };
    if (one.value !== undefined) made.value = one.value;
    if (type !== undefined && bound === undefined) made.declared = readType(reader, type);
    if (exported) made.exported = true;
    out.push(made);
  }
}

/** What a variable is given; a class without a name gets the variable's, as it does when it runs. */
export function readInitializer(
  reader: CodeReader,
  { name, initializer }: ts.VariableDeclaration,
): Expression | undefined {
  if (initializer === undefined) return undefined;
  if (initializer.kind === ClassExpression && name.kind === ts.SyntaxKind.Identifier)
    return readClass(reader, initializer as ts.ClassExpression, name.text || undefined);
  return reader.readExpression(initializer);
}

/** An expression that stands alone: assignments, each of `a = b = c` and of `a, b` for itself, or what has to be done. */
export function readEffects(reader: CodeReader, node: ts.Expression, out: Statement[]): void {
  let at = node;
  while (at.kind === ParenthesizedExpression) at = (at as ts.ParenthesizedExpression).expression;
  const operation = at.kind === BinaryExpression ? (at as ts.BinaryExpression) : undefined;
  if (operation?.operatorToken.kind === CommaToken && isFlat(operation)) {
    for (const operand of listOperands(operation)) readEffects(reader, operand, out);
    return;
  }
  if (operation !== undefined && assignedOperator(operation.operatorToken.kind) !== undefined) {
    readAssignments(reader, operation, out);
    return;
  }
  const line = lineOfStart(reader, at);
  const value = reader.readExpression(at);
  if (value.kind !== 'assignment') out.push({ kind: 'do', line, value });
  else out.push({ ...value, kind: 'assign', line });
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
function readAssignments(reader: CodeReader, node: ts.BinaryExpression, out: Statement[]): void {
  const chain = [node];
  for (let { right } = node; right.kind === BinaryExpression; ) {
    const next = right as ts.BinaryExpression;
    if (next.operatorToken.kind !== EqualsToken) break;
    chain.push(next);
    right = next.right;
  }
  let value = readAssigned(reader, chain.at(-1)!);
  for (const { left, operatorToken } of chain.reverse()) {
    const target = reader.readExpression(left);
    const operator = assignedOperator(operatorToken.kind)!;
    const made = { kind: 'assign', line: lineOfStart(reader, left), target, value } as const;
    out.push(operator === '' ? made : { ...made, operator });
    value = target;
  }
}

function readAssigned(reader: CodeReader, { left, right }: ts.BinaryExpression): Expression {
  if (right.kind !== ClassExpression) return reader.readExpression(right);
  const name = ts.isIdentifier(left) ? left.text : ts.isPropertyAccessExpression(left) ? left.name.text : '';
  return readClass(reader, right as ts.ClassExpression, name === 'exports' ? undefined : name || undefined);
}
