import { type ParseError, parse } from 'jsonc-parser';
import type { BaselineEntry } from './baseline';

/** The name of the file with known violations, beside `lintel.json`. */
export const BASELINE_FILE = 'lintel-baseline.json';

/** A baseline that was read, or what is wrong with the file: its line and words. */
export type ReadBaseline =
  | { readonly entries: readonly BaselineEntry[] }
  | { readonly line: number; readonly message: string };

/** The text of a baseline file, one entry a line so that a change is one line of a difference. */
export function writeBaseline(entries: readonly BaselineEntry[]): string {
  const rows = entries.map(entry => `    ${JSON.stringify(entry)}`);
  return `{\n  "version": 1,\n  "violations": [${rows.length === 0 ? '' : `\n${rows.join(',\n')}\n  `}]\n}\n`;
}

/** Reads the text of a baseline file. */
export function readBaseline(text: string): ReadBaseline {
  const errors: ParseError[] = [];
  const value: unknown = parse(text, errors, { allowTrailingComma: true });
  const [error] = errors;
  if (error !== undefined)
    return { line: text.slice(0, error.offset).split('\n').length, message: 'Not valid JSON.' };
  if (
    typeof value !== 'object' ||
    value === null ||
    !('violations' in value) ||
    !Array.isArray(value.violations)
  )
    return { line: 1, message: 'A baseline is an object with a list of "violations".' };
  if ('version' in value && value.version !== 1)
    return { line: 1, message: 'This baseline is of another version of Lintel.' };
  const unsound = value.violations.findIndex(entry => !isEntry(entry));
  if (unsound === -1) return { entries: value.violations };
  const message = `Entry ${unsound + 1} of "violations" is not what Lintel writes: it needs "rule" and "from".`;
  return { line: 1, message };
}

function isEntry(value: unknown): value is BaselineEntry {
  if (typeof value !== 'object' || value === null) return false;
  const { rule, from, to, count, detail, value: most, members } = value as Record<string, unknown>;
  return (
    typeof rule === 'string' &&
    typeof from === 'string' &&
    (to === undefined || typeof to === 'string') &&
    (count === undefined || (Number.isInteger(count) && Number(count) > 0)) &&
    (detail === undefined || typeof detail === 'string') &&
    (most === undefined || typeof most === 'number') &&
    (members === undefined || (Array.isArray(members) && members.every(id => typeof id === 'string')))
  );
}
