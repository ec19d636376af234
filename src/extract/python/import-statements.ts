import type { Node } from '@vscode/tree-sitter-wasm';
import type { ImportFact } from '../../model/dependency';
import type { ImportContext } from './import-context';

/**
 * The facts of one import statement: `import a, b` gives one for each name, `from m import a, b` a single one. All have
 * the position of the statement's first character.
 */
export function readImportStatement(statement: Node, context: ImportContext): ImportFact[] {
  const { row, column } = statement.startPosition;
  const { typeOnly, deferred } = context;
  const base = { kind: 'import', typeOnly, deferred, line: row + 1, column: column + 1 } as const;
  const names = statement.childrenForFieldName('name').map(nameOf);
  if (statement.type === 'import_statement')
    return names.filter(isNamed).map(specifier => ({ ...base, specifier, names: ['*'] }));
  const specifier =
    statement.type === 'future_import_statement'
      ? '__future__'
      : dottedText(statement.childForFieldName('module_name'));
  if (!isNamed(specifier)) return [];
  const star = statement.namedChildren.some(child => child?.type === 'wildcard_import');
  return [{ ...base, specifier, names: star ? ['*'] : names.filter(isNamed) }];
}

function isNamed(name: string): boolean {
  return name !== '';
}

/** The imported name: of `a as b` that is `a`. */
function nameOf(node: Node | null): string {
  return dottedText(node?.type === 'aliased_import' ? node.childForFieldName('name') : node);
}

/** A dotted name without the blanks, line continuations and comments that may stand round its dots. */
function dottedText(node: Node | null): string {
  return node === null ? '' : node.text.replace(/#[^\n]*|[\s\\]+/g, '');
}
