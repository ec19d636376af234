import type { SourceFile } from './discover';

/** Threads beyond which the main thread, which takes in what they find, is the slowest. */
const MOST = 4;

/**
 * Files that make a further thread worth its start. Each thread compiles the parsers anew, and the optimising
 * compiler then works beside it on further processors. Where there are two processors in all, that leaves a second
 * thread for TypeScript waiting for its own compiler until there are thousands of files; the Python parser is
 * WebAssembly and is ready at once.
 */
const FEW_PROCESSORS = { script: 5000, python: 100 };
const MANY_PROCESSORS = { script: 50, python: 20 };

/** How many threads get through these files soonest on a machine with so many processors. */
export function chooseThreadCount(files: readonly SourceFile[], processors: number): number {
  const worth = processors <= 2 ? FEW_PROCESSORS : MANY_PROCESSORS;
  const most = processors <= 2 ? processors : Math.min(MOST, processors - 1);
  const python = files.reduce((count, file) => count + (file.language === 'python' ? 1 : 0), 0);
  const wanted = Math.ceil(python / worth.python + (files.length - python) / worth.script);
  return Math.max(1, Math.min(most, wanted));
}
