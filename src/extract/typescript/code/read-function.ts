import { ts } from 'ts-morph';
import type { FunctionDeclaration, Parameter, Statement } from '../../../model/code';
import {
  type CodeReader,
  Flag,
  lineOfStart,
  memberName,
  OWN_CLASS,
  readDecorators,
  readFlags,
  SELF,
  type Writable,
} from './code-reader';
import { readType } from './read-type';

/** Functions of all kinds, and the signatures of methods. */
export type FunctionNode = ts.FunctionLikeDeclaration | ts.MethodSignature;

const { Identifier, PrivateIdentifier, Block, ArrowFunction } = ts.SyntaxKind;

/** A function, whatever it is; constructors are called `constructor`. `fallback`: its name where it has none. */
export function readFunction(reader: CodeReader, node: FunctionNode, fallback = ''): FunctionDeclaration {
  const flags = readFlags(node.modifiers);
  const { name, body } = node as { name?: ts.PropertyName; body?: ts.Block | ts.Expression };
  const line = name === undefined ? lineOfStart(reader, node) : reader.lineOf(name.end);
  const type = TYPES[node.kind] ?? 'function';
  const made: Writable<FunctionDeclaration> = {
    kind: 'function',
    name: type === 'constructor' ? type : ((name && memberName(name)) ?? fallback),
    type,
    line,
    endLine: Math.max(line, reader.lineOf(node.end)),
    parameters: readParameters(reader, node.parameters),
  };
  if (node.type !== undefined) made.returns = readType(reader, node.type);
  if (flags !== 0) {
    if (flags & Flag.Static) made.static = true;
    if (flags & Flag.Abstract) made.abstract = true;
    if (flags & Flag.Async) made.async = true;
    if (flags & Flag.Export) made.exported = true;
    if (flags & Flag.Private) made.visibility = 'private';
    else if (flags & Flag.Protected) made.visibility = 'protected';
    const decorators = readDecorators(reader, node.modifiers);
    if (decorators !== undefined) made.decorators = decorators;
  }
  if (name?.kind === PrivateIdentifier) made.visibility = 'private';
  if ((node as ts.FunctionDeclaration).asteriskToken !== undefined) made.generator = true;
  if (body === undefined) return made;
  // An arrow function has no `this` of its own.
  const outer = reader.self;
  if (node.kind !== ArrowFunction) reader.self = flags & Flag.Static ? OWN_CLASS : SELF;
  made.body = readBody(reader, body);
  reader.self = outer;
  return made;
}

function readBody(reader: CodeReader, body: ts.Block | ts.Expression): Statement[] {
  if (body.kind === Block) return reader.readStatements((body as ts.Block).statements);
  const value = body as ts.Expression;
  return [{ kind: 'return', line: lineOfStart(reader, value), value: reader.readExpression(value) }];
}

function readParameters(reader: CodeReader, nodes: readonly ts.ParameterDeclaration[]): Parameter[] {
  const parameters: Parameter[] = [];
  for (const node of nodes) {
    const { name, type, initializer } = node;
    const text = name.kind === Identifier ? name.text : '';
    // Says the type of `this`, and is none that is given.
    if (text === 'this') continue;
    const made: Writable<Parameter> = { kind: 'parameter', name: text };
    if (type !== undefined) made.declared = readType(reader, type);
    if (initializer !== undefined) made.value = reader.readExpression(initializer);
    if (node.questionToken !== undefined) made.optional = true;
    if (node.dotDotDotToken !== undefined) made.rest = 'list';
    const decorators = node.modifiers && readDecorators(reader, node.modifiers);
    if (decorators !== undefined) made.decorators = decorators;
    parameters.push(made);
  }
  return parameters;
}

/** Whether `node` is an overload of what comes next: of functions of one name, the last stands for all. */
export function isOverload(node: FunctionNode, next: ts.Node | undefined): boolean {
  if (next === undefined || next.kind !== node.kind) return false;
  if ((node as { body?: ts.Node }).body !== undefined) return false;
  const { name } = node as { name?: ts.PropertyName };
  const { name: other } = next as { name?: ts.PropertyName };
  if (name === undefined || other === undefined) return name === other;
  return memberName(name) === memberName(other);
}

const TYPES: (FunctionDeclaration['type'] | undefined)[] = [];
TYPES[ts.SyntaxKind.MethodDeclaration] = 'method';
TYPES[ts.SyntaxKind.MethodSignature] = 'method';
TYPES[ts.SyntaxKind.Constructor] = 'constructor';
TYPES[ts.SyntaxKind.GetAccessor] = 'getter';
TYPES[ts.SyntaxKind.SetAccessor] = 'setter';
TYPES[ts.SyntaxKind.ArrowFunction] = 'lambda';
