import { ADAPTER } from '../architecture/adapter';
import { COMPOSITION_ROOT } from '../architecture/composition-root';
import { DEPENDENCY_INJECTION } from '../architecture/dependency-injection';
import { DEPENDENCY_INVERSION } from '../architecture/dependency-inversion';
import { PORT } from '../architecture/port';
import type { Pattern } from '../pattern';

/** The patterns of this kind in the order in which they are listed. */
export const APPLICATION: readonly Pattern[] = [
  PORT,
  ADAPTER,
  DEPENDENCY_INVERSION,
  DEPENDENCY_INJECTION,
  COMPOSITION_ROOT,
];
