import type { Hierarchy } from '../../graph/hierarchy';
import type { PathsBetween } from '../../graph/paths';
import type { SceneNote } from '../colour/note';
import type { Highlight } from './highlight';
import { drawLinks } from './highlight-links';
import { lightBoxes } from './light-boxes';
import type { CurvePoints } from './route';
import type { Scene, SceneArrow } from './scene';

/** Added to the width of the arrows of the shortest path where others are drawn too. */
const EMPHASIS = 1.5;

/**
 * Lights how one node depends on another: the shortest path, each step between two visible boxes with its number, and with
 * `all` every other path as well. Both ends stay lit with what is inside them.
 */
export function highlightPaths(
  hierarchy: Hierarchy,
  scene: Scene,
  visible: Int32Array,
  ends: { readonly from: number; readonly to: number },
  paths: PathsBetween,
  all: boolean,
): Highlight {
  const { links } = hierarchy;
  const boxOf = (node: number) => visible[node];
  const isDirect = paths.direct.length > 0;
  const main = isDirect ? paths.direct : paths.shortest;
  const steps = main.map(position => drawLinks(hierarchy, scene, [position], boxOf)[0]);
  const chain = drawLinks(hierarchy, scene, main, boxOf);
  const others = all ? drawLinks(hierarchy, scene, paths.all, boxOf) : [];
  const passed = new Set(
    (all ? paths.all : main).flatMap(i => [visible[links[i].from], visible[links[i].to]]),
  );
  return {
    focus: hierarchy.nodes[ends.from].id,
    arrows: [...others, ...chain.map(arrow => ({ ...arrow, width: arrow.width + EMPHASIS }))],
    lit: new Set([
      ...lightBoxes(hierarchy, scene, passed, false),
      ...lightBoxes(hierarchy, scene, new Set([ends.from, ends.to]), !all),
    ]),
    notes: isDirect ? [] : steps.flatMap((arrow, i) => (arrow ? [noteOnArrow(arrow, String(i + 1))] : [])),
  };
}

function noteOnArrow({ points }: SceneArrow, text: string): SceneNote {
  const [x, y] = findMiddle(points);
  return { x, y, text };
}

/** The point half way along the middle piece of a curve. */
function findMiddle(points: CurvePoints): [number, number] {
  const first = 6 * Math.floor((points.length - 2) / 12);
  const [x0, y0, x1, y1, x2, y2, x3, y3] = points.slice(first, first + 8);
  return [(x0 + 3 * x1 + 3 * x2 + x3) / 8, (y0 + 3 * y1 + 3 * y2 + y3) / 8];
}
