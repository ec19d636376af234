import type { Expression, TypeExpression } from '../code';
import { Has, JUMP_TYPES, Step } from '../code-format';
import { type CodeWriter, writeLine, writeNumber, writeStep, writeText } from '../code-writer';
import { type Packers, packNode, packPart } from './packing';
import { packType } from './types';
import {
  type Made,
  type Part,
  pop,
  readLine,
  readNumber,
  readText,
  type Takers,
  type Unpacking,
} from './unpacking';

function writeResult(writer: CodeWriter, step: number, has: number, line: number): void {
  writeStep(writer, step);
  writeNumber(writer, has);
  writeLine(writer, line);
}

/** Of statements that have no others in them. */
export const ACTION_PACKERS: Packers<'assign' | 'do' | 'return' | 'raise' | 'jump'> = {
  assign(to, node) {
    const { writer } = to;
    packNode(to, node.target);
    let has = packPart(to, node.value, Has.Value);
    if (node.declared !== undefined) {
      packType(writer, node.declared);
      has |= Has.Declared;
    }
    if (node.operator !== undefined) has |= Has.Name;
    if (node.isDeclaration) has |= Has.Special;
    if (node.exported) has |= Has.Exported;
    writeStep(writer, Step.Assign);
    writeNumber(writer, has);
    writeLine(writer, node.line);
    if (node.operator !== undefined) writeText(writer, node.operator);
  },
  do(to, node) {
    packNode(to, node.value);
    writeStep(to.writer, Step.Do);
    writeLine(to.writer, node.line);
  },
  return(to, { value, line }) {
    writeResult(to.writer, Step.Return, packPart(to, value, Has.Value), line);
  },
  raise(to, { value, line }) {
    writeResult(to.writer, Step.Raise, packPart(to, value, Has.Value), line);
  },
  jump({ writer }, { type }) {
    writeStep(writer, Step.Jump);
    writeNumber(writer, JUMP_TYPES.indexOf(type));
  },
};

function takeResult(from: Unpacking, kind: 'return' | 'raise'): Part {
  const has = readNumber(from);
  const line = readLine(from);
  return has & Has.Value ? { kind, line, value: pop<Expression>(from) } : { kind, line };
}

/** Of statements that have no others in them. */
export const ACTION_TAKERS: Takers<'Assign' | 'Effect' | 'Do' | 'Return' | 'Raise' | 'Jump'> = {
  Assign(from) {
    const has = readNumber(from);
    const line = readLine(from);
    const operator = has & Has.Name ? readText(from) : undefined;
    const declared = has & Has.Declared ? pop<TypeExpression>(from) : undefined;
    const value = has & Has.Value ? pop<Expression>(from) : undefined;
    const target = pop<Expression>(from);
    let node: Made<'assign'>;
    if (value === undefined) node = { kind: 'assign', line, target };
    else node = { kind: 'assign', line, target, value };
    if (operator !== undefined) node.operator = operator;
    if (declared !== undefined) node.declared = declared;
    if (has & Has.Special) node.isDeclaration = true;
    if (has & Has.Exported) node.exported = true;
    return node;
  },
  Effect(from) {
    const line = readLine(from);
    const { target, value, operator } = pop<Made<'assignment'>>(from);
    return operator === undefined
      ? { kind: 'assign', line, target, value }
      : { kind: 'assign', line, target, value, operator };
  },
  Do: from => ({ kind: 'do', line: readLine(from), value: pop<Expression>(from) }),
  Return: from => takeResult(from, 'return'),
  Raise: from => takeResult(from, 'raise'),
  Jump: from => ({ kind: 'jump', type: JUMP_TYPES[readNumber(from)]! }),
};
