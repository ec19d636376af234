import { type ClassDeclaration, Node, type SourceFile, type Symbol as TsSymbol, type Type } from 'ts-morph';

/** The public members of a class, inherited ones included, that a file uses on instances of it. */
export function findUsedMembers(source: SourceFile, target: ClassDeclaration, local: string): TsSymbol[] {
  const own = target.getSymbol();
  const used = new Set<string>();
  const isTarget = (type: Type): boolean =>
    type.isUnion()
      ? type.getUnionTypes().some(isTarget)
      : type.getSymbol() === own || type.getTargetType()?.getSymbol() === own;
  const take = (node: Node, name: string) => {
    if (isTarget(node.getType())) used.add(name);
  };
  source.forEachDescendant(node => {
    if (Node.isPropertyAccessExpression(node)) take(node.getExpression(), node.getName());
    else if (Node.isElementAccessExpression(node)) {
      const argument = node.getArgumentExpression();
      if (Node.isStringLiteral(argument)) take(node.getExpression(), argument.getLiteralValue());
    } else if (Node.isObjectBindingPattern(node)) {
      for (const element of node.getElements())
        take(node, element.getPropertyNameNode()?.getText() ?? element.getName());
    } else if (Node.isIndexedAccessTypeNode(node)) {
      // `Orders['find']` names a member as a type.
      const index = node.getIndexTypeNode();
      if (node.getObjectTypeNode().getText() === local && Node.isLiteralTypeNode(index))
        used.add(index.getText().slice(1, -1));
    }
  });
  return listPublicMembers(target).filter(member => used.has(member.getName()));
}

/** All public members that instances have. */
export function listPublicMembers(target: ClassDeclaration): TsSymbol[] {
  return target
    .getType()
    .getProperties()
    .filter(member => {
      const declaration = member.getDeclarations()[0];
      return (
        !member.getName().startsWith('__@') &&
        !member.getName().startsWith('#') &&
        !(
          Node.isModifierable(declaration) &&
          (declaration.hasModifier('private') || declaration.hasModifier('protected'))
        )
      );
    });
}
