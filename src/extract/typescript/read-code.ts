import { ts } from 'ts-morph';
import type { Statement } from '../../model/code';
import type { FoundCode, FoundName } from '../collect-code';
import { type CodeReader, SELF } from './code/code-reader';
import { readExpression } from './code/read-expression';
import { readStatements } from './code/read-statement';
import { findRequire, readScope } from './script-names';

/**
 * The code of a script, and what its imports call things. `lineOf` tells the line of an offset in the script.
 *
 * What is nested too deeply is left out. Names that are missing in half-typed code leave out what they would name.
 */
export function readCode(source: ts.SourceFile, lineOf: (offset: number) => number): FoundCode {
  const { statements } = source;
  const { names, listed } = readScope(source, listOwnNames(statements), true);
  const reader: CodeReader = {
    source,
    lineOf,
    required: listRequired(statements),
    depth: 0,
    self: SELF,
    readExpression: node => readExpression(reader, node),
    readStatements: nodes => readStatements(reader, nodes),
  };
  const body = readStatements(reader, statements);
  const imported: FoundName[] = [];
  for (const [key, { import: from, name }] of names)
    if (from !== undefined && key !== '')
      imported.push({ local: ts.unescapeLeadingUnderscores(key), from, name });
  return { names: imported, body: listed.size === 0 ? body : body.map(one => markExported(one, listed)) };
}

/** What a list of exports names is exported as well. */
function markExported(statement: Statement, listed: ReadonlySet<string>): Statement {
  switch (statement.kind) {
    case 'class':
    case 'function':
      return listed.has(statement.name) ? { ...statement, exported: true } : statement;
    case 'assign': {
      const { target, isDeclaration } = statement;
      return isDeclaration && target.kind === 'name' && listed.has(target.name)
        ? { ...statement, exported: true }
        : statement;
    }
    default:
      return statement;
  }
}

function listOwnNames(statements: readonly ts.Statement[]): string[] {
  const names: string[] = [];
  for (const statement of statements) {
    if (ts.isVariableStatement(statement))
      for (const { name } of statement.declarationList.declarations) addBound(name, names);
    else if (NAMED.has(statement.kind)) {
      const { name } = statement as ts.DeclarationStatement;
      if (name !== undefined && ts.isIdentifier(name)) names.push(name.text);
    }
  }
  return names;
}

const NAMED: ReadonlySet<ts.SyntaxKind> = new Set([
  ts.SyntaxKind.ClassDeclaration,
  ts.SyntaxKind.InterfaceDeclaration,
  ts.SyntaxKind.EnumDeclaration,
  ts.SyntaxKind.TypeAliasDeclaration,
  ts.SyntaxKind.FunctionDeclaration,
]);

function addBound(name: ts.BindingName, names: string[]): void {
  const pending = [name];
  for (const at of pending)
    if (ts.isIdentifier(at)) names.push(at.text);
    else for (const element of at.elements) if (!ts.isOmittedExpression(element)) pending.push(element.name);
}

/** Variables all whose names are of an import. */
function listRequired(statements: readonly ts.Statement[]): Set<ts.VariableDeclaration> {
  const required = new Set<ts.VariableDeclaration>();
  for (const statement of statements) {
    if (!ts.isVariableStatement(statement)) continue;
    for (const declaration of statement.declarationList.declarations) {
      const found = findRequire(declaration.initializer);
      const specifier = found?.call.arguments[0];
      if (specifier === undefined || !ts.isStringLiteralLike(specifier) || specifier.text === '') continue;
      if (isPlain(declaration.name, found?.member === undefined)) required.add(declaration);
    }
  }
  return required;
}

function isPlain(name: ts.BindingName, isWhole: boolean): boolean {
  if (ts.isIdentifier(name)) return true;
  if (!isWhole || !ts.isObjectBindingPattern(name)) return false;
  return name.elements.every(
    element =>
      ts.isIdentifier(element.name) &&
      element.dotDotDotToken === undefined &&
      ts.isIdentifier(element.propertyName ?? element.name),
  );
}
