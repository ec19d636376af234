import type { Pattern } from '../pattern';
import { ADAPTER_GOF } from '../structural/adapter-gof';
import { BRIDGE } from '../structural/bridge';
import { COMPOSITE } from '../structural/composite';
import { DECORATOR } from '../structural/decorator';
import { FACADE } from '../structural/facade';
import { FLYWEIGHT } from '../structural/flyweight';
import { MIXIN } from '../structural/mixin';
import { PROXY } from '../structural/proxy';
import { STRUCTURAL_SUBTYPING } from '../structural/structural-subtyping';

/** The patterns of this kind in the order in which they are listed. */
export const STRUCTURAL: readonly Pattern[] = [
  ...[ADAPTER_GOF, BRIDGE, COMPOSITE, DECORATOR, FACADE, FLYWEIGHT, PROXY],
  ...[STRUCTURAL_SUBTYPING, MIXIN],
];
