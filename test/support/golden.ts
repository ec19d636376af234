import assert from 'node:assert/strict';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { root } from './paths';

/**
 * Compares a text with test/golden/NAME. A golden that is missing fails. Goldens are written by
 * `npm run golden` alone, and the difference is to be looked at before it is committed.
 */
export function assertGolden(name: string, text: string): void {
  const file = path.join(root, 'test/golden', name);
  if (process.env.LINTEL_WRITE_GOLDEN === '1') {
    mkdirSync(path.dirname(file), { recursive: true });
    writeFileSync(file, text);
    return;
  }
  assert.ok(existsSync(file), `test/golden/${name} is missing; make it with npm run golden and look at it`);
  assert.equal(text, readFileSync(file, 'utf8'), `differs from test/golden/${name}`);
}

/** Plain data as text with numbers rounded to a tenth, one array element or field a line where it is not a number. */
export function formatRounded(value: unknown): string {
  const rounded = JSON.stringify(
    value,
    (_, part) => (typeof part === 'number' ? Math.round(part * 10) / 10 : part),
    1,
  );
  return `${rounded.replace(/\[\s+([-\d.,\s]+?)\s+\]/g, (_, numbers: string) => `[${numbers.replace(/\s+/g, ' ')}]`)}\n`;
}
