import { describeRuleSchema, type OptionsOf, selectorSchema } from '../configuration/rule-schema';
import { describeImport } from '../messages';
import type { RuleKind } from '../rule';

/** Options of an `allowed-only` rule. */
export const allowedOnlySchema = describeRuleSchema(
  'allowed-only',
  'Some modules may depend on each other and on these others only.',
  {
    from: { ...selectorSchema, description: 'The modules that the rule is for.' },
    to: {
      description:
        'The modules of the workspace that they may depend on besides themselves; none where it is empty.',
      anyOf: [
        { type: 'string', minLength: 1 },
        { type: 'array', items: { type: 'string', minLength: 1 } },
      ],
    },
  },
  ['from', 'to'],
);

/** See `allowedOnlySchema`. */
export type AllowedOnlyOptions = OptionsOf<typeof allowedOnlySchema>;

/** Lets some modules depend on some others only. Packages outside of the workspace are left to `external`. */
export const allowedOnly: RuleKind<AllowedOnlyOptions> = {
  kind: 'allowed-only',
  compile({ from, to }, { graph, view, select, complain }) {
    const sources = select(from, ['from']);
    const allowed = select(to, ['to'], { mayBeEmpty: to.length === 0 });
    const isEverything =
      graph.size > 0 && graph.records.every((_, node) => allowed.has(node) || sources.has(node));
    if (isEverything) complain(['to'], 'This rule can never fire: all modules of the workspace are allowed.');
    return {
      scope: 'module',
      members: sources.members,
      check(node, report) {
        if (!sources.has(node)) return;
        const { offsets, targets } = view.arrows();
        for (let i = offsets[node]; i < offsets[node + 1]; i++) {
          const to = targets[i];
          if (to >= graph.size || sources.has(to) || allowed.has(to)) continue;
          const edge = view.edgesOf(node)[i - offsets[node]];
          const what = allowed.label === '' ? 'nothing else' : `${allowed.label} only`;
          const message = `${sources.label} may depend on ${what}: ${describeImport(graph, edge)}.`;
          report({ from: node, to, dependency: edge.dependency, message });
        }
      },
    };
  },
};
