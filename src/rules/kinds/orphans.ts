import { describeRuleSchema, type OptionsOf, selectorSchema } from '../configuration/rule-schema';
import type { RuleKind } from '../rule';

/** Options of an `orphans` rule. */
export const orphansSchema = describeRuleSchema(
  'orphans',
  'No module that nothing hangs on.',
  {
    of: { ...selectorSchema, description: 'The modules that the rule is for; all of them where absent.' },
    unused: {
      description:
        'Whether a module counts that nobody imports, even if it imports others itself; entry points are then to be left out.',
      type: 'boolean',
      default: false,
    },
  },
  [],
);

/** See `orphansSchema`. */
export type OrphansOptions = OptionsOf<typeof orphansSchema>;

/** Reports modules that no module imports, and that import none themselves.  */
export const orphans: RuleKind<OrphansOptions> = {
  kind: 'orphans',
  exceptsModules: true,
  compile({ of = '**', unused = false }, { graph, view, select }) {
    const set = select(of, ['of']);
    return {
      scope: 'graph',
      check(report) {
        const { offsets, targets, incomingOffsets } = view.arrows();
        for (const node of set.members) {
          if (incomingOffsets[node + 1] > incomingOffsets[node]) continue;
          let importsAny = false;
          for (let i = offsets[node]; i < offsets[node + 1]; i++) importsAny ||= targets[i] < graph.size;
          if (importsAny && !unused) continue;
          const id = graph.idOf(node);
          const message = unused
            ? `${id} is imported by no module.`
            : `${id} stands alone: no module imports it, and it imports none.`;
          report({ from: node, message });
        }
      },
    };
  },
};
