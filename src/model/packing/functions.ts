import type { Expression, FunctionDeclaration, Parameter, Statement, TypeExpression } from '../code';
import { FUNCTION_TYPES, Has, Step } from '../code-format';
import { writeLine, writeNumber, writeStep, writeText } from '../code-writer';
import { type Packers, packNodes, packParts } from './packing';
import { packType } from './types';
import { pop, readLine, readNumber, readText, type Takers, type Writable } from './unpacking';
import { bitOfVisibility, setVisibility } from './visibility';

/** Of functions. */
export const FUNCTION_PACKERS: Packers<'function'> = {
  function(to, node) {
    const { writer } = to;
    packNodes(to, node.parameters);
    let has = packParts(to, node.body, Has.Body);
    if (node.returns !== undefined) {
      packType(writer, node.returns);
      has |= Has.Declared;
    }
    has |= packParts(to, node.decorators, Has.Decorators);
    has |= bitOfVisibility(node.visibility);
    if (node.static) has |= Has.Static;
    if (node.ofClass) has |= Has.OfClass;
    if (node.abstract) has |= Has.Abstract;
    if (node.async) has |= Has.Async;
    if (node.generator) has |= Has.Generator;
    if (node.exported) has |= Has.Exported;
    writeStep(writer, Step.Function);
    writeNumber(writer, has);
    writeText(writer, node.name);
    writeNumber(writer, FUNCTION_TYPES.indexOf(node.type));
    writeLine(writer, node.line);
    writeLine(writer, node.endLine);
  },
};

/** Of functions. */
export const FUNCTION_TAKERS: Takers<'Function'> = {
  Function(from) {
    const has = readNumber(from);
    const name = readText(from);
    const type = FUNCTION_TYPES[readNumber(from)]!;
    const line = readLine(from);
    const endLine = readLine(from);
    const decorators = has & Has.Decorators ? pop<Expression[]>(from) : undefined;
    const returns = has & Has.Declared ? pop<TypeExpression>(from) : undefined;
    const body = has & Has.Body ? pop<Statement[]>(from) : undefined;
    const parameters = pop<Parameter[]>(from);
    let node: Writable<FunctionDeclaration>;
    if (body === undefined) node = { kind: 'function', name, type, line, endLine, parameters };
    else node = { kind: 'function', name, type, line, endLine, parameters, body };
    if (returns !== undefined) node.returns = returns;
    if (has & Has.Static) node.static = true;
    if (has & Has.OfClass) node.ofClass = true;
    if (has & Has.Abstract) node.abstract = true;
    if (has & Has.Async) node.async = true;
    if (has & Has.Generator) node.generator = true;
    if (has & Has.Exported) node.exported = true;
    setVisibility(node, has);
    if (decorators !== undefined) node.decorators = decorators;
    return node;
  },
};
