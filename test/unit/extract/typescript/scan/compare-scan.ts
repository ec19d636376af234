import assert from 'node:assert/strict';
import { dialectOf } from '../../../../../src/extract/typescript/dialect';
import { readScript } from '../../../../../src/extract/typescript/read-script';
import { scanScript } from '../../../../../src/extract/typescript/scan/scan-script';

/**
 * Whether the scanner reads a script. Where it does, it has to say what the compiler says; where the compiler finds a
 * problem, the answer is to be `false`.
 */
export function isScanned(path: string, text: string): boolean {
  const scan = scanScript(path, text, dialectOf(path));
  if (scan.found === undefined) return false;
  const compiled = readScript(path, text, dialectOf(path), { symbols: false });
  assert.deepEqual(compiled.problems, [], `a problem that the scanner did not notice in ${path}`);
  const inOrder = compiled.found.toSorted((a, b) => a.start - b.start);
  assert.deepEqual(scan.found, inOrder, `other imports in ${path}`);
  return true;
}
