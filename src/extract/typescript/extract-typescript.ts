import type { ModuleFacts } from '../../model/facts';
import { countLines } from '../count-lines';
import { createPositions } from '../positions';
import { type Dialect, readScript, type ScriptReading } from './read-script';

/**
 * The facts of one TypeScript or JavaScript file. JavaScript is read with JSX, `.d.ts` imports are all `typeOnly`.
 *
 * Syntax errors become problems, and the imports that can be read still come.
 */
export function extractTypescript(path: string, text: string): ModuleFacts {
  return toFacts(text, readScript(path, text, dialectOf(path)));
}

/** Facts of a file's text with the offsets in a reading turned into lines and columns. */
export function toFacts(text: string, { found, problems }: ScriptReading): ModuleFacts {
  const importAt = createPositions(text);
  const problemAt = createPositions(text);
  return {
    lines: countLines(text),
    imports: found
      .toSorted((a, b) => a.start - b.start)
      .map(({ start, ...fact }) => ({ ...fact, ...importAt(start) })),
    problems: problems.map(({ start, ...problem }) => ({ line: problemAt(start).line, ...problem })),
  };
}

function dialectOf(path: string): Dialect {
  if (path.endsWith('.tsx')) return 'tsx';
  return /\.[cm]?ts$/.test(path) ? 'ts' : 'js';
}
