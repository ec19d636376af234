import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

/**
 * What a part of the test run came to.
 *
 * @typedef {{ passed: number, failed: number, skipped: number }} Result
 */

/** @type {Result} */
export const nothing = Object.freeze({ passed: 0, failed: 0, skipped: 0 });

/** @type {Result} */
export const oneFailure = Object.freeze({ ...nothing, failed: 1 });

/** @param {Result[]} results */
export function addResults(results) {
  return results.reduce(
    (sum, { passed, failed, skipped }) => ({
      passed: sum.passed + passed,
      failed: sum.failed + failed,
      skipped: sum.skipped + skipped,
    }),
    nothing,
  );
}

/** The last line of the test run. */
export function formatResult({ passed, failed, skipped }) {
  return `${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ''}`;
}

/**
 * Runs mocha in whatever way and reads the figures it leaves in a file. A run that breaks off, that ends badly though
 * no test failed, or that had no test to run counts as a failure: silence must not pass for success.
 *
 * @param {string} name
 * @param {(resultFile: string) => Promise<boolean>} run whether the run ended well
 * @param {{ mayBeEmpty: boolean }} options a filter may leave a part without tests
 * @returns {Promise<Result>}
 */
export async function collectResult(name, run, { mayBeEmpty }) {
  const scratch = mkdtempSync(path.join(tmpdir(), 'lintel-result-'));
  const file = path.join(scratch, 'result.json');
  try {
    const endedWell = await run(file);
    const stats = readStats(file);
    if (!stats) return complain(`${name}: the run broke off before its end`);
    const { passes: passed, failures: failed, pending: skipped } = stats;
    if (failed === 0 && !endedWell)
      return complain(`${name}: the run ended with an error`, { passed, skipped });
    if (passed + failed + skipped === 0 && !mayBeEmpty) return complain(`${name}: there was no test to run`);
    return { passed, failed, skipped };
  } catch (error) {
    return complain(`${name}: ${error.message}`);
  } finally {
    rmSync(scratch, { recursive: true, force: true, maxRetries: 5 });
  }
}

function complain(message, others = {}) {
  console.error(`✘ ${message}`);
  return { ...nothing, ...others, failed: 1 };
}

function readStats(file) {
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch {
    return undefined;
  }
}
