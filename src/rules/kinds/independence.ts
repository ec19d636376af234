import {
  describeRuleSchema,
  type OptionsOf,
  selectorSchema,
  transitiveSchema,
} from '../configuration/rule-schema';
import { createWayFinder, uniteUpdates } from '../graph/chains';
import { assignGroups, listFree, type PlacedSet } from '../graph/groups';
import type { ModuleSet } from '../graph/module-set';
import { describeChain, describeImport } from '../messages';
import type { RuleContext, RuleKind } from '../rule';

/** Options of an `independence` rule. */
export const independenceSchema = describeRuleSchema(
  'independence',
  'Some sets of modules may not depend on each other, either way.',
  {
    sets: {
      description: 'The sets, each a selector.',
      type: 'array',
      minItems: 1,
      items: selectorSchema,
    },
    each: {
      ...selectorSchema,
      description:
        'Folders such as `src/features/*`, each of them one set; modules that match are sets, too.',
    },
    transitive: transitiveSchema,
  },
  [],
);

/** See `independenceSchema`. */
export type IndependenceOptions = OptionsOf<typeof independenceSchema>;

/** Keeps sets of modules apart. */
export const independence: RuleKind<IndependenceOptions> = {
  kind: 'independence',
  compile({ sets = [], each, transitive = false }, context) {
    const { graph, view, select, complain } = context;
    const parts: PlacedSet[] = [
      ...sets.map((selector, i) => ({ set: select(selector, ['sets', i]), path: ['sets', i] })),
      ...(each === undefined ? [] : listParts(each, context)),
    ];
    if (parts.length < 2)
      complain(
        each === undefined ? ['sets'] : ['each'],
        'This rule can never fire: it needs at least two sets.',
      );
    const groups = assignGroups(parts, context);
    const groupOf = (node: number) => (node < graph.size ? groups[node] : -1);
    const members = [...groups.keys()].filter(node => groups[node] !== -1);
    const describe = (from: number, to: number) =>
      `${parts[from].set.label} and ${parts[to].set.label} may not depend on each other`;
    if (!transitive)
      return {
        scope: 'module',
        members,
        check(node, report) {
          const from = groups[node];
          if (from === -1) return;
          const { offsets, targets } = view.arrows();
          for (let i = offsets[node]; i < offsets[node + 1]; i++) {
            const to = groupOf(targets[i]);
            if (to === -1 || to === from) continue;
            const edge = view.edgesOf(node)[i - offsets[node]];
            const message = `${describe(from, to)}: ${describeImport(graph, edge)}.`;
            report({ from: node, to: edge.to, dependency: edge.dependency, message });
          }
        },
      };
    const passable = listFree(groups);
    const finders = parts.map((_, place) => {
      const targets = parts.flatMap((other, i) => (i === place ? [] : other.set.members));
      return createWayFinder(graph, view, { targets, passable });
    });
    return {
      scope: 'traced',
      update: changed => uniteUpdates(finders, changed) ?? members,
      check(from, report) {
        const place = groups[from];
        if (place === -1) return;
        const ways = finders[place];
        const { offsets, targets } = view.arrows();
        for (let i = offsets[from]; i < offsets[from + 1]; i++) {
          const next = targets[i];
          const group = groupOf(next);
          if (group === place || (group === -1 && !ways.leads(next))) continue;
          const edge = view.edgesOf(from)[i - offsets[from]];
          const to = ways.endOf(next);
          const chain = [edge.dependency, ...ways.chainFrom(next)];
          const how = chain.length === 1 ? describeImport(graph, edge) : describeChain(chain);
          const message = `${describe(place, groupOf(to))}: ${how}.`;
          report({ from, to, dependency: edge.dependency, message, ...(chain.length > 1 && { chain }) });
        }
      },
    };
  },
};

/** A set for each folder that a pattern matches, and, unless it ends in `/`, for each module. */
function listParts(
  each: string | readonly string[],
  { graph, select, findFolders }: RuleContext,
): PlacedSet[] {
  const path = ['each'];
  const folders = findFolders(each, path, true).map(folder => {
    const set = select(`${folder}/**`, path, { mayBeEmpty: true });
    return { set: { ...set, label: folder }, path };
  });
  const patterns = (typeof each === 'string' ? [each] : each).filter(item => !item.endsWith('/'));
  const files = patterns.length === 0 ? [] : select(patterns, path, { mayBeEmpty: true }).members;
  const single = files.map(node => {
    const set: ModuleSet = { label: graph.idOf(node), members: [node], has: other => other === node };
    return { set, path };
  });
  return [...folders, ...single];
}
