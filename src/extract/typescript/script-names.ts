import { ts } from 'ts-morph';
import type { FoundExport, NameMeaning } from '../collect-symbols';
import { dottedName } from './dotted-name';
import { startOf } from './start-of';

/** The name of what `export =` and `module.exports =` make the whole module. */
export const WHOLE = 'export=';

/** What the names at the top level of a script mean. */
export interface ScriptScope {
  /** By the text of the name, escaped as the compiler does it. */
  readonly names: Map<ts.__String, NameMeaning>;
  /** What is given to others and is no symbol of the same name. */
  readonly exports: readonly FoundExport[];
  /** Own names that an export list or a default export names. */
  readonly listed: ReadonlySet<string>;
}

/**
 * Reads imports and lists of exports. `own` are the names that the script declares at its top level; `isCommonJs` where
 * `module.exports` and `require` count, too.
 */
export function readScope(source: ts.SourceFile, own: readonly string[], isCommonJs: boolean): ScriptScope {
  const names = new Map<ts.__String, NameMeaning>();
  const exports: FoundExport[] = [];
  const listed = new Set<string>();

  function bind(identifier: ts.Identifier, from: number, name: string): void {
    names.set(identifier.escapedText, { import: from, name });
  }

  /** `name` is for others what `local` is here. */
  function give(name: string, local: string, members?: string): void {
    const meaning = names.get(ts.escapeLeadingUnderscores(local));
    if (meaning === undefined) return;
    if (meaning.import === undefined) listed.add(local);
    if (meaning.import !== undefined || name !== local) exports.push({ name, meaning, members });
  }

  function giveExpression(name: string, expression: ts.Expression): void {
    const dotted = dottedName(expression);
    if (dotted !== undefined) give(name, dotted.first.text, dotted.members);
    else if (name === WHOLE && ts.isObjectLiteralExpression(expression)) {
      for (const property of expression.properties) {
        if (ts.isShorthandPropertyAssignment(property)) give(property.name.text, property.name.text);
        else if (ts.isPropertyAssignment(property) && ts.isIdentifier(property.name))
          giveExpression(property.name.text, property.initializer);
      }
    }
  }

  // First, so that a variable that holds what `require` gave means that.
  for (const name of own) names.set(ts.escapeLeadingUnderscores(name), { name });
  for (const statement of source.statements) {
    if (ts.isImportDeclaration(statement)) bindClause(statement, startOf(source, statement), bind);
    else if (ts.isImportEqualsDeclaration(statement)) {
      if (ts.isExternalModuleReference(statement.moduleReference))
        bind(statement.name, startOf(source, statement), '*');
    } else if (isCommonJs && ts.isVariableStatement(statement))
      for (const declaration of statement.declarationList.declarations)
        bindRequire(declaration, source, bind);
  }
  for (const statement of source.statements) {
    if (ts.isExportDeclaration(statement)) readExportList(statement, source, exports, give);
    else if (ts.isExportAssignment(statement))
      giveExpression(statement.isExportEquals ? WHOLE : 'default', statement.expression);
    else if (isCommonJs) {
      const given = readCommonJsExport(statement);
      if (given !== undefined) giveExpression(given.name, given.value);
    }
  }
  return { names, exports, listed };
}

type Bind = (identifier: ts.Identifier, from: number, name: string) => void;

function bindClause({ importClause }: ts.ImportDeclaration, from: number, bind: Bind): void {
  if (importClause?.name !== undefined) bind(importClause.name, from, 'default');
  const bindings = importClause?.namedBindings;
  if (bindings === undefined) return;
  if (ts.isNamespaceImport(bindings)) bind(bindings.name, from, '*');
  else for (const { name, propertyName } of bindings.elements) bind(name, from, (propertyName ?? name).text);
}

/** `const x = require('…')`, `const { a, b: c } = require('…')` and `const x = require('…').a`. */
function bindRequire(declaration: ts.VariableDeclaration, source: ts.SourceFile, bind: Bind): void {
  const { name, initializer } = declaration;
  const found = findRequire(initializer);
  if (found === undefined) return;
  const from = startOf(source, found.call);
  if (ts.isIdentifier(name)) bind(name, from, found.member ?? '*');
  else if (ts.isObjectBindingPattern(name) && found.member === undefined)
    for (const element of name.elements) {
      const key = element.propertyName ?? element.name;
      if (ts.isIdentifier(element.name) && ts.isIdentifier(key)) bind(element.name, from, key.text);
    }
}

/** `require(…)`, or a `member` of what it gives. */
export function findRequire(
  value: ts.Expression | undefined,
): { readonly call: ts.CallExpression; readonly member?: string } | undefined {
  if (value === undefined) return undefined;
  const isMember = ts.isPropertyAccessExpression(value);
  const call = isMember ? value.expression : value;
  if (!ts.isCallExpression(call) || !ts.isIdentifier(call.expression)) return undefined;
  if (call.expression.text !== 'require') return undefined;
  return isMember ? { call, member: value.name.text } : { call };
}

function readExportList(
  statement: ts.ExportDeclaration,
  source: ts.SourceFile,
  exports: FoundExport[],
  give: (name: string, local: string) => void,
): void {
  const { exportClause, moduleSpecifier } = statement;
  const from = startOf(source, statement);
  if (exportClause === undefined) exports.push({ name: '*', meaning: { import: from, name: '*' } });
  else if (ts.isNamespaceExport(exportClause))
    exports.push({ name: exportClause.name.text, meaning: { import: from, name: '*' } });
  else
    for (const { name, propertyName } of exportClause.elements) {
      const local = (propertyName ?? name).text;
      if (moduleSpecifier === undefined) give(name.text, local);
      else exports.push({ name: name.text, meaning: { import: from, name: local } });
    }
}

/** `module.exports = …`, whose name is `WHOLE`, `module.exports.a = …` and `exports.a = …`. */
export function readCommonJsExport(
  statement: ts.Statement,
): { readonly name: string; readonly value: ts.Expression } | undefined {
  if (!ts.isExpressionStatement(statement) || !ts.isBinaryExpression(statement.expression)) return undefined;
  const { left, operatorToken, right } = statement.expression;
  if (operatorToken.kind !== ts.SyntaxKind.EqualsToken) return undefined;
  const dotted = dottedName(left);
  if (dotted?.members === undefined) return undefined;
  const path = `${dotted.first.text}.${dotted.members}`;
  if (path === 'module.exports') return { name: WHOLE, value: right };
  const name = /^(?:module\.)?exports\.(\w+)$/.exec(path)?.[1];
  return name === undefined ? undefined : { name, value: right };
}
