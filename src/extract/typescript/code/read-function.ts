import { ts } from 'ts-morph';
import { FUNCTION_TYPES, Has, Step } from '../../../model/code-format';
import { writeLine, writeList, writeNumber, writeStep, writeText } from '../../../model/code-writer';
import { packType } from '../../../model/packing/types';
import {
  type CodeReader,
  Flag,
  lineOfStart,
  memberName,
  readDecorators,
  readFlags,
  visibilityOf,
} from './code-reader';
import { readType } from './read-type';

/** Functions of all kinds, and the signatures of methods. */
export type FunctionNode = ts.FunctionLikeDeclaration | ts.MethodSignature;

const { Identifier, Block, ArrowFunction } = ts.SyntaxKind;

/**
 * Reads a function, whatever it is; constructors are called `constructor`. `fallback`: its name where it has none.
 * `listed`: names that are exported elsewhere.
 */
export function readFunction(
  reader: CodeReader,
  node: FunctionNode,
  fallback = '',
  listed?: ReadonlySet<string>,
): void {
  const { writer } = reader;
  const flags = readFlags(node.modifiers);
  const { name, body } = node as { name?: ts.PropertyName; body?: ts.Block | ts.Expression };
  const type = TYPES[node.kind] ?? FUNCTION;
  const text = type === CONSTRUCTOR ? 'constructor' : name === undefined ? fallback : memberName(name);
  const line = name === undefined ? lineOfStart(reader, node) : reader.lineOf(name.end);
  let has = visibilityOf(flags, name);
  readParameters(reader, node.parameters);
  if (body !== undefined) {
    has |= Has.Body;
    // An arrow function has no `this` of its own.
    const outer = reader.self;
    if (node.kind !== ArrowFunction) reader.self = flags & Flag.Static ? Step.OwnClass : Step.Self;
    readBody(reader, body);
    reader.self = outer;
  }
  if (node.type !== undefined) {
    has |= Has.Declared;
    packType(writer, readType(reader, node.type));
  }
  if (flags !== 0) {
    has |= readDecorators(reader, node.modifiers, flags);
    if (flags & Flag.Static) has |= Has.Static;
    if (flags & Flag.Abstract) has |= Has.Abstract;
    if (flags & Flag.Async) has |= Has.Async;
  }
  if (flags & Flag.Export || listed?.has(text)) has |= Has.Exported;
  if ((node as ts.FunctionDeclaration).asteriskToken !== undefined) has |= Has.Generator;
  writeStep(writer, Step.Function);
  writeNumber(writer, has);
  writeText(writer, text);
  writeNumber(writer, type);
  writeLine(writer, line);
  writeLine(writer, Math.max(line, reader.lineOf(node.end)));
}

function readBody(reader: CodeReader, body: ts.Block | ts.Expression): void {
  if (body.kind === Block) {
    reader.readStatements((body as ts.Block).statements);
    return;
  }
  const { writer } = reader;
  reader.readExpression(body as ts.Expression);
  writeStep(writer, Step.Return);
  writeNumber(writer, Has.Value);
  writeLine(writer, lineOfStart(reader, body));
  writeList(writer, 1);
}

function readParameters(reader: CodeReader, nodes: readonly ts.ParameterDeclaration[]): void {
  const { writer } = reader;
  let count = 0;
  for (const node of nodes) {
    const { name, type, initializer } = node;
    const text = name.kind === Identifier ? name.text : '';
    // Says the type of `this`, and is none that is given.
    if (text === 'this') continue;
    let has = 0;
    if (type !== undefined) {
      packType(writer, readType(reader, type));
      has |= Has.Declared;
    }
    if (initializer !== undefined) {
      reader.readExpression(initializer);
      has |= Has.Value;
    }
    if (node.modifiers !== undefined)
      has |= readDecorators(reader, node.modifiers, readFlags(node.modifiers));
    if (node.questionToken !== undefined) has |= Has.Optional;
    if (node.dotDotDotToken !== undefined) has |= Has.RestList;
    writeStep(writer, Step.Parameter);
    writeNumber(writer, has);
    writeText(writer, text);
    count++;
  }
  writeList(writer, count);
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

/** By kind of node: the place in `FUNCTION_TYPES`. */
const TYPES: (number | undefined)[] = [];
const FUNCTION = FUNCTION_TYPES.indexOf('function');
const CONSTRUCTOR = FUNCTION_TYPES.indexOf('constructor');
TYPES[ts.SyntaxKind.MethodDeclaration] = FUNCTION_TYPES.indexOf('method');
TYPES[ts.SyntaxKind.MethodSignature] = FUNCTION_TYPES.indexOf('method');
TYPES[ts.SyntaxKind.Constructor] = CONSTRUCTOR;
TYPES[ts.SyntaxKind.GetAccessor] = FUNCTION_TYPES.indexOf('getter');
TYPES[ts.SyntaxKind.SetAccessor] = FUNCTION_TYPES.indexOf('setter');
TYPES[ts.SyntaxKind.ArrowFunction] = FUNCTION_TYPES.indexOf('lambda');
