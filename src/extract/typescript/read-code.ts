import { ts } from 'ts-morph';
import { Step } from '../../model/code-format';
import { markCode, rewindCode } from '../../model/code-writer';
import type { FoundCode, FoundName } from '../collect-code';
import type { CodeReader } from './code/code-reader';
import { readExpression } from './code/read-expression';
import { readEach, readStatements } from './code/read-statement';
import { findRequire, readScope } from './script-names';
import type { CodeTarget } from './script-reading';

/**
 * Reads the code of a script, and what its imports call things.
 *
 * What is nested too deeply is left out. Names that are missing in half-typed code leave out what they would name. Where
 * it throws, nothing has been written.
 */
export function readCode(source: ts.SourceFile, { writer, lineOf }: CodeTarget): FoundCode {
  const { statements } = source;
  const { names, listed } = readScope(source, listOwnNames(statements), true);
  const reader: CodeReader = {
    source,
    writer,
    lineOf,
    listed,
    required: listRequired(statements),
    depth: 0,
    self: Step.Self,
    readExpression: node => readExpression(reader, node),
    readStatements: nodes => readStatements(reader, nodes),
    readEach: nodes => readEach(reader, nodes),
  };
  const imported: FoundName[] = [];
  for (const [key, { import: from, name }] of names)
    if (from !== undefined && key !== '')
      imported.push({ local: ts.unescapeLeadingUnderscores(key), from, name });
  const mark = markCode(writer);
  try {
    return { names: imported, length: readEach(reader, statements) };
  } catch (error) {
    rewindCode(writer, mark);
    throw error;
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
