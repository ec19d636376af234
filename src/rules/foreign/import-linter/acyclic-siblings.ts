import { isIn } from '../python-modules';
import { type ContractType, readExpressions } from './contract';
import { findExpressionFault, findMatchingModules } from './module-expressions';
import { findSiblingCycles } from './sibling-cycles';

/** How far down import-linter looks where the contract does not say. */
const DEFAULT_DEPTH = 10;

/** `acyclic_siblings`: what lies side by side in a package may not import each other in a circle. */
export const acyclicSiblings: ContractType = {
  kind: 'acyclic',
  read(options, complain) {
    const ancestors = readExpressions(options, 'ancestors', complain, findExpressionFault);
    const skipped = options.has('skip_descendants')
      ? readExpressions(options, 'skip_descendants', complain, findExpressionFault)
      : [];
    const depth = options.number('depth') ?? DEFAULT_DEPTH;
    if (depth < 0 || !Number.isInteger(depth))
      complain(options.placeOf('depth'), 'This has to be a whole number from 0 on.');
    if (ancestors === undefined || skipped === undefined) return undefined;
    const same = skipped.find(({ text }) => ancestors.some(item => item.text === text));
    if (same !== undefined) complain(same.place, `"${same.text}" cannot be skipped: it is an ancestor, too.`);
    return context => {
      const { rules, modules } = context;
      const expand = (items: typeof ancestors) =>
        items.flatMap(item => {
          const names = findMatchingModules(item.text, modules).filter(modules.has);
          if (names.length === 0) context.complain(item.place, `"${item.text}" is no module.`);
          return names;
        });
      const tops = expand(ancestors);
      const without = new Set(expand(skipped));
      if (tops.length === 0) return undefined;
      const isWanted = (name: string) => isChecked(name, tops, without, depth);
      return {
        scope: 'graph',
        check(report) {
          for (const { members, upward } of findSiblingCycles(rules.graph, rules.view, modules, isWanted))
            for (const { edge, from, to } of upward) {
              const { dependency } = edge;
              const message =
                `${from} may not depend on ${to}, which depends on it, directly or by way of others beside it: ` +
                `${dependency.from} imports ${rules.graph.idOf(edge.to)}.`;
              report({ from: edge.from, to: edge.to, dependency, members, message });
            }
        },
      };
    };
  },
};

/** Whether the children of a package are looked at: it is an ancestor, or lies in one, near enough and in nothing skipped. */
function isChecked(
  name: string,
  tops: readonly string[],
  without: ReadonlySet<string>,
  depth: number,
): boolean {
  return tops.some(top => {
    if (!isIn(name, top)) return false;
    const below = name === top ? [] : name.slice(top.length + 1).split('.');
    return (
      below.length <= depth && below.every((_, i) => !without.has([top, ...below.slice(0, i + 1)].join('.')))
    );
  });
}
