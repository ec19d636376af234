import type { MapModel } from './map-model';
import type { MapView, Marks } from './map-view';
import type { ShownBox } from './shown-box';

/** A canvas has nothing that a test could query, so the page says where things are. It takes no orders here. */
export function exposeToTests(
  view: MapView,
  model: () => MapModel | undefined,
  isStill: () => boolean,
): void {
  const toPage = (x: number, y: number) => {
    const camera = view.camera();
    const { left, top } = view.canvas.getBoundingClientRect();
    return { x: x * camera.k + camera.x + left, y: y * camera.k + camera.y + top };
  };
  Object.assign(window, {
    __lintel: {
      boxes: (): ShownBox[] =>
        (model()?.scene.boxes ?? []).map(box => {
          const { k } = view.camera();
          const { id, kind, label } = box;
          const open = box.inside !== undefined;
          return {
            id,
            kind,
            label,
            open,
            ...toPage(box.x, box.y),
            width: box.width * k,
            height: box.height * k,
          };
        }),
      arrows: () =>
        [model()?.scene.inside, ...(model()?.scene.boxes ?? []).map(box => box.inside)]
          .flatMap(inside => inside?.arrows ?? [])
          .map(({ from, to, up, weight, relation, points }) => {
            const middle = 6 * Math.floor((points.length - 2) / 12);
            return { from, to, up, weight, relation, ...toPage(points[middle + 6], points[middle + 7]) };
          }),
      badges: () =>
        Object.fromEntries(
          (model()?.scene.boxes ?? []).flatMap(({ id, badges }) =>
            badges ? [[id, badges.map(({ text }) => text)]] : [],
          ),
        ),
      hasAllArrows: view.hasAllArrows,
      isStill,
    },
  });
}

/** What is lit on the map, and the numbers that stand on it. */
export function exposeMarks(marks: () => Marks): void {
  Object.assign((window as unknown as { __lintel: object }).__lintel, {
    lit: () => [...(marks().highlight?.lit ?? [])].sort(),
    litArrows: () => (marks().highlight?.arrows ?? []).map(({ from, to }) => `${from} > ${to}`).sort(),
    notes: () => (marks().highlight?.notes ?? []).map(({ text }) => text).sort(),
  });
}

/** The page is not still either while something waits for a frame to be drawn. */
export function exposeWaiting(isWaiting: () => boolean): void {
  const hook = (window as unknown as { __lintel: { isStill: () => boolean } }).__lintel;
  const { isStill } = hook;
  hook.isStill = () => !isWaiting() && isStill();
}
