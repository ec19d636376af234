import { isExternal } from '../../model/module';
import {
  describeRuleSchema,
  type OptionsOf,
  selectorSchema,
  transitiveSchema,
} from '../configuration/rule-schema';
import { createWayFinder } from '../graph/chains';
import { describeChain, describeImport } from '../messages';
import type { RuleKind } from '../rule';

const packagesSchema = {
  type: 'array',
  items: { type: 'string', pattern: '^!?(npm|node|pypi|stdlib):', minLength: 5 },
} as const;

/** Options of an `external` rule. */
export const externalSchema = describeRuleSchema(
  'external',
  'Which modules may use which packages from outside of the workspace.',
  {
    in: {
      ...selectorSchema,
      description:
        'The modules that the rule is for; all of them where absent. `["!adapters"]` is all but that set.',
    },
    forbid: {
      ...packagesSchema,
      minItems: 1,
      description:
        'Packages that they may not use: `pypi:sqlalchemy`, `npm:@angular/*`, `node:fs`, `stdlib:*`.',
    },
    allow: {
      ...packagesSchema,
      description:
        'The only packages that they may use. What comes with the language (`node:`, `stdlib:`) is always allowed; forbid it by name.',
    },
    transitive: {
      ...transitiveSchema,
      description: 'For `forbid`: whether a chain of imports counts that ends in one.',
    },
  },
  [],
);

/** See `externalSchema`. */
export type ExternalOptions = OptionsOf<typeof externalSchema>;

/** Says which packages from outside some modules may use. */
export const external: RuleKind<ExternalOptions> = {
  kind: 'external',
  compile({ in: within = '**', forbid, allow, transitive = false }, { graph, view, select, complain }) {
    const users = select(within, ['in']);
    const forbidden = forbid && select(forbid, ['forbid'], { mayBeEmpty: true });
    const allowed = allow && select(allow, ['allow'], { mayBeEmpty: true });
    if (forbidden === undefined && allowed === undefined)
      complain([], 'This rule can never fire: it needs "forbid" or "allow".');
    if (transitive && forbidden === undefined) complain(['transitive'], 'Chains are for "forbid" alone.');
    const isBroken = (node: number) => {
      const id = graph.idOf(node);
      if (!isExternal(id)) return false;
      return (
        forbidden?.has(node) === true ||
        (allowed !== undefined && /^(npm|pypi):/.test(id) && !allowed.has(node))
      );
    };
    const describe = (node: number) =>
      forbidden?.has(node)
        ? `${users.label} may not use ${graph.idOf(node)}`
        : `${users.label} may not use packages such as ${graph.idOf(node)}`;
    if (!transitive)
      return {
        scope: 'module',
        check(node, report) {
          if (!users.has(node)) return;
          for (const edge of view.edgesOf(node)) {
            if (edge.to < graph.size || !isBroken(edge.to)) continue;
            const message = `${describe(edge.to)}: ${describeImport(graph, edge)}.`;
            report({ from: node, to: edge.to, dependency: edge.dependency, message });
          }
        },
      };
    const ways = createWayFinder(graph, view, {
      targets: [],
      isOutsideTarget: isBroken,
      mayPass: node => !users.has(node),
    });
    return {
      scope: 'traced',
      update: changed => ways.update(changed) ?? users.members,
      check(from, report) {
        if (!users.has(from)) return;
        for (const edge of view.edgesOf(from)) {
          if (users.has(edge.to) || !(isBroken(edge.to) || ways.leads(edge.to))) continue;
          const to = ways.endOf(edge.to);
          const chain = [edge.dependency, ...ways.chainFrom(edge.to)];
          const how = chain.length === 1 ? describeImport(graph, edge) : describeChain(chain);
          const message = `${describe(to)}, directly or not: ${how}.`;
          report({ from, to, dependency: edge.dependency, message, ...(chain.length > 1 && { chain }) });
        }
      },
    };
  },
};
