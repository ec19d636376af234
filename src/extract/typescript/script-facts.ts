import type { ModuleFacts } from '../../model/facts';
import { collectCode } from '../collect-code';
import { collectSymbols } from '../collect-symbols';
import { countLines } from '../count-lines';
import { createLineFinder, createPositions } from '../positions';
import type { CodeTarget, ScriptReading } from './script-reading';

/** Facts of a file's text with the offsets in a reading turned into lines and columns. `target` has the code. */
export function toFacts(
  text: string,
  { found, problems, symbols, code }: ScriptReading,
  target?: CodeTarget,
): ModuleFacts {
  const lineOf = target?.lineOf ?? createLineFinder(text);
  const importAt = createPositions(text);
  const problemAt = createPositions(text);
  const sorted = found.toSorted((a, b) => a.start - b.start);
  const places = new Map(sorted.map(({ start }, place) => [start, place]));
  const collected = symbols && collectSymbols(symbols, lineOf, start => places.get(start));
  const packed = code && target && collectCode(code, target.writer, start => places.get(start));
  return {
    lines: countLines(text),
    imports: sorted.map(({ start, ...fact }) => ({ ...fact, ...importAt(start) })),
    problems: problems.map(({ start, ...problem }) => ({ line: problemAt(start).line, ...problem })),
    ...(collected !== undefined && { symbols: collected }),
    ...(packed !== undefined && { code: packed }),
  };
}
