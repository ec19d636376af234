import { VERSION, writeList, writeStats } from './graph-json';
import type { PatternOutcome } from './pattern-outcome';

/** Findings as JSON in pieces of text, one on a line. Its schema is `schemas/patterns.schema.json`. */
export function* writePatternsJson({
  findings,
  dismissed,
  problems,
  stats,
}: PatternOutcome): Generator<string, void> {
  yield `{"version":${VERSION}`;
  yield* writeList('patterns', findings);
  yield `,\n"dismissed":${dismissed}`;
  yield* writeList('problems', problems);
  yield writeStats(stats);
}
