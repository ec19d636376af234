import type { Expression } from '../code';
import { Has, Step } from '../code-format';
import { writeNumber, writeStep, writeText } from '../code-writer';
import { type Packers, packNode, packPart } from './packing';
import { type Made, pop, readNumber, readText, type Takers } from './unpacking';

/** Of expressions that work out a value from others. */
export const OPERATOR_PACKERS: Packers<
  'binary' | 'unary' | 'conditional' | 'spread' | 'await' | 'yield' | 'assignment'
> = {
  binary(to, node) {
    packNode(to, node.left);
    packNode(to, node.right);
    writeStep(to.writer, Step.Binary);
    writeText(to.writer, node.operator);
  },
  unary(to, node) {
    packNode(to, node.of);
    writeStep(to.writer, Step.Unary);
    writeText(to.writer, node.operator);
  },
  conditional(to, node) {
    packNode(to, node.test);
    packNode(to, node.then);
    packNode(to, node.otherwise);
    writeStep(to.writer, Step.Conditional);
  },
  spread(to, node) {
    packNode(to, node.of);
    writeStep(to.writer, Step.Spread);
  },
  await(to, node) {
    packNode(to, node.of);
    writeStep(to.writer, Step.Await);
  },
  yield(to, node) {
    const has = packPart(to, node.of, Has.Value);
    writeStep(to.writer, Step.Yield);
    writeNumber(to.writer, has | (node.isFrom ? Has.Special : 0));
  },
  assignment(to, { target, value, operator }) {
    const { writer } = to;
    packNode(to, target);
    packNode(to, value);
    writeStep(writer, Step.Assignment);
    writeNumber(writer, operator === undefined ? 0 : Has.Name);
    if (operator !== undefined) writeText(writer, operator);
  },
};

/** Of expressions that work out a value from others. */
export const OPERATOR_TAKERS: Takers<
  'Binary' | 'Unary' | 'Conditional' | 'Spread' | 'Await' | 'Yield' | 'Assignment'
> = {
  Binary(from) {
    const right = pop<Expression>(from);
    return { kind: 'binary', operator: readText(from), left: pop<Expression>(from), right };
  },
  Unary: from => ({ kind: 'unary', operator: readText(from), of: pop<Expression>(from) }),
  Conditional(from) {
    const otherwise = pop<Expression>(from);
    const then = pop<Expression>(from);
    return { kind: 'conditional', test: pop<Expression>(from), then, otherwise };
  },
  Spread: from => ({ kind: 'spread', of: pop<Expression>(from) }),
  Await: from => ({ kind: 'await', of: pop<Expression>(from) }),
  Yield(from) {
    const has = readNumber(from);
    const node: Made<'yield'> =
      has & Has.Value ? { kind: 'yield', of: pop<Expression>(from) } : { kind: 'yield' };
    if (has & Has.Special) node.isFrom = true;
    return node;
  },
  Assignment(from) {
    const value = pop<Expression>(from);
    const target = pop<Expression>(from);
    return readNumber(from) & Has.Name
      ? { kind: 'assignment', target, value, operator: readText(from) }
      : { kind: 'assignment', target, value };
  },
};
