import type { Case, Expression, Statement } from '../code';
import { Has, LOOP_TYPES, Step } from '../code-format';
import { writeLine, writeNumber, writeStep } from '../code-writer';
import { type Packers, packNode, packNodes, packPart, packParts } from './packing';
import { type Made, pop, readLine, readNumber, type Takers } from './unpacking';

/** Of statements that choose what is done next. */
export const BRANCH_PACKERS: Packers<'if' | 'switch' | 'case' | 'loop'> = {
  if(to, { line, test, then, otherwise }) {
    const { writer } = to;
    packNode(to, test);
    packNodes(to, then);
    const has = packParts(to, otherwise, Has.Otherwise);
    writeStep(writer, Step.If);
    writeNumber(writer, has);
    writeLine(writer, line);
  },
  switch(to, { line, on, cases }) {
    packNode(to, on);
    packNodes(to, cases);
    writeStep(to.writer, Step.Switch);
    writeLine(to.writer, line);
  },
  case(to, { line, tests, body }) {
    packNodes(to, tests);
    packNodes(to, body);
    writeStep(to.writer, Step.Case);
    writeLine(to.writer, line);
  },
  loop(to, node) {
    const { writer } = to;
    let has = node.async ? Has.Async : 0;
    has |= packPart(to, node.target, Has.Target);
    has |= packPart(to, node.over, Has.Value);
    packNodes(to, node.body);
    writeStep(writer, Step.Loop);
    writeNumber(writer, has);
    writeLine(writer, node.line);
    writeNumber(writer, LOOP_TYPES.indexOf(node.type));
  },
};

/** Of statements that choose what is done next. */
export const BRANCH_TAKERS: Takers<'If' | 'Switch' | 'Case' | 'Loop'> = {
  If(from) {
    const has = readNumber(from);
    const line = readLine(from);
    const otherwise = has & Has.Otherwise ? pop<Statement[]>(from) : undefined;
    const then = pop<Statement[]>(from);
    const test = pop<Expression>(from);
    return otherwise === undefined
      ? { kind: 'if', line, test, then }
      : { kind: 'if', line, test, then, otherwise };
  },
  Switch(from) {
    const line = readLine(from);
    const cases = pop<Case[]>(from);
    return { kind: 'switch', line, on: pop<Expression>(from), cases };
  },
  Case(from) {
    const line = readLine(from);
    const body = pop<Statement[]>(from);
    return { kind: 'case', line, tests: pop<Expression[]>(from), body };
  },
  Loop(from) {
    const has = readNumber(from);
    const line = readLine(from);
    const type = LOOP_TYPES[readNumber(from)]!;
    const body = pop<Statement[]>(from);
    const over = has & Has.Value ? pop<Expression>(from) : undefined;
    const target = has & Has.Target ? pop<Expression>(from) : undefined;
    const node: Made<'loop'> = {
      ...{ kind: 'loop', line, type },
      ...(target !== undefined && { target }),
      ...(over !== undefined && { over }),
      body,
    };
    if (has & Has.Async) node.async = true;
    return node;
  },
};
