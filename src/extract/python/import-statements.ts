import type { Node } from '@vscode/tree-sitter-wasm';
import type { ImportFact } from '../../model/dependency';
import type { ImportContext } from './import-context';

/** An import with what it is called in the module, where that can be said. */
export interface FoundImport {
  readonly fact: ImportFact;
  /** As many as the fact has names; absent where they are the same. */
  readonly aliases?: readonly string[];
  /** `from module import *`. */
  readonly star?: true;
}

/**
 * The facts of one import statement: `import a, b` gives one for each name, `from m import a, b` a single one. All have
 * the position of the statement's first character.
 */
export function readImportStatement(statement: Node, context: ImportContext): FoundImport[] {
  const { row, column } = statement.startPosition;
  const { typeOnly, deferred } = context;
  const base = { kind: 'import', typeOnly, deferred, line: row + 1, column: column + 1 } as const;
  const named = statement.childrenForFieldName('name').map(readName).filter(isNamed);
  if (statement.type === 'import_statement')
    return named.map(({ name, alias }) => ({
      fact: { ...base, specifier: name, names: ['*'] },
      ...(alias !== undefined && { aliases: [alias] }),
    }));
  const specifier =
    statement.type === 'future_import_statement'
      ? '__future__'
      : dottedText(statement.childForFieldName('module_name'));
  if (specifier === '') return [];
  if (statement.namedChildren.some(child => child?.type === 'wildcard_import'))
    return [{ fact: { ...base, specifier, names: ['*'] }, star: true }];
  const fact = { ...base, specifier, names: named.map(({ name }) => name) };
  if (named.every(({ alias }) => alias === undefined)) return [{ fact }];
  return [{ fact, aliases: named.map(({ name, alias }) => alias ?? name) }];
}

/** `alias` of `a as b` is `b`. */
interface ImportedName {
  readonly name: string;
  readonly alias: string | undefined;
}

function readName(node: Node | null): ImportedName {
  if (node?.type !== 'aliased_import') return { name: dottedText(node), alias: undefined };
  const alias = dottedText(node.childForFieldName('alias'));
  return { name: dottedText(node.childForFieldName('name')), alias: alias === '' ? undefined : alias };
}

function isNamed({ name }: ImportedName): boolean {
  return name !== '';
}

/** A dotted name without the blanks, line continuations and comments that may stand round its dots. */
function dottedText(node: Node | null): string {
  return node === null ? '' : node.text.replace(/#[^\n]*|[\s\\]+/g, '');
}
