import { ADAPTER } from '../architecture/adapter';
import { ANTI_CORRUPTION_LAYER } from '../architecture/anti-corruption-layer';
import { CLEAN } from '../architecture/clean';
import { COMPOSITION_ROOT } from '../architecture/composition-root';
import { DEPENDENCY_INJECTION } from '../architecture/dependency-injection';
import { DEPENDENCY_INVERSION } from '../architecture/dependency-inversion';
import { HEXAGONAL } from '../architecture/hexagonal';
import { LAYERED } from '../architecture/layered';
import { MVC } from '../architecture/mvc';
import { PORT } from '../architecture/port';
import { SERVICE_LAYER } from '../architecture/service-layer';
import type { Pattern } from '../pattern';

/** The patterns of this kind in the order in which they are listed. */
export const APPLICATION: readonly Pattern[] = [
  ...[PORT, ADAPTER, DEPENDENCY_INVERSION, DEPENDENCY_INJECTION, COMPOSITION_ROOT],
  ...[SERVICE_LAYER, ANTI_CORRUPTION_LAYER, MVC, LAYERED, HEXAGONAL, CLEAN],
];
