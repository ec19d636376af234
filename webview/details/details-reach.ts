import { measureBoxes } from '../../src/diagram/map/highlight-reach';
import { findModuleNode, type Hierarchy, isInside } from '../../src/graph/hierarchy';
import { findReach } from '../../src/graph/reach';
import { createElement } from '../controls/dom';
import { count, createLink, type DetailsContext } from './details-parts';
import { depthOf } from './trace';

/** Boxes of one distance in one list before it is cut. */
const BOXES_SHOWN = 40;

/** What lies more than one step away from a node, a list for each distance; empty where only one step is asked for. */
export function describeDistant(
  hierarchy: Hierarchy,
  index: number,
  direction: 'uses' | 'usedBy',
  visible: Int32Array,
  context: DetailsContext,
): HTMLElement[] {
  const depth = depthOf(context.view.state().trace);
  if (depth === 1) return [];
  const start = findModuleNode(hierarchy, index);
  const reach = findReach(hierarchy, index, { direction, depth });
  const modules = new Map<number, number>();
  for (const [node, steps] of reach.distance)
    if (steps > 0) modules.set(visible[node], (modules.get(visible[node]) ?? 0) + 1);
  const byDistance = new Map<number, number[]>();
  for (const [box, steps] of measureBoxes(reach, node => visible[node])) {
    if (steps < 2 || isInside(hierarchy, box, start)) continue;
    byDistance.set(steps, [...(byDistance.get(steps) ?? []), box]);
  }
  return [...byDistance]
    .sort((a, b) => a[0] - b[0])
    .map(([steps, boxes]) => {
      const sorted = boxes.sort((a, b) => a - b);
      const rest = sorted.length - BOXES_SHOWN;
      return createElement(
        'details',
        {},
        createElement(
          'summary',
          {},
          createElement('span', {
            class: 'name',
            text: `${steps} steps away`,
            attributes: { title: `${direction} at ${steps} steps` },
          }),
          createElement('span', { class: 'count', text: String(sorted.length) }),
        ),
        createElement(
          'ul',
          {},
          ...sorted.slice(0, BOXES_SHOWN).map(box => {
            const { id, label } = hierarchy.nodes[box];
            const self = hierarchy.nodes[index].id;
            const pair = direction === 'uses' ? { from: self, to: id } : { from: id, to: self };
            return createElement(
              'li',
              {},
              createLink(label, `Select ${id}`, () => context.view.select({ box: id }, true)),
              createElement('span', { class: 'specifier', text: count(modules.get(box) ?? 0, 'module') }),
              createLink('why', `Show how ${pair.from} depends on ${pair.to}`, () =>
                context.view.select(pair, true),
              ),
            );
          }),
          ...(rest > 0 ? [createElement('li', { class: 'facts', text: `and ${rest} more` })] : []),
        ),
      );
    });
}
