import type { Expression, FieldDeclaration, Parameter, TypeExpression } from '../code';
import { Has, Step } from '../code-format';
import { writeLine, writeNumber, writeStep, writeText } from '../code-writer';
import { type Packers, type Packing, packPart, packParts } from './packing';
import { packType } from './types';
import { pop, readLine, readNumber, readText, type Takers, type Writable } from './unpacking';
import { bitOfVisibility, setVisibility } from './visibility';

/** Writes what fields and parameters have alike: type, value and decorators. The answer says what there is of it. */
function packDeclaration(
  to: Packing,
  { declared, value, decorators, optional }: FieldDeclaration | Parameter,
): number {
  let has = optional ? Has.Optional : 0;
  if (declared !== undefined) {
    packType(to.writer, declared);
    has |= Has.Declared;
  }
  has |= packPart(to, value, Has.Value);
  return has | packParts(to, decorators, Has.Decorators);
}

/** Of what a class and a function declare to hold values. */
export const VARIABLE_PACKERS: Packers<'field' | 'parameter'> = {
  field(to, node) {
    const { writer } = to;
    let has = packDeclaration(to, node) | bitOfVisibility(node.visibility);
    if (node.static) has |= Has.Static;
    if (node.readonly) has |= Has.Readonly;
    if (node.isParameter) has |= Has.Special;
    writeStep(writer, Step.Field);
    writeNumber(writer, has);
    writeText(writer, node.name);
    writeLine(writer, node.line);
  },
  parameter(to, node) {
    const { writer } = to;
    let has = packDeclaration(to, node);
    if (node.rest !== undefined) has |= node.rest === 'list' ? Has.RestList : Has.RestDict;
    writeStep(writer, Step.Parameter);
    writeNumber(writer, has);
    writeText(writer, node.name);
  },
};

/** Of what a class and a function declare to hold values. */
export const VARIABLE_TAKERS: Takers<'Field' | 'Parameter'> = {
  Field(from) {
    const has = readNumber(from);
    const name = readText(from);
    const line = readLine(from);
    const decorators = has & Has.Decorators ? pop<Expression[]>(from) : undefined;
    const value = has & Has.Value ? pop<Expression>(from) : undefined;
    const node: Writable<FieldDeclaration> =
      has & Has.Declared
        ? { kind: 'field', name, line, declared: pop<TypeExpression>(from) }
        : { kind: 'field', name, line };
    if (value !== undefined) node.value = value;
    if (has & Has.Static) node.static = true;
    if (has & Has.Readonly) node.readonly = true;
    if (has & Has.Optional) node.optional = true;
    setVisibility(node, has);
    if (has & Has.Special) node.isParameter = true;
    if (decorators !== undefined) node.decorators = decorators;
    return node;
  },
  Parameter(from) {
    const has = readNumber(from);
    const name = readText(from);
    const decorators = has & Has.Decorators ? pop<Expression[]>(from) : undefined;
    const value = has & Has.Value ? pop<Expression>(from) : undefined;
    const node: Writable<Parameter> =
      has & Has.Declared
        ? { kind: 'parameter', name, declared: pop<TypeExpression>(from) }
        : { kind: 'parameter', name };
    if (value !== undefined) node.value = value;
    if (has & Has.Optional) node.optional = true;
    if (has & Has.RestList) node.rest = 'list';
    else if (has & Has.RestDict) node.rest = 'dict';
    if (decorators !== undefined) node.decorators = decorators;
    return node;
  },
};
