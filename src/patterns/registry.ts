import type { Pattern } from './pattern';

const ALL: readonly Pattern[] = [];

/** All patterns by id. */
export const PATTERNS: ReadonlyMap<string, Pattern> = new Map(ALL.map(pattern => [pattern.id, pattern]));
