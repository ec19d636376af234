import { ts } from 'ts-morph';

/**
 * Whether a node gives `require` a meaning of its own for the code inside: a parameter of that name (as in bundles,
 * where the modules of others are inlined), or a declaration that does not come from `createRequire`.
 */
export function shadowsRequire(node: ts.Node): boolean {
  if (ts.isFunctionLike(node)) return node.parameters.some(parameter => isNamedRequire(parameter.name));
  if (ts.isSourceFile(node) || ts.isBlock(node) || ts.isModuleBlock(node))
    return node.statements.some(declaresRequire);
  return false;
}

function declaresRequire(statement: ts.Statement): boolean {
  if (ts.isFunctionDeclaration(statement))
    return statement.body !== undefined && statement.name !== undefined && isNamedRequire(statement.name);
  if (!ts.isVariableStatement(statement)) return false;
  return statement.declarationList.declarations.some(
    ({ name, initializer }) =>
      isNamedRequire(name) && initializer !== undefined && !createsRequire(initializer),
  );
}

/** `createRequire(…)`, `module.createRequire(…)`, or an alias of the real thing: `module.require`, `window.require`. */
function createsRequire(initializer: ts.Expression): boolean {
  if (ts.isPropertyAccessExpression(initializer)) return isNamedRequire(initializer.name);
  if (!ts.isCallExpression(initializer)) return false;
  const callee = initializer.expression;
  const name = ts.isPropertyAccessExpression(callee) ? callee.name : callee;
  return ts.isIdentifier(name) && name.text === 'createRequire';
}

function isNamedRequire(name: ts.Node): boolean {
  return ts.isIdentifier(name) && name.text === 'require';
}
