import { forbidden } from './kinds/forbidden';
import type { RuleKind } from './rule';

/** All kinds of rules by name. The checker hands each the options that its schema describes. */
export const RULE_KINDS: ReadonlyMap<string, RuleKind> = new Map(
  ([forbidden] as readonly RuleKind[]).map(kind => [kind.kind, kind]),
);
