import type { Treemap } from '../../src/diagram/treemap/treemap';
import type { TreemapView } from './treemap-view';

/** Says where the tiles of the treemap are, in CSS pixels of the page. */
export function exposeTreemapToTests(
  view: TreemapView,
  scene: () => Treemap | undefined,
  isStill: () => boolean,
): void {
  Object.assign((window as unknown as { __lintel: object }).__lintel, {
    treemap: {
      isStill,
      tiles: () => {
        const { left, top } = view.canvas.getBoundingClientRect();
        return (scene()?.tiles ?? []).map(({ id, x, y, width, height, label, fill, inside }) => ({
          id,
          x: x + left,
          y: y + top,
          width,
          height,
          label,
          fill,
          isContainer: inside !== undefined,
        }));
      },
    },
  });
}
