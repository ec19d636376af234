import { ts } from 'ts-morph';
import type { ClassDeclaration, FieldDeclaration, FunctionDeclaration, Statement } from '../../../model/code';
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
  withSelf,
} from './code-reader';
import { type FunctionNode, isOverload, readFunction } from './read-function';
import { readBase, readType } from './read-type';

/** What stands in the body of a class, an interface or an object type. */
interface Members {
  readonly fields: FieldDeclaration[];
  readonly methods: FunctionDeclaration[];
  readonly body: Statement[];
}

type ClassNode =
  | ts.ClassLikeDeclaration
  | ts.InterfaceDeclaration
  | ts.EnumDeclaration
  | ts.TypeAliasDeclaration;

/** A class, declared or as a value. `fallback`: its name where it has none. */
export function readClass(
  reader: CodeReader,
  node: ts.ClassLikeDeclaration | ts.InterfaceDeclaration,
  fallback = 'default',
): ClassDeclaration {
  const made = startClass(reader, node, ts.isInterfaceDeclaration(node) ? 'interface' : 'class', fallback);
  const { fields, methods, body } = readMembers(reader, node.members);
  if (body.length > 0) made.body = body;
  for (const { token, types } of node.heritageClauses ?? []) {
    const read = types.map(type => readBase(reader, type));
    if (token === ts.SyntaxKind.ExtendsKeyword) made.bases = read;
    else made.implements = read;
  }
  return Object.assign(made, { fields, methods });
}

/** An enum; its members are fields that belong to it. */
export function readEnum(reader: CodeReader, node: ts.EnumDeclaration): ClassDeclaration {
  const made = startClass(reader, node, 'enum', '');
  const fields = node.members.map(({ name, initializer }): FieldDeclaration => {
    const field = {
      kind: 'field',
      name: memberName(name),
      line: reader.lineOf(name.end),
      static: true,
    } as const;
    return initializer === undefined ? field : { ...field, value: reader.readExpression(initializer) };
  });
  return Object.assign(made, { fields });
}

/** A type alias. Members of object types, alone or in an intersection, are its own; the rest of the type is its base. */
export function readAlias(reader: CodeReader, node: ts.TypeAliasDeclaration): ClassDeclaration {
  const made = startClass(reader, node, 'type', '');
  const parts: readonly ts.TypeNode[] = ts.isIntersectionTypeNode(node.type) ? node.type.types : [node.type];
  const own = parts.filter(ts.isTypeLiteralNode);
  const others = parts.filter(part => part.kind !== ts.SyntaxKind.TypeLiteral);
  const bases = others.map(part => readType(reader, part));
  const read = own.map(({ members }) => readMembers(reader, members));
  return Object.assign(made, {
    fields: read.flatMap(({ fields }) => fields),
    methods: read.flatMap(({ methods }) => methods),
    bases: bases.length > 1 ? [['&', ...bases] as const] : bases,
  });
}

function startClass(
  reader: CodeReader,
  node: ClassNode,
  type: ClassDeclaration['type'],
  fallback: string,
): Writable<ClassDeclaration> {
  const { name } = node;
  const line = name === undefined ? lineOfStart(reader, node) : reader.lineOf(name.end);
  const made: Writable<ClassDeclaration> = {
    kind: 'class',
    name: name?.text || fallback,
    type,
    line,
    endLine: Math.max(line, reader.lineOf(node.end)),
    bases: [],
    fields: [],
    methods: [],
  };
  const flags = readFlags(node.modifiers);
  if (flags & Flag.Abstract) made.abstract = true;
  if (flags & Flag.Export) made.exported = true;
  const decorators = readDecorators(reader, node.modifiers);
  if (decorators !== undefined) made.decorators = decorators;
  const { typeParameters } = node as { typeParameters?: readonly ts.TypeParameterDeclaration[] };
  if (typeParameters !== undefined && typeParameters.length > 0)
    made.typeParameters = typeParameters.map(parameter => parameter.name.text);
  return made;
}

function readMembers(reader: CodeReader, nodes: readonly (ts.ClassElement | ts.TypeElement)[]): Members {
  const members: Members = { fields: [], methods: [], body: [] };
  for (const [place, node] of nodes.entries()) {
    switch (node.kind) {
      case ts.SyntaxKind.PropertyDeclaration:
      case ts.SyntaxKind.PropertySignature: {
        const field = readField(reader, node as ts.PropertyDeclaration | ts.PropertySignature);
        if (field.name !== '') members.fields.push(field);
        break;
      }
      case ts.SyntaxKind.Constructor:
        if (!isOverload(node as ts.ConstructorDeclaration, nodes[place + 1]))
          readConstructor(reader, node as ts.ConstructorDeclaration, members);
        break;
      case ts.SyntaxKind.MethodDeclaration:
      case ts.SyntaxKind.MethodSignature:
      case ts.SyntaxKind.GetAccessor:
      case ts.SyntaxKind.SetAccessor: {
        if (isOverload(node as FunctionNode, nodes[place + 1])) break;
        const method = readFunction(reader, node as FunctionNode);
        if (method.name !== '') members.methods.push(method);
        break;
      }
      case ts.SyntaxKind.ClassStaticBlockDeclaration: {
        const { statements } = (node as ts.ClassStaticBlockDeclaration).body;
        const body = withSelf(reader, OWN_CLASS, () => reader.readStatements(statements));
        members.body.push({ kind: 'block', body });
      }
    }
  }
  return members;
}

function readField(
  reader: CodeReader,
  node: ts.PropertyDeclaration | ts.PropertySignature,
): FieldDeclaration {
  const { name, type } = node;
  const { initializer } = node as ts.PropertyDeclaration;
  const made: Writable<FieldDeclaration> = {
    kind: 'field',
    name: memberName(name),
    line: reader.lineOf(name.end),
  };
  const flags = readFlags(node.modifiers);
  addFlags(made, flags);
  if (name.kind === ts.SyntaxKind.PrivateIdentifier) made.visibility = 'private';
  if (type !== undefined) made.declared = readType(reader, type);
  if (initializer !== undefined)
    made.value = withSelf(reader, flags & Flag.Static ? OWN_CLASS : SELF, () =>
      reader.readExpression(initializer),
    );
  if (node.questionToken !== undefined) made.optional = true;
  const decorators = readDecorators(reader, node.modifiers);
  if (decorators !== undefined) made.decorators = decorators;
  return made;
}

function addFlags(made: Writable<FieldDeclaration>, flags: number): void {
  if (flags & Flag.Static) made.static = true;
  if (flags & Flag.Readonly) made.readonly = true;
  if (flags & Flag.Private) made.visibility = 'private';
  else if (flags & Flag.Protected) made.visibility = 'protected';
}

/** A constructor, and the fields that its parameters make. */
function readConstructor(
  reader: CodeReader,
  node: ts.ConstructorDeclaration,
  { fields, methods }: Members,
): void {
  methods.push(readFunction(reader, node));
  for (const { name, modifiers, type, questionToken } of node.parameters) {
    // Any modifier makes a field; a decorator is none.
    const flags = readFlags(modifiers);
    if ((flags & ~Flag.Decorated) === 0) continue;
    if (name.kind !== ts.SyntaxKind.Identifier || name.text === '') continue;
    const made: Writable<FieldDeclaration> = {
      kind: 'field',
      name: name.text,
      line: reader.lineOf(name.end),
      isParameter: true,
    };
    addFlags(made, flags);
    if (type !== undefined) made.declared = readType(reader, type);
    if (questionToken !== undefined) made.optional = true;
    const decorators = readDecorators(reader, modifiers);
    if (decorators !== undefined) made.decorators = decorators;
    fields.push(made);
  }
}
