import type { Expression, TypeExpression } from '../code';
import { Has, Step } from '../code-format';
import { writeLine, writeNumber, writeStep, writeText } from '../code-writer';
import { type Packers, packNode, packNodes } from './packing';
import { packTypes } from './types';
import { type Made, pop, readLine, readNumber, readText, type Takers } from './unpacking';

/** Of expressions that lead to something: names, members, calls. */
export const REFERENCE_PACKERS: Packers<
  'name' | 'self' | 'own-class' | 'super' | 'member' | 'index' | 'call' | 'keyword'
> = {
  name({ writer }, { name }) {
    writeStep(writer, Step.Name);
    writeText(writer, name);
  },
  self: ({ writer }) => writeStep(writer, Step.Self),
  'own-class': ({ writer }) => writeStep(writer, Step.OwnClass),
  super: ({ writer }) => writeStep(writer, Step.Super),
  member(to, node) {
    const { writer } = to;
    packNode(to, node.of);
    writeStep(writer, Step.Member);
    writeNumber(writer, node.optional ? Has.Optional : 0);
    writeText(writer, node.name);
  },
  index(to, node) {
    packNode(to, node.of);
    packNode(to, node.index);
    writeStep(to.writer, Step.Index);
  },
  call(to, node) {
    const { writer } = to;
    let has = node.isNew ? Has.Special : 0;
    packNode(to, node.callee);
    packNodes(to, node.args);
    if (node.typeArguments !== undefined) {
      packTypes(writer, node.typeArguments);
      has |= Has.Declared;
    }
    writeStep(writer, Step.Call);
    writeNumber(writer, has);
    writeLine(writer, node.line);
  },
  keyword(to, { name, value }) {
    const { writer } = to;
    packNode(to, value);
    writeStep(writer, Step.Keyword);
    writeNumber(writer, name === undefined ? 0 : Has.Name);
    if (name !== undefined) writeText(writer, name);
  },
};

/** Of expressions that lead to something: names, members, calls. */
export const REFERENCE_TAKERS: Takers<
  'Name' | 'Self' | 'OwnClass' | 'Super' | 'Member' | 'Index' | 'Call' | 'Keyword'
> = {
  Name: from => ({ kind: 'name', name: readText(from) }),
  Self: () => ({ kind: 'self' }),
  OwnClass: () => ({ kind: 'own-class' }),
  Super: () => ({ kind: 'super' }),
  Member(from) {
    const has = readNumber(from);
    const name = readText(from);
    const of = pop<Expression>(from);
    return has & Has.Optional ? { kind: 'member', of, name, optional: true } : { kind: 'member', of, name };
  },
  Index(from) {
    const index = pop<Expression>(from);
    return { kind: 'index', of: pop<Expression>(from), index };
  },
  Call(from) {
    const has = readNumber(from);
    const line = readLine(from);
    const typeArguments = has & Has.Declared ? pop<TypeExpression[]>(from) : undefined;
    const args = pop<Expression[]>(from);
    const callee = pop<Expression>(from);
    let node: Made<'call'>;
    if (has & Has.Special) node = { kind: 'call', line, callee, args, isNew: true };
    else node = { kind: 'call', line, callee, args };
    if (typeArguments !== undefined) node.typeArguments = typeArguments;
    return node;
  },
  Keyword(from) {
    const value = pop<Expression>(from);
    return readNumber(from) & Has.Name
      ? { kind: 'keyword', value, name: readText(from) }
      : { kind: 'keyword', value };
  },
};
