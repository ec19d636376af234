import { type Dialect, isDeclarationFile } from '../dialect';
import type { FoundImport } from '../script-reading';
import { areLeadingCommentsPlain } from './leading-comments';
import { Scanner } from './scanner';
import { Doubt } from './text-cursor';

/** Files may begin with it; it is part of their text then. */
const BYTE_ORDER_MARK = 0xfeff;

/** The imports of a script, or why they are left to the compiler, and the offset where that showed. */
export type Scan =
  | { readonly found: readonly FoundImport[] }
  | { readonly found: undefined; readonly doubt: string; readonly at: number };

/**
 * Reads the imports of a script without parsing it: exactly those that `readScript` finds, in the order of the text, where
 * that finds no problem. Wherever the scanner is not certain of the one or the other, the answer is a doubt.
 */
export function scanScript(path: string, text: string, dialect: Dialect): Scan {
  const isDeclaration = isDeclarationFile(path);
  const scanner = new Scanner(text, dialect !== 'ts', isDeclaration);
  try {
    checkText(text, dialect);
    if (text.charCodeAt(0) === BYTE_ORDER_MARK) scanner.at = 1;
    if (text.startsWith('#!')) scanner.at = findLineEnd(text);
    const found = scanner.scan();
    return { found: isDeclaration ? found.map(fact => ({ ...fact, typeOnly: true })) : found };
  } catch (error) {
    if (error instanceof Doubt) return { found: undefined, doubt: error.reason, at: scanner.at };
    throw error;
  }
}

/** Leaves rare ways to end a line and comments with a meaning to the compiler. */
function checkText(text: string, dialect: Dialect): void {
  if (text.includes('\u2028') || text.includes('\u2029')) throw new Doubt('line end');
  if (text.includes('\r') && /\r(?!\n)/.test(text)) throw new Doubt('line end');
  if (text.includes('import.defer') || text.includes('import.source')) throw new Doubt('import phase');
  if (!areLeadingCommentsPlain(text, dialect !== 'ts')) throw new Doubt('pragma');
}

function findLineEnd(text: string): number {
  const end = text.indexOf('\n');
  return end === -1 ? text.length : end;
}
