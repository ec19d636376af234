import { describeRuleSchema, type OptionsOf, selectorSchema } from '../configuration/rule-schema';
import { createCycleFinder } from '../graph/find-cycles';
import { createFolderCycleFinder } from '../graph/folder-cycles';
import { count, describeChain } from '../messages';
import type { RuleKind } from '../rule';

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
  compile({ of, level = 'modules', in: within }, { graph, view, select, complain, findFolders }) {
    const set = of === undefined ? undefined : select(of, ['of']);
    if (set !== undefined && set.members.length === 1)
      complain(['of'], `This rule can never fire: ${set.label} is one module.`);
    if (level === 'modules') {
      if (within !== undefined)
        complain(['in'], '"in" is for the level "folders"; for modules there is "of".');
      const findCycles = createCycleFinder(graph, view, set);
      return {
        scope: 'graph',
        check(report) {
          for (const { members, cuts } of findCycles())
            for (const chain of cuts) {
              const [dependency] = chain;
              const others =
                members.length > chain.length ? ` (${count(members.length, 'module')} in all)` : '';
              const message = `A cycle of imports${others}: ${describeChain(chain)}.`;
              const [from, to] = [dependency.from, chain[1].from].map(graph.numberOf);
              if (from !== undefined && to !== undefined)
                report({ from, to, dependency, chain, members, message });
            }
        },
      };
    }
    const folders = within === undefined ? undefined : new Set(findFolders(within, ['in']));
    const findFolderCycles = createFolderCycleFinder(graph, view, set, folders);
    return {
      scope: 'graph',
      check(report) {
        for (const { members, upward } of findFolderCycles())
          for (const { edge, from, to, arrow } of upward) {
            const back =
              arrow.length > 2
                ? `${to} depends on it by way of ${arrow.slice(1, -1).join(' → ')}`
                : `${to} depends on it`;
            const message = `${from} depends on ${to}, and ${back}: ${edge.dependency.from} imports ${graph.idOf(edge.to)}.`;
            report({ from: edge.from, to: edge.to, dependency: edge.dependency, members, message });
          }
      },
    };
  },
};
