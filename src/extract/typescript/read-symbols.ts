import { ts } from 'ts-morph';
import type { SymbolKind } from '../../model/symbol';
import type { FoundSymbol, FoundSymbols } from '../collect-symbols';
import { dottedName } from './dotted-name';
import { readCommonJsExport, readScope, WHOLE } from './script-names';
import { startOf } from './start-of';
import { walkUses } from './walk-uses';

/** A declaration at the top level. */
interface Declared {
  readonly name: string;
  readonly kind: SymbolKind;
  readonly abstract?: boolean;
  /** It says so itself. */
  readonly exported: boolean;
  /** Counts only if it is exported. */
  readonly isPlain?: boolean;
  /** What to go through, in `owner`, whose heritage is the symbol's. */
  readonly root: ts.Node;
  readonly owner: ts.Node;
  /** Where the name stands; the declaration itself where it has none. */
  readonly label: ts.Node;
}

/** The symbols of a script and what it gives to others. `isCommonJs`: `module.exports` and `require` count, too. */
export function readSymbols(source: ts.SourceFile, isCommonJs: boolean): FoundSymbols {
  const declared: Declared[] = [];
  for (const statement of source.statements) declare(statement, declared, isCommonJs);
  const { names, exports, listed } = readScope(
    source,
    declared.map(({ name }) => name),
    isCommonJs,
  );
  // In a declaration file without any export of its own everything is visible.
  const isAllExported = source.isDeclarationFile && !declared.some(({ exported }) => exported);
  const symbols: FoundSymbol[] = [];
  const defaults = declared.filter(
    ({ name, exported, root }) => exported && name !== 'default' && isDefault(root),
  );
  const isExported = ({ name, exported }: Declared) => exported || listed.has(name) || isAllExported;
  const counted = declared.filter(one => !one.isPlain || isExported(one));
  const counts = new Set(counted.map(({ name }) => name));
  for (const [key, { name, import: from }] of names)
    if (from === undefined && !counts.has(name)) names.delete(key);
  for (const one of counted) {
    const { name, kind, abstract, root, owner, label } = one;
    symbols.push({
      name,
      kind,
      ...(abstract && { abstract }),
      ...(isExported(one) && { exported: true }),
      start: startOf(source, label),
      end: root.end,
      uses: walkUses(source, names, root, owner),
    });
  }
  const given = defaults.map(({ name }) => ({ name: 'default', meaning: { name } }));
  if (isCommonJs && counts.has('default')) given.push({ name: WHOLE, meaning: { name: 'default' } });
  return { symbols, exports: [...given, ...exports] };
}

function declare(statement: ts.Statement, declared: Declared[], isCommonJs: boolean): void {
  const exported = has(statement, ts.SyntaxKind.ExportKeyword);
  if (ts.isVariableStatement(statement)) {
    for (const declaration of statement.declarationList.declarations)
      declareVariable(declaration, exported, declared);
    return;
  }
  if (ts.isExportAssignment(statement)) {
    declareValue('default', statement.expression, statement, declared);
    return;
  }
  const given = isCommonJs ? readCommonJsExport(statement) : undefined;
  if (given !== undefined) {
    const isWhole = given.name === WHOLE;
    if (!isWhole || !isListOfNames(given.value))
      declareValue(isWhole ? 'default' : given.name, given.value, statement, declared);
    return;
  }
  const kind = kindOf(statement);
  if (kind === undefined) return;
  const { name } = statement as ts.DeclarationStatement;
  if (name !== undefined && !ts.isIdentifier(name)) return;
  if (name === undefined && !isDefault(statement)) return;
  if (name !== undefined && name.text === '') return;
  declared.push({
    name: name?.text ?? 'default',
    kind,
    abstract: kind === 'interface' || has(statement, ts.SyntaxKind.AbstractKeyword),
    exported,
    isPlain: kind === 'variable',
    root: statement,
    owner: statement,
    label: name ?? statement,
  });
}

function kindOf(statement: ts.Statement): SymbolKind | undefined {
  switch (statement.kind) {
    case ts.SyntaxKind.ClassDeclaration:
      return 'class';
    case ts.SyntaxKind.InterfaceDeclaration:
      return 'interface';
    case ts.SyntaxKind.EnumDeclaration:
      return 'enum';
    case ts.SyntaxKind.TypeAliasDeclaration:
      return 'type';
    case ts.SyntaxKind.FunctionDeclaration:
      return 'function';
    case ts.SyntaxKind.ModuleDeclaration:
      // A namespace that belongs to no class or function is an object with the names in it.
      return 'variable';
    default:
      return undefined;
  }
}

function declareVariable(declaration: ts.VariableDeclaration, exported: boolean, declared: Declared[]): void {
  const { name, initializer } = declaration;
  if (!ts.isIdentifier(name)) {
    for (const label of listBound(name))
      declared.push({
        ...{ name: label.text, kind: 'variable', exported, isPlain: true },
        ...{ root: declaration, owner: declaration, label },
      });
    return;
  }
  if (name.text === '') return;
  const value = initializer && unwrap(initializer);
  if (value !== undefined && ts.isClassExpression(value))
    declared.push({ name: name.text, kind: 'class', exported, root: value, owner: declaration, label: name });
  else {
    const isPlain = value === undefined || !(ts.isArrowFunction(value) || ts.isFunctionExpression(value));
    const kind = 'variable';
    declared.push({
      name: name.text,
      kind,
      exported,
      isPlain,
      root: declaration,
      owner: declaration,
      label: name,
    });
  }
}

/** What stands in `export default …` or `exports.name = …`, unless it is another name for something. */
function declareValue(name: string, expression: ts.Expression, owner: ts.Node, declared: Declared[]): void {
  const value = unwrap(expression);
  if (ts.isIdentifier(value) || ts.isPropertyAccessExpression(value)) return;
  const kind = ts.isClassExpression(value)
    ? 'class'
    : ts.isFunctionExpression(value) || ts.isArrowFunction(value)
      ? 'function'
      : 'variable';
  declared.push({ name, kind, exported: true, root: value, owner, label: value });
}

/** `{ a, b: c }`. */
function isListOfNames(value: ts.Expression): boolean {
  return (
    ts.isObjectLiteralExpression(value) &&
    value.properties.every(
      property =>
        ts.isShorthandPropertyAssignment(property) ||
        (ts.isPropertyAssignment(property) && dottedName(property.initializer) !== undefined),
    )
  );
}

function* listBound(pattern: ts.BindingPattern): Generator<ts.Identifier> {
  const pending: ts.BindingPattern[] = [pattern];
  for (let at = pending.pop(); at !== undefined; at = pending.pop())
    for (const element of at.elements) {
      if (ts.isOmittedExpression(element)) continue;
      if (ts.isIdentifier(element.name)) yield element.name;
      else pending.push(element.name);
    }
}

function unwrap(expression: ts.Expression): ts.Expression {
  let at = expression;
  while (ts.isParenthesizedExpression(at) || ts.isAsExpression(at) || ts.isSatisfiesExpression(at))
    at = at.expression;
  return at;
}

function isDefault(node: ts.Node): boolean {
  return has(node, ts.SyntaxKind.DefaultKeyword);
}

function has(node: ts.Node, kind: ts.SyntaxKind): boolean {
  const { modifiers } = node as { readonly modifiers?: readonly ts.ModifierLike[] };
  return modifiers?.some(modifier => modifier.kind === kind) ?? false;
}
