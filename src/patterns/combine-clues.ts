import type { Clue } from './pattern';

/** Most that names alone can add up to. */
const MOST_FROM_NAMES = 0.5;

/** Structure has to speak for a pattern at least as much as this, or names are not asked. */
const LEAST_FROM_STRUCTURE = 0.3;

/**
 * How sure clues make, of 0 to 1. Clues for are joined as independent chances, `1 − Π(1 − weight)`; those against take away
 * their share, `Π(1 + weight)`. Names count for half at most, and for nothing where structure says too little.
 */
export function combineClues(clues: readonly Clue[]): number {
  let structure = 1;
  let names = 1;
  let against = 1;
  for (const { weight, isName } of clues) {
    if (weight < 0) against *= 1 + weight;
    else if (isName) names *= 1 - weight;
    else structure *= 1 - weight;
  }
  if (1 - structure < LEAST_FROM_STRUCTURE) return 0;
  const fromNames = Math.max(names, 1 - MOST_FROM_NAMES);
  return (1 - structure * fromNames) * against;
}
