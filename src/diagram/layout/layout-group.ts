import { areSameNumbers } from '../../graph/digraph';
import { type Arrangement, arrangeItems, type ItemArc } from './arrange';
import type { Item } from './arrange-pieces';
import type { ContainerLevels } from './container-levels';
import type { LayoutMemo } from './layout-memo';

/** What is arranged: children of one container, each alone or as a tangle, with the size of each. */
export interface Group {
  readonly levels: ContainerLevels;
  /** The children in each part, by their places in the container. */
  readonly members: readonly (readonly number[])[];
  readonly sizes: readonly Pick<Item, 'width' | 'height' | 'lowestTop'>[];
  /** The shape to come near to, width over height. */
  readonly aspect: number;
}

/** Places the parts of a group by level; `name` is what a memo knows it by. */
export function arrangeGroup(group: Group, name: string, memo: LayoutMemo | undefined): Arrangement {
  const { levels, sizes, aspect } = group;
  const make = () => arrangeItems(listItems(group), joinParts(group), aspect);
  if (!memo) return make();
  const numbers = new Float64Array(3 * sizes.length);
  for (const [i, { width, height, lowestTop }] of sizes.entries())
    numbers.set([width, height, lowestTop], 3 * i);
  const input = { arcs: levels.arcs, numbers, aspect };
  return memo.recall('places', name, input, before => isSameInput(before, input), make);
}

/** What a group is arranged by. Levels and tangles come and go with the list of arcs. */
interface Input {
  readonly arcs: ContainerLevels['arcs'];
  readonly numbers: Float64Array;
  readonly aspect: number;
}

function isSameInput(a: Input, b: Input): boolean {
  return a.arcs === b.arcs && a.aspect === b.aspect && areSameNumbers(a.numbers, b.numbers);
}

function listItems({ levels, members, sizes }: Group): Item[] {
  return members.map((children, i) => ({
    width: sizes[i].width,
    height: sizes[i].height,
    level: children.reduce(
      (lowest, child) => Math.min(lowest, levels.level[child]),
      Number.POSITIVE_INFINITY,
    ),
    lowestTop: sizes[i].lowestTop,
  }));
}

function joinParts({ levels, members }: Group): ItemArc[] {
  const partOf = new Int32Array(levels.children.length).fill(-1);
  for (const [i, children] of members.entries()) for (const child of children) partOf[child] = i;
  const arcs: ItemArc[] = [];
  for (const arc of levels.arcs) {
    const from = partOf[arc.from];
    const to = partOf[arc.to];
    if (from !== -1 && to !== -1 && from !== to) arcs.push({ from, to, weight: arc.weight });
  }
  return arcs;
}
