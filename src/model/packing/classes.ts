import type {
  ClassDeclaration,
  Expression,
  FieldDeclaration,
  FunctionDeclaration,
  Keyword,
  Statement,
  TypeExpression,
} from '../code';
import { CLASS_TYPES, Has, Step } from '../code-format';
import { writeLine, writeNumber, writeStep, writeText } from '../code-writer';
import { type Packers, packNodes, packParts } from './packing';
import { packTypes } from './types';
import { pop, readLine, readNumber, readText, type Takers, type Writable } from './unpacking';

/** Of classes. */
export const CLASS_PACKERS: Packers<'class'> = {
  class(to, node) {
    const { writer } = to;
    let has = 0;
    packTypes(writer, node.bases);
    packNodes(to, node.fields);
    packNodes(to, node.methods);
    if (node.typeParameters !== undefined) {
      packTypes(writer, node.typeParameters);
      has |= Has.Declared;
    }
    if (node.implements !== undefined) {
      packTypes(writer, node.implements);
      has |= Has.Implements;
    }
    has |= packParts(to, node.keywords, Has.Keywords);
    has |= packParts(to, node.decorators, Has.Decorators);
    has |= packParts(to, node.body, Has.Body);
    if (node.abstract) has |= Has.Abstract;
    if (node.exported) has |= Has.Exported;
    writeStep(writer, Step.Class);
    writeNumber(writer, has);
    writeText(writer, node.name);
    writeNumber(writer, CLASS_TYPES.indexOf(node.type));
    writeLine(writer, node.line);
    writeLine(writer, node.endLine);
  },
};

/** Of classes. */
export const CLASS_TAKERS: Takers<'Class'> = {
  Class(from) {
    const has = readNumber(from);
    const name = readText(from);
    const type = CLASS_TYPES[readNumber(from)]!;
    const line = readLine(from);
    const endLine = readLine(from);
    const body = has & Has.Body ? pop<Statement[]>(from) : undefined;
    const decorators = has & Has.Decorators ? pop<Expression[]>(from) : undefined;
    const keywords = has & Has.Keywords ? pop<Keyword[]>(from) : undefined;
    const bound = has & Has.Implements ? pop<TypeExpression[]>(from) : undefined;
    const typeParameters = has & Has.Declared ? pop<string[]>(from) : undefined;
    const methods = pop<FunctionDeclaration[]>(from);
    const fields = pop<FieldDeclaration[]>(from);
    const bases = pop<TypeExpression[]>(from);
    const node: Writable<ClassDeclaration> = {
      ...{ kind: 'class', name, type, line, endLine, bases, fields, methods },
    };
    if (has & Has.Abstract) node.abstract = true;
    if (has & Has.Exported) node.exported = true;
    if (typeParameters !== undefined) node.typeParameters = typeParameters;
    if (bound !== undefined) node.implements = bound;
    if (keywords !== undefined) node.keywords = keywords;
    if (decorators !== undefined) node.decorators = decorators;
    if (body !== undefined) node.body = body;
    return node;
  },
};
