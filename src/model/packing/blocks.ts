import type { Catch, Keyword, Statement, TypeExpression } from '../code';
import { Has, Step } from '../code-format';
import { writeLine, writeNumber, writeStep, writeText } from '../code-writer';
import { type Packers, packNodes, packParts } from './packing';
import { packType } from './types';
import { type Made, pop, readLine, readNumber, readText, type Takers } from './unpacking';

/** Of statements that hold others for what happens round these. */
export const BLOCK_PACKERS: Packers<'try' | 'catch' | 'with' | 'block'> = {
  try(to, node) {
    const { writer } = to;
    packNodes(to, node.body);
    packNodes(to, node.catches);
    let has = packParts(to, node.otherwise, Has.Otherwise);
    has |= packParts(to, node.finally, Has.Finally);
    writeStep(writer, Step.Try);
    writeNumber(writer, has);
    writeLine(writer, node.line);
  },
  catch(to, { line, caught, name, body }) {
    const { writer } = to;
    if (caught !== undefined) packType(writer, caught);
    packNodes(to, body);
    writeStep(writer, Step.Catch);
    writeNumber(writer, (caught === undefined ? 0 : Has.Declared) | (name === undefined ? 0 : Has.Name));
    writeLine(writer, line);
    if (name !== undefined) writeText(writer, name);
  },
  with(to, node) {
    const { writer } = to;
    packNodes(to, node.items);
    packNodes(to, node.body);
    writeStep(writer, Step.With);
    writeNumber(writer, node.async ? Has.Async : 0);
    writeLine(writer, node.line);
  },
  block(to, { name, body }) {
    const { writer } = to;
    packNodes(to, body);
    writeStep(writer, Step.Block);
    writeNumber(writer, name === undefined ? 0 : Has.Name);
    if (name !== undefined) writeText(writer, name);
  },
};

/** Of statements that hold others for what happens round these. */
export const BLOCK_TAKERS: Takers<'Try' | 'Catch' | 'With' | 'Block'> = {
  Try(from) {
    const has = readNumber(from);
    const line = readLine(from);
    const last = has & Has.Finally ? pop<Statement[]>(from) : undefined;
    const otherwise = has & Has.Otherwise ? pop<Statement[]>(from) : undefined;
    const catches = pop<Catch[]>(from);
    const node: Made<'try'> = { kind: 'try', line, body: pop<Statement[]>(from), catches };
    if (otherwise !== undefined) node.otherwise = otherwise;
    if (last !== undefined) node.finally = last;
    return node;
  },
  Catch(from) {
    const has = readNumber(from);
    const line = readLine(from);
    const name = has & Has.Name ? readText(from) : undefined;
    const body = pop<Statement[]>(from);
    const caught = has & Has.Declared ? pop<TypeExpression>(from) : undefined;
    return {
      kind: 'catch',
      line,
      ...(caught !== undefined && { caught }),
      ...(name !== undefined && { name }),
      body,
    };
  },
  With(from) {
    const has = readNumber(from);
    const line = readLine(from);
    const body = pop<Statement[]>(from);
    const node: Made<'with'> = { kind: 'with', line, items: pop<Keyword[]>(from), body };
    if (has & Has.Async) node.async = true;
    return node;
  },
  Block(from) {
    const node: Made<'block'> = { kind: 'block', body: pop<Statement[]>(from) };
    if (readNumber(from) & Has.Name) node.name = readText(from);
    return node;
  },
};
