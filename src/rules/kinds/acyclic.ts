import { groupBy } from '../../graph/group-by';
import type { Dependency } from '../../model/dependency';
import { describeRuleSchema, type OptionsOf, selectorSchema } from '../configuration/rule-schema';
import { createCycleFinder, type FoundCycle } from '../graph/find-cycles';
import { createFolderCycleFinder } from '../graph/folder-cycles';
import type { ModuleSet } from '../graph/module-set';
import { count, describeChain } from '../messages';
import type { RuleCheck, RuleContext, RuleKind } from '../rule';

/** Options of an `acyclic` rule. */
export const acyclicSchema = describeRuleSchema(
  'acyclic',
  'No cycles of imports among modules, or among the folders beside each other.',
  {
    of: {
      ...selectorSchema,
      description: 'The modules among which there may be no cycle; all of them where absent.',
    },
    level: {
      description:
        'Whether modules may not import each other in a circle, or folders: what lies in one folder, each with all that is inside.',
      enum: ['modules', 'folders'],
      default: 'modules',
    },
    in: {
      ...selectorSchema,
      description:
        'For `folders`: the folders whose contents may have no cycle, such as `src`; all folders where absent.',
    },
  },
  [],
);

/** See `acyclicSchema`. */
export type AcyclicOptions = OptionsOf<typeof acyclicSchema>;

/** Reports, for every cycle, the few imports without which it would be gone. */
export const acyclic: RuleKind<AcyclicOptions> = {
  kind: 'acyclic',
  compile({ of, level = 'modules', in: within }, context) {
    const { graph, view, select, complain, findFolders } = context;
    const set = of === undefined ? undefined : select(of, ['of']);
    if (set !== undefined && set.members.length === 1)
      complain(['of'], `This rule can never fire: ${set.label} is one module.`);
    if (level === 'modules') {
      if (within !== undefined)
        complain(['in'], '"in" is for the level "folders"; for modules there is "of".');
      return forbidModuleCycles(set, context);
    }
    const folders = within === undefined ? undefined : new Set(findFolders(within, ['in']));
    const { update, upwardOf } = createFolderCycleFinder(graph, view, set, folders);
    return {
      scope: 'traced',
      update,
      check(node, report) {
        const upward = upwardOf(node);
        for (let i = 0; i < upward.length; i++) {
          const { cycle, edge, from, to, arrow } = upward[i];
          const back =
            arrow.length > 2
              ? `${to} depends on it by way of ${arrow.slice(1, -1).join(' → ')}`
              : `${to} depends on it`;
          const message = `${from} depends on ${to}, and ${back}: ${edge.dependency.from} imports ${graph.idOf(edge.to)}.`;
          const { members } = cycle;
          report({ from: edge.from, to: edge.to, dependency: edge.dependency, members, message });
        }
      },
    };
  },
};

/** Reports each cycle under the modules whose imports are to be cut. */
function forbidModuleCycles(set: ModuleSet | undefined, { graph, view }: RuleContext): RuleCheck {
  const findCycles = createCycleFinder(graph, view, set);
  const listCuts = ({ members, cuts: chains }: FoundCycle): Cut[] =>
    chains.map(chain => ({ node: graph.numberOf(chain[0].from) ?? -1, chain, members }));
  /** By the way round, which is the same object as long as nothing about it changes. */
  let cuts = new Map<Cut['chain'], Cut>();
  let cutsOf = new Map<number, Cut[]>();
  let cycles: readonly FoundCycle[] = [];
  return {
    scope: 'traced',
    update(changed) {
      const before = cuts;
      const found = findCycles(changed);
      if (found.length === cycles.length && found.every((cycle, i) => cycle === cycles[i])) return [];
      cycles = found;
      cuts = new Map(found.flatMap(listCuts).map(cut => [cut.chain, cut]));
      const affected = new Set<number>();
      for (const { chain, node } of before.values()) if (!cuts.has(chain)) affected.add(node);
      for (const { chain, node } of cuts.values()) if (!before.has(chain)) affected.add(node);
      if (affected.size > 0) cutsOf = groupBy(cuts.values(), ({ node }) => node);
      return affected;
    },
    check(node, report) {
      for (const { chain, members } of cutsOf.get(node) ?? []) {
        const [dependency, next] = chain;
        const others = members.length > chain.length ? ` (${count(members.length, 'module')} in all)` : '';
        const message = `A cycle of imports${others}: ${describeChain(chain)}.`;
        const to = graph.numberOf(next.from);
        if (to !== undefined) report({ from: node, to, dependency, chain, members, message });
      }
    },
  };
}

/** An import to cut: the module that has it, and the way round that starts with it. */
interface Cut {
  readonly node: number;
  readonly chain: readonly Dependency[];
  readonly members: readonly string[];
}
