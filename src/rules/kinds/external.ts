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
        members: users.members,
        check(node, report) {
          if (!users.has(node)) return;
          const { offsets, targets } = view.arrows();
          for (let i = offsets[node]; i < offsets[node + 1]; i++) {
            const to = targets[i];
            if (to < graph.size || !isBroken(to)) continue;
            const edge = view.edgesOf(node)[i - offsets[node]];
            const message = `${describe(to)}: ${describeImport(graph, edge)}.`;
            report({ from: node, to, dependency: edge.dependency, message });
          }
        },
      };
    const passable = new Uint8Array(graph.size).fill(1);
    for (const node of users.members) passable[node] = 0;
    const ways = createWayFinder(graph, view, { targets: [], isOutsideTarget: isBroken, passable });
    return {
      scope: 'traced',
      update: changed => ways.update(changed) ?? users.members,
      check(from, report) {
        if (!users.has(from)) return;
        const { offsets, targets } = view.arrows();
        for (let i = offsets[from]; i < offsets[from + 1]; i++) {
          const next = targets[i];
          if (users.has(next) || !(isBroken(next) || ways.leads(next))) continue;
          const edge = view.edgesOf(from)[i - offsets[from]];
          const to = ways.endOf(next);
          const chain = [edge.dependency, ...ways.chainFrom(next)];
          const how = chain.length === 1 ? describeImport(graph, edge) : describeChain(chain);
          const message = `${describe(to)}, directly or not: ${how}.`;
          report({ from, to, dependency: edge.dependency, message, ...(chain.length > 1 && { chain }) });
        }
      },
    };
  },
};
