import { writeFileSync } from 'node:fs';
import { format } from 'node:util';
import Mocha from 'mocha';

/** What one test may take, in milliseconds: some wait for a window, a browser and an analysis. */
const TIMEOUT = 60_000;

/** The tests of each launch, by the kind of window that it opens (scripts/test/extension.mjs). */
const launches: Readonly<Record<string, () => Promise<unknown>[]>> = {
  folder: () => [
    import('./suite/person.test'),
    import('./suite/find.test'),
    import('./suite/questions.test'),
    import('./suite/views.test'),
    import('./suite/live.test'),
    import('./suite/commands.test'),
    import('./suite/sidebar.test'),
  ],
  rules: () => [import('./suite/rules.test')],
  roots: () => [import('./suite/roots.test')],
  // The second one changes what the first one looks at.
  kinds: () => [import('./suite/rule-kinds.test').then(() => import('./suite/fixes-in-roots.test'))],
  // The second one dismisses what the first one looks at.
  patterns: () => [import('./suite/patterns-on-map.test').then(() => import('./suite/patterns.test'))],
  empty: () => [import('./suite/empty.test')],
  restricted: () => [import('./suite/restricted.test')],
};

/** Called by VS Code inside the extension host; rejects where a test failed. */
export async function run(): Promise<void> {
  const print = printWithMark();
  const mocha = new Mocha({ ui: 'bdd', color: true, timeout: TIMEOUT, grep: process.env.LINTEL_TEST_GREP });
  mocha.suite.emit('pre-require', globalThis, '', mocha);
  const name = process.env.LINTEL_TEST_LAUNCH ?? 'folder';
  const load = launches[name];
  if (!load) throw new Error(`There are no tests for a launch '${name}'`);
  try {
    await Promise.all(load());
  } catch (error) {
    print(error);
    throw error;
  }
  return new Promise((resolve, reject) => {
    const runner = mocha.run(failures => {
      if (process.env.TEST_RESULT_FILE)
        writeFileSync(process.env.TEST_RESULT_FILE, JSON.stringify(runner.stats));
      if (failures > 0) reject(new Error(`${failures} tests failed`));
      else resolve();
    });
  });
}

/** The embedded VS Code tells what tests print from its own log by a mark at the beginning. */
function printWithMark(): (...words: unknown[]) => void {
  const mark = process.env.LINTEL_OUTPUT_MARK ?? '';
  const print = (...words: unknown[]) => console.log(`${mark}${format(...words)}`);
  Mocha.reporters.Base.consoleLog = print;
  return print;
}
