import type { Progress } from '../model/snapshot';
import type { CliContext } from './cli-context';

/** One line on a terminal that says how far the analysis is, and is wiped away in the end. */
export interface ProgressLine {
  show(progress: Progress): void;
  clear(): void;
}

/** A progress line on standard error; silent where that is no terminal. */
export function createProgressLine({ stderr }: CliContext): ProgressLine {
  if (stderr.isTTY !== true) return { show: () => undefined, clear: () => undefined };
  let shown = false;
  return {
    show({ phase, found, done }) {
      shown = true;
      const text = phase === 'discover' ? 'Looking for files' : `Read ${done} of ${found} files`;
      stderr.write(`\r\x1b[K${text}`);
    },
    clear() {
      if (shown) stderr.write('\r\x1b[K');
    },
  };
}
