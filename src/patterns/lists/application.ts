import { ADAPTER } from '../architecture/adapter';
import { PORT } from '../architecture/port';
import type { Pattern } from '../pattern';

/** The patterns of this kind in the order in which they are listed. */
export const APPLICATION: readonly Pattern[] = [PORT, ADAPTER];
