import { ts } from 'ts-morph';
import type { ImportFact } from '../../model/dependency';
import type { FoundImport } from './script-reading';

/** The imports that are statements: at the top level, and inside `declare module` and `namespace` blocks. */
export function readStatementImports(source: ts.SourceFile): FoundImport[] {
  const found: FoundImport[] = [];
  const pending: { statements: readonly ts.Statement[]; ambient: boolean }[] = [
    { statements: source.statements, ambient: false },
  ];
  for (let block = pending.pop(); block !== undefined; block = pending.pop()) {
    for (const statement of block.statements) {
      if (ts.isModuleDeclaration(statement))
        pending.push({ statements: bodyOf(statement), ambient: block.ambient || isAmbient(statement) });
      const fact = readStatement(statement);
      if (fact === undefined) continue;
      const start = statement.getStart(source);
      found.push({ ...fact, typeOnly: fact.typeOnly || block.ambient, deferred: false, start });
    }
  }
  return found;
}

type StatementFact = Pick<ImportFact, 'kind' | 'specifier' | 'names' | 'typeOnly'>;

function readStatement(statement: ts.Statement): StatementFact | undefined {
  if (ts.isImportDeclaration(statement)) {
    const specifier = textOf(statement.moduleSpecifier);
    return specifier === undefined
      ? undefined
      : { kind: 'import', specifier, ...readClause(statement.importClause) };
  }
  if (ts.isExportDeclaration(statement)) {
    const specifier = textOf(statement.moduleSpecifier);
    return specifier === undefined ? undefined : { kind: 'reexport', specifier, ...readExports(statement) };
  }
  if (ts.isImportEqualsDeclaration(statement) && ts.isExternalModuleReference(statement.moduleReference)) {
    const specifier = textOf(statement.moduleReference.expression);
    if (specifier === undefined) return undefined;
    return { kind: 'require', specifier, names: ['*'], typeOnly: statement.isTypeOnly };
  }
  return undefined;
}

function readClause(clause: ts.ImportClause | undefined): { names: string[]; typeOnly: boolean } {
  if (clause === undefined) return { names: [], typeOnly: false };
  const names = clause.name === undefined ? [] : ['default'];
  const { namedBindings } = clause;
  if (namedBindings === undefined) return { names, typeOnly: clause.isTypeOnly };
  if (ts.isNamespaceImport(namedBindings)) return { names: [...names, '*'], typeOnly: clause.isTypeOnly };
  const elements = namedBindings.elements;
  return {
    names: [...names, ...elements.map(importedName)],
    typeOnly: clause.isTypeOnly || (clause.name === undefined && areAllTypes(elements)),
  };
}

function readExports(statement: ts.ExportDeclaration): { names: string[]; typeOnly: boolean } {
  const clause = statement.exportClause;
  if (clause === undefined || ts.isNamespaceExport(clause))
    return { names: ['*'], typeOnly: statement.isTypeOnly };
  return {
    names: clause.elements.map(importedName),
    typeOnly: statement.isTypeOnly || areAllTypes(clause.elements),
  };
}

function areAllTypes(elements: readonly (ts.ImportSpecifier | ts.ExportSpecifier)[]): boolean {
  return elements.length > 0 && elements.every(element => element.isTypeOnly);
}

function importedName(element: ts.ImportSpecifier | ts.ExportSpecifier): string {
  return (element.propertyName ?? element.name).text;
}

function textOf(expression: ts.Expression | undefined): string | undefined {
  return expression !== undefined && ts.isStringLiteral(expression) && expression.text !== ''
    ? expression.text
    : undefined;
}

function bodyOf(declaration: ts.ModuleDeclaration): readonly ts.Statement[] {
  let { body } = declaration;
  while (body !== undefined && ts.isModuleDeclaration(body)) body = body.body;
  return body !== undefined && ts.isModuleBlock(body) ? body.statements : [];
}

function isAmbient(statement: ts.ModuleDeclaration): boolean {
  return statement.modifiers?.some(modifier => modifier.kind === ts.SyntaxKind.DeclareKeyword) ?? false;
}
