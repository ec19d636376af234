import { acyclic } from './kinds/acyclic';
import { allowedOnly } from './kinds/allowed-only';
import { external } from './kinds/external';
import { forbidden } from './kinds/forbidden';
import { independence } from './kinds/independence';
import { interfaceKind } from './kinds/interface';
import { layers } from './kinds/layers';
import { limits } from './kinds/limits';
import { orphans } from './kinds/orphans';
import { ports } from './kinds/ports';
import { reachability } from './kinds/reachability';
import { required } from './kinds/required';
import type { RuleKind } from './rule';

const ALL: readonly RuleKind[] = [
  ...[layers, forbidden, allowedOnly, required, independence, acyclic],
  ...[interfaceKind, ports, external, orphans, reachability, limits],
];

/** All kinds of rules by name. The checker hands each the options that its schema describes. */
export const RULE_KINDS: ReadonlyMap<string, RuleKind> = new Map(ALL.map(kind => [kind.kind, kind]));
