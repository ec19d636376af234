import { ts } from 'ts-morph';
import type { TypeExpression } from '../../../model/code';
import { type CodeReader, DEEPEST, dottedText } from './code-reader';

type ReadType = (reader: CodeReader, node: never) => TypeExpression;

const NOTHING_KNOWN: TypeExpression = ['{}'];
/** Literal types with a longer text are `string`. In UTF-16 code units. */
const LONGEST_LITERAL = 60;

/**
 * A type as it is written. What stands for no value is `None`: `null`, `undefined` and `void`. A constructor's type is
 * `['new', parameter…, result]`, `typeof x` is `['typeof', 'x']`, and `this` is `this`.
 */
export function readType(reader: CodeReader, node: ts.TypeNode): TypeExpression {
  const word = WORDS[node.kind];
  if (word !== undefined) return word;
  const read = READERS[node.kind];
  if (read === undefined || reader.depth >= DEEPEST) return NOTHING_KNOWN;
  reader.depth++;
  const type = read(reader, node as never);
  reader.depth--;
  return type;
}

/** Types in the order of the text. */
export function readTypes(reader: CodeReader, nodes: readonly ts.TypeNode[]): TypeExpression[] {
  return nodes.map(node => readType(reader, node));
}

/** What a class header names: `Base`, `ns.Base<T>`; of `Mixin(Base)` what is called and what it is given. */
export function readBase(
  reader: CodeReader,
  { expression, typeArguments }: ts.ExpressionWithTypeArguments,
): TypeExpression {
  return withArguments(reader, readBaseName(expression, 0), typeArguments);
}

function readBaseName(node: ts.Expression, depth: number): TypeExpression {
  const text = dottedText(node);
  if (text !== undefined) return text;
  if (!ts.isCallExpression(node) || depth > 20) return NOTHING_KNOWN;
  return ['{}', ...[node.expression, ...node.arguments].map(one => readBaseName(one, depth + 1))];
}

function withArguments(
  reader: CodeReader,
  name: TypeExpression,
  typeArguments: readonly ts.TypeNode[] | undefined,
): TypeExpression {
  if (typeArguments === undefined || typeArguments.length === 0) return name;
  const types = typeArguments.map(node => readType(reader, node));
  return typeof name === 'string' ? [name, ...types] : ['{}', name, ...types];
}

function readFunctionType(head: string) {
  return (reader: CodeReader, { parameters, type }: ts.FunctionOrConstructorTypeNode): TypeExpression => [
    head,
    ...parameters
      .filter(({ name }) => !(ts.isIdentifier(name) && name.text === 'this'))
      .map(parameter => (parameter.type === undefined ? 'any' : readType(reader, parameter.type))),
    readType(reader, type),
  ];
}

/** `{ [name: string]: T }` is a `Record`; of what else there is, the types of the members. */
function readMembers(reader: CodeReader, { members }: ts.TypeLiteralNode): TypeExpression {
  const [only] = members;
  if (members.length === 1 && only !== undefined && ts.isIndexSignatureDeclaration(only)) {
    const key = only.parameters[0]?.type;
    return ['Record', key === undefined ? 'string' : readType(reader, key), readType(reader, only.type)];
  }
  const types = members.flatMap(member => {
    const { type } = member as { type?: ts.TypeNode };
    return type === undefined ? [] : [readType(reader, type)];
  });
  return ['{}', ...types];
}

function readLiteral(reader: CodeReader, { literal }: ts.LiteralTypeNode): TypeExpression {
  switch (literal.kind) {
    case ts.SyntaxKind.NullKeyword:
      return 'None';
    case ts.SyntaxKind.TrueKeyword:
      return 'true';
    case ts.SyntaxKind.FalseKeyword:
      return 'false';
    case ts.SyntaxKind.StringLiteral:
    case ts.SyntaxKind.NoSubstitutionTemplateLiteral:
      return literal.text.length > LONGEST_LITERAL ? 'string' : JSON.stringify(literal.text);
    default:
      return literal.getText(reader.source).slice(0, LONGEST_LITERAL);
  }
}

/** `a | (b | c)` is one list of three; what comes twice counts once. */
function readList(head: '|' | '&') {
  return (reader: CodeReader, { types }: ts.UnionOrIntersectionTypeNode): TypeExpression => {
    const read = types.map(node => readType(reader, node));
    const flat = read.flatMap(type =>
      typeof type !== 'string' && type[0] === head ? type.slice(1) : [type],
    );
    const once = [...new Set(flat)];
    return once.length === 1 ? once[0]! : [head, ...once];
  };
}

const WORDS: (string | undefined)[] = [];
WORDS[ts.SyntaxKind.StringKeyword] = 'string';
WORDS[ts.SyntaxKind.NumberKeyword] = 'number';
WORDS[ts.SyntaxKind.BooleanKeyword] = 'boolean';
WORDS[ts.SyntaxKind.BigIntKeyword] = 'bigint';
WORDS[ts.SyntaxKind.SymbolKeyword] = 'symbol';
WORDS[ts.SyntaxKind.ObjectKeyword] = 'object';
WORDS[ts.SyntaxKind.AnyKeyword] = 'any';
WORDS[ts.SyntaxKind.UnknownKeyword] = 'unknown';
WORDS[ts.SyntaxKind.NeverKeyword] = 'never';
WORDS[ts.SyntaxKind.VoidKeyword] = 'None';
WORDS[ts.SyntaxKind.UndefinedKeyword] = 'None';
WORDS[ts.SyntaxKind.ThisType] = 'this';
WORDS[ts.SyntaxKind.TemplateLiteralType] = 'string';

const READERS: (ReadType | undefined)[] = [];

function on<T extends ts.Node>(kind: T['kind'], read: (reader: CodeReader, node: T) => TypeExpression): void {
  READERS[kind] = read as ReadType;
}

on<ts.TypeReferenceNode>(ts.SyntaxKind.TypeReference, (reader, { typeName, typeArguments }) =>
  withArguments(reader, dottedText(typeName) || NOTHING_KNOWN, typeArguments),
);
on<ts.ExpressionWithTypeArguments>(ts.SyntaxKind.ExpressionWithTypeArguments, readBase);
on<ts.ArrayTypeNode>(ts.SyntaxKind.ArrayType, (reader, { elementType }) => [
  'Array',
  readType(reader, elementType),
]);
on<ts.UnionTypeNode>(ts.SyntaxKind.UnionType, readList('|'));
on<ts.IntersectionTypeNode>(ts.SyntaxKind.IntersectionType, readList('&'));
on<ts.FunctionTypeNode>(ts.SyntaxKind.FunctionType, readFunctionType('=>'));
on<ts.ConstructorTypeNode>(ts.SyntaxKind.ConstructorType, readFunctionType('new'));
on<ts.LiteralTypeNode>(ts.SyntaxKind.LiteralType, readLiteral);
on<ts.TypeLiteralNode>(ts.SyntaxKind.TypeLiteral, readMembers);
on<ts.TupleTypeNode>(ts.SyntaxKind.TupleType, (reader, { elements }) => [
  'tuple',
  ...elements.map(node => readType(reader, node)),
]);
on<ts.NamedTupleMember>(ts.SyntaxKind.NamedTupleMember, (reader, { type }) => readType(reader, type));
on<ts.RestTypeNode>(ts.SyntaxKind.RestType, (reader, { type }) => readType(reader, type));
on<ts.OptionalTypeNode>(ts.SyntaxKind.OptionalType, (reader, { type }) => [
  '|',
  readType(reader, type),
  'None',
]);
on<ts.ParenthesizedTypeNode>(ts.SyntaxKind.ParenthesizedType, (reader, { type }) => readType(reader, type));
on<ts.TypeQueryNode>(ts.SyntaxKind.TypeQuery, (_, { exprName }) => ['typeof', dottedText(exprName) ?? '{}']);
on<ts.TypePredicateNode>(ts.SyntaxKind.TypePredicate, (_, { assertsModifier }) =>
  assertsModifier === undefined ? 'boolean' : 'None',
);
on<ts.TypeOperatorNode>(ts.SyntaxKind.TypeOperator, (reader, { operator, type }) =>
  operator === ts.SyntaxKind.KeyOfKeyword ? ['{}', readType(reader, type)] : readType(reader, type),
);
on<ts.ImportTypeNode>(ts.SyntaxKind.ImportType, (reader, { qualifier, typeArguments }) =>
  withArguments(reader, (qualifier && dottedText(qualifier)) || NOTHING_KNOWN, typeArguments),
);
on<ts.InferTypeNode>(ts.SyntaxKind.InferType, (_, { typeParameter }) => typeParameter.name.text);
on<ts.MappedTypeNode>(ts.SyntaxKind.MappedType, (reader, { type, typeParameter: { constraint } }) =>
  type === undefined || constraint === undefined
    ? NOTHING_KNOWN
    : ['Record', readType(reader, constraint), readType(reader, type)],
);
on<ts.IndexedAccessTypeNode>(ts.SyntaxKind.IndexedAccessType, (reader, { objectType, indexType }) => [
  '{}',
  readType(reader, objectType),
  readType(reader, indexType),
]);
on<ts.ConditionalTypeNode>(ts.SyntaxKind.ConditionalType, (reader, node) => [
  '{}',
  ...[node.checkType, node.extendsType, node.trueType, node.falseType].map(one => readType(reader, one)),
]);
