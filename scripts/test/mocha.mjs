import { existsSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { root } from '../build/bundles.mjs';
import { runNode } from '../build/run-node.mjs';
import { ensureChromium } from '../host/install-chromium.mjs';
import { collectResult } from './result.mjs';

/** What one test may take before it fails, in milliseconds. Generous: a slow machine is not a bug. */
const timeouts = { unit: 20_000, webview: 30_000 };

/**
 * Runs the built tests of a part in a mocha of their own.
 *
 * @param {'unit' | 'webview'} part
 * @param {{ grep?: string }} options
 */
export function runMocha(part, { grep }) {
  return collectResult(
    part,
    async resultFile => {
      // What tests leave in the temporary folder goes with the result.
      const env = { TEST_RESULT_FILE: resultFile, TMPDIR: path.dirname(resultFile) };
      if (part === 'webview') env.CHROME_PATH = await ensureChromium();
      const files = findBuiltTests(part);
      if (files.length === 0) throw new Error('there was no test to run');
      return runNode(
        [
          path.join(root, 'node_modules/mocha/bin/mocha.js'),
          ...['--reporter', path.join(root, 'scripts/test/mocha-reporter.cjs')],
          ...['--timeout', String(timeouts[part])],
          // A handle that a failed test left open must not keep the run from its end.
          '--exit',
          ...(grep ? ['--grep', grep] : []),
          ...files,
        ],
        env,
      );
    },
    { mayBeEmpty: Boolean(grep) },
  );
}

function findBuiltTests(part) {
  const folder = path.join(root, 'dist/test', part);
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { recursive: true })
    .filter(name => name.endsWith('.test.mjs'))
    .sort()
    .map(name => path.join(folder, name));
}
