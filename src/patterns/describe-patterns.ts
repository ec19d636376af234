import type { PatternDescription } from '../model/finding';
import { PATTERNS } from './registry';

/** What all patterns are, in the order in which they are listed: plain data, without how they are found. */
export function describePatterns(): PatternDescription[] {
  return [...PATTERNS.values()].map(({ id, title, family, summary, roles }) => ({
    ...{ id, title, family, summary, roles },
  }));
}
