import type { Tree, TreeCursor } from '@vscode/tree-sitter-wasm';
import { readDynamicImport } from './dynamic-imports';
import type { ImportContext } from './import-context';
import { type FoundImport, readImportStatement } from './import-statements';
import { DYNAMIC_IMPORT } from './module-specifiers';
import { shortText } from './short-text';
import { type CheckingCondition, readWrittenCondition } from './type-checking';

/** Node types that can have statements somewhere inside; everything else is skipped with all that is in it. */
const STATEMENT_HOLDERS = new Set([
  'module',
  'block',
  'class_definition',
  'function_definition',
  'decorated_definition',
  'if_statement',
  'elif_clause',
  'else_clause',
  'for_statement',
  'while_statement',
  'try_statement',
  'except_clause',
  'except_group_clause',
  'finally_clause',
  'with_statement',
  'match_statement',
  'case_clause',
  'ERROR',
]);

const IMPORT_STATEMENTS = new Set(['import_statement', 'import_from_statement', 'future_import_statement']);

/** An open node on the way down. `condition`: what an `if` or `elif` asks about type checking. */
interface Frame extends ImportContext {
  readonly type: string;
  readonly condition: CheckingCondition;
}

/** All imports of a file in the order of the text. `stub`: a `.pyi` file, whose imports never run. */
export function readImports(tree: Tree, text: string, stub: boolean): FoundImport[] {
  const found: FoundImport[] = [];
  const readsCalls = DYNAMIC_IMPORT.test(text);
  const words = findWords(text);
  let next = 0;
  const readsConditions = text.includes('TYPE_CHECKING');
  const frames: Frame[] = [];
  const cursor = tree.walk();

  /** Nodes come in the order of the text, so the words before this one are done with. */
  function holdsWord(): boolean {
    const { startIndex } = cursor;
    while (next < words.length && words[next]! < startIndex) next++;
    return next < words.length && words[next]! < cursor.endIndex;
  }

  // The cursor goes through the tree by itself: code may be nested deeper than the call stack.
  try {
    for (;;) {
      const type = cursor.nodeType;
      const context = contextOf(type, frames.at(-1)) ?? { typeOnly: stub, deferred: false };
      if (IMPORT_STATEMENTS.has(type)) found.push(...readImportStatement(cursor.currentNode, context));
      else if (readsCalls && type === 'call')
        found.push(...readDynamicImport(cursor.currentNode, context).map(fact => ({ fact })));
      const holds = (readsCalls || STATEMENT_HOLDERS.has(type)) && holdsWord();
      if (next === words.length) return found;
      if (holds) {
        const condition = readsConditions ? readCondition(cursor, type) : undefined;
        if (cursor.gotoFirstChild()) {
          frames.push({ ...context, type, condition });
          continue;
        }
      }
      while (!cursor.gotoNextSibling()) {
        if (!cursor.gotoParent()) return found;
        frames.pop();
      }
    }
  } finally {
    cursor.delete();
  }
}

/** Offsets of the word that every import has somewhere; what holds none need not be gone through. */
function findWords(text: string): number[] {
  const found: number[] = [];
  for (let at = text.indexOf('import'); at !== -1; at = text.indexOf('import', at + 1)) found.push(at);
  return found;
}

function contextOf(type: string, parent: Frame | undefined): ImportContext | undefined {
  if (parent === undefined) return undefined;
  const { typeOnly, deferred } = parent;
  if (parent.type === 'lambda' || (parent.type === 'function_definition' && type === 'block'))
    return { typeOnly, deferred: true };
  const checked =
    (parent.condition === 'type-checking' && type === 'block') ||
    (parent.condition === 'run-time' && type === 'else_clause');
  return checked ? { typeOnly: true, deferred } : parent;
}

function readCondition(cursor: TreeCursor, type: string): CheckingCondition {
  if (type !== 'if_statement' && type !== 'elif_clause') return undefined;
  return readWrittenCondition(shortText(cursor.currentNode.childForFieldName('condition')));
}
