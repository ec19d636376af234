import type { Pattern } from '../pattern';

/** The patterns of this kind in the order in which they are listed. */
export const STRUCTURAL: readonly Pattern[] = [];
