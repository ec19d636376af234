import { ts } from 'ts-morph';

type Enter = (node: ts.Node) => void;
type Nodes = readonly ts.Node[] | undefined;

/**
 * Enters what a node is made of in the order of the text. Of the most frequent kinds it leaves out what has nothing in it:
 * tokens, and names that only say what a property or a declaration is called.
 */
export function visitChildren(node: ts.Node, enter: Enter): void {
  const visit = VISITS[node.kind];
  if (visit === undefined) forEachChild(node, enter);
  else visit(node as never, enter);
}

const { forEachChild } = ts;
const { Identifier } = ts.SyntaxKind;

function each(nodes: Nodes, enter: Enter): void {
  if (nodes !== undefined) for (let i = 0; i < nodes.length; i++) enter(nodes[i]!);
}

function one(node: ts.Node | undefined, enter: Enter): void {
  if (node !== undefined) enter(node);
}

/** `[a]` of `{ [a]: b }`. */
function computed(name: ts.Node | undefined, enter: Enter): void {
  if (name !== undefined && name.kind !== Identifier) enter(name);
}

const VISITS: ((node: never, enter: Enter) => void)[] = [];

function on<T extends ts.Node>(kinds: readonly T['kind'][], visit: (node: T, enter: Enter) => void): void {
  for (const kind of kinds) VISITS[kind] = visit as (node: never, enter: Enter) => void;
}

const Kind = ts.SyntaxKind;

on<ts.CallExpression>([Kind.CallExpression], (node, enter) => {
  enter(node.expression);
  each(node.typeArguments, enter);
  each(node.arguments, enter);
});
on<ts.BinaryExpression>([Kind.BinaryExpression], (node, enter) => {
  enter(node.left);
  enter(node.right);
});
on<ts.ExpressionStatement>([Kind.ExpressionStatement], (node, enter) => enter(node.expression));
on<ts.ParenthesizedExpression>([Kind.ParenthesizedExpression], (node, enter) => enter(node.expression));
on<ts.AwaitExpression>([Kind.AwaitExpression], (node, enter) => enter(node.expression));
on<ts.NonNullExpression>([Kind.NonNullExpression], (node, enter) => enter(node.expression));
on<ts.TemplateSpan>([Kind.TemplateSpan], (node, enter) => enter(node.expression));
on<ts.ReturnStatement>([Kind.ReturnStatement], (node, enter) => one(node.expression, enter));
on<ts.PrefixUnaryExpression>([Kind.PrefixUnaryExpression], (node, enter) => enter(node.operand));
on<ts.ElementAccessExpression>([Kind.ElementAccessExpression], (node, enter) => {
  enter(node.expression);
  enter(node.argumentExpression);
});
on<ts.ConditionalExpression>([Kind.ConditionalExpression], (node, enter) => {
  enter(node.condition);
  enter(node.whenTrue);
  enter(node.whenFalse);
});
on<ts.AsExpression>([Kind.AsExpression], (node, enter) => {
  enter(node.expression);
  enter(node.type);
});
on<ts.VariableStatement>([Kind.VariableStatement], (node, enter) => enter(node.declarationList));
on<ts.VariableDeclarationList>([Kind.VariableDeclarationList], (node, enter) =>
  each(node.declarations, enter),
);
on<ts.VariableDeclaration>([Kind.VariableDeclaration], (node, enter) => {
  enter(node.name);
  one(node.type, enter);
  one(node.initializer, enter);
});
on<ts.Block>([Kind.Block], (node, enter) => each(node.statements, enter));
on<ts.IfStatement>([Kind.IfStatement], (node, enter) => {
  enter(node.expression);
  enter(node.thenStatement);
  one(node.elseStatement, enter);
});
on<ts.ParameterDeclaration>([Kind.Parameter], (node, enter) => {
  each(node.modifiers, enter);
  enter(node.name);
  one(node.type, enter);
  one(node.initializer, enter);
});
on<ts.PropertyAssignment>([Kind.PropertyAssignment], (node, enter) => {
  each((node as { modifiers?: Nodes }).modifiers, enter);
  computed(node.name, enter);
  one(node.initializer, enter);
});
on<ts.ObjectLiteralExpression>([Kind.ObjectLiteralExpression], (node, enter) => each(node.properties, enter));
on<ts.ArrayLiteralExpression>([Kind.ArrayLiteralExpression], (node, enter) => each(node.elements, enter));
on<ts.TemplateExpression>([Kind.TemplateExpression], (node, enter) => each(node.templateSpans, enter));
on<ts.ArrowFunction>([Kind.ArrowFunction], (node, enter) => {
  each(node.modifiers, enter);
  each(node.typeParameters, enter);
  each(node.parameters, enter);
  one(node.type, enter);
  one(node.body, enter);
});

function visitFunction(node: ts.MethodDeclaration | ts.FunctionDeclaration, enter: Enter): void {
  each(node.modifiers, enter);
  computed(node.name, enter);
  each(node.typeParameters, enter);
  each(node.parameters, enter);
  one(node.type, enter);
  one(node.body, enter);
}

on<ts.MethodDeclaration>([Kind.MethodDeclaration], visitFunction);
on<ts.FunctionDeclaration>([Kind.FunctionDeclaration], visitFunction);
on<ts.ConstructorDeclaration>([Kind.Constructor], (node, enter) => {
  each(node.modifiers, enter);
  each(node.typeParameters, enter);
  each(node.parameters, enter);
  one(node.type, enter);
  one(node.body, enter);
});
on<ts.MethodSignature>([Kind.MethodSignature], (node, enter) => {
  each(node.modifiers, enter);
  computed(node.name, enter);
  each(node.typeParameters, enter);
  each(node.parameters, enter);
  one(node.type, enter);
});
on<ts.PropertyDeclaration>([Kind.PropertyDeclaration], (node, enter) => {
  each(node.modifiers, enter);
  computed(node.name, enter);
  one(node.type, enter);
  one(node.initializer, enter);
});
on<ts.PropertySignature>([Kind.PropertySignature], (node, enter) => {
  each(node.modifiers, enter);
  computed(node.name, enter);
  one(node.type, enter);
  one((node as { initializer?: ts.Node }).initializer, enter);
});
on<ts.TypeReferenceNode>([Kind.TypeReference], (node, enter) => {
  enter(node.typeName);
  each(node.typeArguments, enter);
});
on<ts.UnionTypeNode>([Kind.UnionType], (node, enter) => each(node.types, enter));
on<ts.ArrayTypeNode>([Kind.ArrayType], (node, enter) => enter(node.elementType));
