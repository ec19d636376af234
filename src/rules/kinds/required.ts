import {
  describeRuleSchema,
  namesSchema,
  type OptionsOf,
  selectorSchema,
  transitiveSchema,
} from '../configuration/rule-schema';
import { createWayFinder } from '../graph/chains';
import { compileNames } from '../graph/glob';
import type { RuleKind } from '../rule';

/** Options of a `required` rule. */
export const requiredSchema = describeRuleSchema(
  'required',
  'Each of some modules has to depend on one of some others.',
  {
    from: { ...selectorSchema, description: 'The modules that the rule is for, one by one.' },
    to: {
      ...selectorSchema,
      description: 'What each of them has to depend on: one of these modules or packages.',
    },
    names: {
      ...namesSchema,
      description: 'One of these names has to be imported. `*` stands for any letters.',
    },
    transitive: transitiveSchema,
  },
  ['from', 'to'],
);

/** See `requiredSchema`. */
export type RequiredOptions = OptionsOf<typeof requiredSchema>;

/** Wants each of some modules to depend on one of some others. */
export const required: RuleKind<RequiredOptions> = {
  kind: 'required',
  exceptsModules: true,
  compile({ from, to, names, transitive = false }, { graph, view, select, complain }) {
    const sources = select(from, ['from']);
    const targets = select(to, ['to']);
    if (sources.members.length > 0 && sources.members.every(targets.has))
      complain(
        ['from'],
        'This rule can never fire: all its modules are among those that have to be imported.',
      );
    const isNamed = names === undefined ? undefined : compileNames(names);
    const what = `${names === undefined ? '' : `${names.join(' or ')} of `}${targets.label}`;
    const describe = (node: number) => {
      const message = `${graph.idOf(node)} has to depend on ${what}${transitive ? ', directly or not' : ''}, and does not.`;
      return { from: node, message, detail: targets.label };
    };
    if (transitive) {
      if (isNamed !== undefined) complain(['names'], 'Names cannot be followed along a chain.');
      const ways = createWayFinder(graph, view, {
        targets: targets.members,
        isOutsideTarget: targets.has,
      });
      return {
        scope: 'traced',
        update: changed => ways.update(changed) ?? sources.members,
        check(node, report) {
          if (sources.has(node) && !targets.has(node) && !ways.leads(node)) report(describe(node));
        },
      };
    }
    return {
      scope: 'module',
      members: sources.members,
      check(node, report) {
        if (!sources.has(node) || targets.has(node)) return;
        const { offsets, targets: rows } = view.arrows();
        for (let i = offsets[node]; i < offsets[node + 1]; i++) {
          if (!targets.has(rows[i])) continue;
          const has = (name: string) => name === '*' || isNamed?.(name) === true;
          if (isNamed === undefined || view.edgesOf(node)[i - offsets[node]].names.some(has)) return;
        }
        report(describe(node));
      },
    };
  },
};
