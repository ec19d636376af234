import { ts } from 'ts-morph';
import { CLASS_TYPES, Has, Step } from '../../../model/code-format';
import { writeLine, writeList, writeNumber, writeStep, writeText } from '../../../model/code-writer';
import { packType, packTypes } from '../../../model/packing/types';
import {
  type CodeReader,
  Flag,
  lineOfStart,
  memberName,
  readDecorators,
  readFlags,
  visibilityOf,
} from './code-reader';
import { type FunctionNode, isOverload, readFunction } from './read-function';
import { readBase, readType } from './read-type';

type ClassNode =
  | ts.ClassLikeDeclaration
  | ts.InterfaceDeclaration
  | ts.EnumDeclaration
  | ts.TypeAliasDeclaration;

type Members = readonly (ts.ClassElement | ts.TypeElement)[];

const { Identifier, ExtendsKeyword, ImplementsKeyword } = ts.SyntaxKind;

/** Reads a class, declared or as a value. `fallback`: its name where it has none. `listed`: names that are exported elsewhere. */
export function readClass(
  reader: CodeReader,
  node: ts.ClassLikeDeclaration | ts.InterfaceDeclaration,
  fallback = 'default',
  listed?: ReadonlySet<string>,
): void {
  const { writer } = reader;
  const { members } = node;
  readHeritage(reader, node, ExtendsKeyword);
  writeList(writer, readFields(reader, members));
  writeList(writer, readMethods(reader, members));
  let has = readTypeParameters(reader, node);
  if (node.heritageClauses?.some(({ token }) => token === ImplementsKeyword)) {
    readHeritage(reader, node, ImplementsKeyword);
    has |= Has.Implements;
  }
  const flags = readFlags(node.modifiers);
  has |= readDecorators(reader, node.modifiers, flags);
  const count = readOthers(reader, members);
  if (count > 0) {
    writeList(writer, count);
    has |= Has.Body;
  }
  const type = node.kind === ts.SyntaxKind.InterfaceDeclaration ? 'interface' : 'class';
  writeClass(reader, node, type, has, flags, fallback, listed);
}

/** Reads an enum; its members are fields that belong to it. */
export function readEnum(
  reader: CodeReader,
  node: ts.EnumDeclaration,
  listed: ReadonlySet<string> | undefined,
): void {
  const { writer } = reader;
  writeList(writer, 0);
  for (const { name, initializer } of node.members) {
    if (initializer !== undefined) reader.readExpression(initializer);
    writeStep(writer, Step.Field);
    writeNumber(writer, Has.Static | (initializer === undefined ? 0 : Has.Value));
    writeText(writer, memberName(name));
    writeLine(writer, reader.lineOf(name.end));
  }
  writeList(writer, node.members.length);
  writeList(writer, 0);
  const flags = readFlags(node.modifiers);
  writeClass(reader, node, 'enum', readDecorators(reader, node.modifiers, flags), flags, '', listed);
}

/** Reads a type alias. Members of object types, alone or in an intersection, are its own; the rest of the type is its base. */
export function readAlias(
  reader: CodeReader,
  node: ts.TypeAliasDeclaration,
  listed: ReadonlySet<string> | undefined,
): void {
  const { writer } = reader;
  const parts: readonly ts.TypeNode[] = ts.isIntersectionTypeNode(node.type) ? node.type.types : [node.type];
  const own = parts.filter(ts.isTypeLiteralNode);
  const others = parts.filter(part => part.kind !== ts.SyntaxKind.TypeLiteral);
  const bases = others.map(part => readType(reader, part));
  packTypes(writer, bases.length > 1 ? [['&', ...bases]] : bases);
  let count = 0;
  for (const { members } of own) count += readFields(reader, members);
  writeList(writer, count);
  count = 0;
  for (const { members } of own) count += readMethods(reader, members);
  writeList(writer, count);
  const flags = readFlags(node.modifiers);
  const has = readTypeParameters(reader, node) | readDecorators(reader, node.modifiers, flags);
  writeClass(reader, node, 'type', has, flags, '', listed);
}

/** Writes a class whose parts are written. */
function writeClass(
  reader: CodeReader,
  node: ClassNode,
  type: (typeof CLASS_TYPES)[number],
  parts: number,
  flags: number,
  fallback: string,
  listed: ReadonlySet<string> | undefined,
): void {
  const { writer } = reader;
  const { name } = node;
  const text = name?.text || fallback;
  const line = name === undefined ? lineOfStart(reader, node) : reader.lineOf(name.end);
  let has = parts;
  if (flags & Flag.Abstract) has |= Has.Abstract;
  if (flags & Flag.Export || listed?.has(text)) has |= Has.Exported;
  writeStep(writer, Step.Class);
  writeNumber(writer, has);
  writeText(writer, text);
  writeNumber(writer, CLASS_TYPES.indexOf(type));
  writeLine(writer, line);
  writeLine(writer, Math.max(line, reader.lineOf(node.end)));
}

/** Reads the types that the last clause with this word names. */
function readHeritage(
  reader: CodeReader,
  { heritageClauses }: ts.ClassLikeDeclaration | ts.InterfaceDeclaration,
  word: ts.SyntaxKind,
): void {
  const clause = heritageClauses?.findLast(({ token }) => token === word);
  packTypes(reader.writer, clause === undefined ? [] : clause.types.map(type => readBase(reader, type)));
}

/** Reads the names of type parameters; the answer is `Has.Declared` where there are any. */
function readTypeParameters(
  { writer }: CodeReader,
  { typeParameters }: { readonly typeParameters?: readonly ts.TypeParameterDeclaration[] | undefined },
): number {
  if (typeParameters === undefined || typeParameters.length === 0) return 0;
  packTypes(
    writer,
    typeParameters.map(({ name }) => name.text),
  );
  return Has.Declared;
}

/** Reads the fields among members, also those that parameters of a constructor make; the answer is how many there are. */
function readFields(reader: CodeReader, nodes: Members): number {
  let count = 0;
  for (let i = 0; i < nodes.length; i++) {
    const node = nodes[i]!;
    if (node.kind === ts.SyntaxKind.PropertyDeclaration || node.kind === ts.SyntaxKind.PropertySignature)
      count += readField(reader, node as ts.PropertyDeclaration | ts.PropertySignature);
    else if (node.kind === ts.SyntaxKind.Constructor) {
      if (!isOverload(node as ts.ConstructorDeclaration, nodes[i + 1]))
        count += readParameterFields(reader, node as ts.ConstructorDeclaration);
    }
  }
  return count;
}

/** Reads a field; the answer is 0 where it has no name. */
function readField(reader: CodeReader, node: ts.PropertyDeclaration | ts.PropertySignature): number {
  const { writer } = reader;
  const { name, type, modifiers } = node;
  const { initializer } = node as ts.PropertyDeclaration;
  const text = memberName(name);
  if (text === '') return 0;
  const flags = readFlags(modifiers);
  let has = fieldFlags(flags, name);
  if (type !== undefined) {
    packType(writer, readType(reader, type));
    has |= Has.Declared;
  }
  if (initializer !== undefined) {
    const outer = reader.self;
    reader.self = flags & Flag.Static ? Step.OwnClass : Step.Self;
    reader.readExpression(initializer);
    reader.self = outer;
    has |= Has.Value;
  }
  if (node.questionToken !== undefined) has |= Has.Optional;
  has |= readDecorators(reader, modifiers, flags);
  writeField(reader, has, text, name);
  return 1;
}

/** Reads the fields that the parameters of a constructor make; the answer is how many there are. */
function readParameterFields(reader: CodeReader, { parameters }: ts.ConstructorDeclaration): number {
  let count = 0;
  for (const { name, modifiers, type, questionToken } of parameters) {
    // Any modifier makes a field; a decorator is none.
    const flags = readFlags(modifiers);
    if ((flags & ~Flag.Decorated) === 0) continue;
    if (name.kind !== Identifier || name.text === '') continue;
    let has = fieldFlags(flags, name) | Has.Special;
    if (type !== undefined) {
      packType(reader.writer, readType(reader, type));
      has |= Has.Declared;
    }
    if (questionToken !== undefined) has |= Has.Optional;
    has |= readDecorators(reader, modifiers, flags);
    writeField(reader, has, name.text, name);
    count++;
  }
  return count;
}

function fieldFlags(flags: number, name: ts.Node): number {
  const has = visibilityOf(flags, name) | (flags & Flag.Static ? Has.Static : 0);
  return flags & Flag.Readonly ? has | Has.Readonly : has;
}

function writeField({ writer, lineOf }: CodeReader, has: number, text: string, name: ts.Node): void {
  writeStep(writer, Step.Field);
  writeNumber(writer, has);
  writeText(writer, text);
  writeLine(writer, lineOf(name.end));
}

/** Reads the methods among members; the answer is how many there are. */
function readMethods(reader: CodeReader, nodes: Members): number {
  let count = 0;
  for (let i = 0; i < nodes.length; i++) {
    const node = nodes[i]!;
    if (!isMethod(node) || isOverload(node, nodes[i + 1])) continue;
    if (node.kind !== ts.SyntaxKind.Constructor && memberName(node.name as ts.PropertyName) === '') continue;
    readFunction(reader, node);
    count++;
  }
  return count;
}

function isMethod(node: ts.ClassElement | ts.TypeElement): node is FunctionNode & ts.ClassElement {
  switch (node.kind) {
    case ts.SyntaxKind.Constructor:
    case ts.SyntaxKind.MethodDeclaration:
    case ts.SyntaxKind.MethodSignature:
    case ts.SyntaxKind.GetAccessor:
    case ts.SyntaxKind.SetAccessor:
      return true;
    default:
      return false;
  }
}

/** Reads what else stands in the body of a class: what runs when it is made. The answer is how many statements that is. */
function readOthers(reader: CodeReader, nodes: Members): number {
  let count = 0;
  for (const node of nodes) {
    if (node.kind !== ts.SyntaxKind.ClassStaticBlockDeclaration) continue;
    const outer = reader.self;
    reader.self = Step.OwnClass;
    reader.readStatements((node as ts.ClassStaticBlockDeclaration).body.statements);
    reader.self = outer;
    writeStep(reader.writer, Step.Block);
    writeNumber(reader.writer, 0);
    count++;
  }
  return count;
}
