import { describeRuleSchema, type OptionsOf, selectorSchema } from '../configuration/rule-schema';
import { findReached, findWays } from '../graph/chains';
import type { ModuleSet } from '../graph/module-set';
import { describeChain } from '../messages';
import type { RuleCheck, RuleContext, RuleKind } from '../rule';

/** Options of a `reachability` rule. */
export const reachabilitySchema = describeRuleSchema(
  'reachability',
  'What can be reached from the entry points, or what cannot.',
  {
    from: { ...selectorSchema, description: 'Where to start: entry points such as `src/main.ts`.' },
    of: { ...selectorSchema, description: 'The modules that the rule is for.' },
    reachable: {
      description:
        'Whether these have to be reached from there (`true`: no dead code), or may not be (`false`).',
      type: 'boolean',
      default: true,
    },
  },
  ['from', 'of'],
);

/** See `reachabilitySchema`. */
export type ReachabilityOptions = OptionsOf<typeof reachabilitySchema>;

/** Wants modules to be reached from some others by chains of imports, or not to be. */
export const reachability: RuleKind<ReachabilityOptions> = {
  kind: 'reachability',
  exceptsModules: true,
  compile({ from, of, reachable = true }, context) {
    const { select, complain } = context;
    const starts = select(from, ['from']);
    const set = select(of, ['of']);
    if (set.members.length > 0 && set.members.every(starts.has))
      complain(['of'], 'This rule can never fire: all its modules are starting points themselves.');
    return reachable ? wantReached(starts, set, context) : forbidReached(starts, set, context);
  },
};

function wantReached(starts: ModuleSet, set: ModuleSet, { graph, view }: RuleContext): RuleCheck {
  let reached: Uint8Array = new Uint8Array(graph.size).fill(1);
  return {
    scope: 'traced',
    update() {
      const before = reached;
      reached = findReached(view.arrows(), starts.members);
      return set.members.filter(node => reached[node] !== before[node]);
    },
    check(node, report) {
      if (!set.has(node) || starts.has(node) || reached[node] === 1) return;
      report({ from: node, message: `${graph.idOf(node)} cannot be reached from ${starts.label}.` });
    },
  };
}

/** Reports the shortest chain to each module that is reached. */
function forbidReached(starts: ModuleSet, set: ModuleSet, { graph, view }: RuleContext): RuleCheck {
  return {
    scope: 'graph',
    check(report) {
      const reached = findReached(view.arrows(), starts.members);
      for (const node of set.members) {
        if (starts.has(node) || reached[node] === 0) continue;
        const ways = findWays(view, [node]);
        const start = starts.members
          .filter(ways.leads)
          .sort((a, b) => ways.chainFrom(a).length - ways.chainFrom(b).length)[0];
        const chain = ways.chainFrom(start);
        const message = `${graph.idOf(node)} may not be reached from ${starts.label}: ${describeChain(chain)}.`;
        report({ from: start, to: node, message, chain });
      }
    },
  };
}
