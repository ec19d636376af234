import type { Measurement } from './measure';

/** How good the findings of one pattern, or of all, are. */
export interface Score {
  readonly hits: number;
  readonly misses: number;
  readonly falseAlarms: number;
}

/** A pattern and how good its findings are. */
export interface PatternScore extends Score {
  readonly pattern: string;
}

/** Scores of every pattern that is labelled or falsely found, by name. */
export function scorePatterns(measurements: readonly Measurement[]): PatternScore[] {
  const scores = new Map<string, { -readonly [Key in keyof Score]: number }>();
  const count = (pattern: string, what: keyof Score) => {
    const score = scores.get(pattern) ?? { hits: 0, misses: 0, falseAlarms: 0 };
    score[what]++;
    scores.set(pattern, score);
  };
  for (const { hits, misses, falseAlarms } of measurements) {
    for (const label of hits) count(label.pattern, 'hits');
    for (const { label } of misses) count(label.pattern, 'misses');
    for (const { pattern } of falseAlarms) count(pattern, 'falseAlarms');
  }
  return [...scores]
    .map(([pattern, score]) => ({ pattern, ...score }))
    .sort((a, b) => (a.pattern < b.pattern ? -1 : 1));
}

/** The score over all of these: every label and every false alarm counts the same (micro average). */
export function addScores(scores: readonly Score[]): Score {
  const sum = (what: keyof Score) => scores.reduce((total, score) => total + score[what], 0);
  return { hits: sum('hits'), misses: sum('misses'), falseAlarms: sum('falseAlarms') };
}

/** Hits among hits and false alarms; `undefined` where nothing was found. */
export function findPrecision({ hits, falseAlarms }: Score): number | undefined {
  return divide(hits, hits + falseAlarms);
}

/** Hits among labels; `undefined` where nothing is labelled. */
export function findRecall({ hits, misses }: Score): number | undefined {
  return divide(hits, hits + misses);
}

/** The harmonic mean of precision and recall; `undefined` where nothing is labelled and nothing falsely found. */
export function findF1({ hits, misses, falseAlarms }: Score): number | undefined {
  return divide(2 * hits, 2 * hits + misses + falseAlarms);
}

function divide(part: number, whole: number): number | undefined {
  return whole === 0 ? undefined : part / whole;
}
