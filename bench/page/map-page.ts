import type { ColourBy } from '../../src/diagram/colour/colour-by';
import { createColouring } from '../../src/diagram/colour/colouring';
import { paintScene } from '../../src/diagram/colour/paint-scene';
import { layoutMap } from '../../src/diagram/layout/layout';
import { buildScene } from '../../src/diagram/map/build-scene';
import { findVisible } from '../../src/diagram/map/highlight';
import { routeDirect } from '../../src/diagram/map/route';
import { arrowWidth, type Scene, type SceneArrow } from '../../src/diagram/map/scene';
import { lightPalette } from '../../src/diagram/palette';
import { badgeScene } from '../../src/diagram/patterns/badges';
import { type FindingIndex, indexFindings } from '../../src/diagram/patterns/finding-index';
import { buildHierarchy } from '../../src/graph/hierarchy';
import { measureNodes } from '../../src/graph/metrics';
import type { ModuleRecord } from '../../src/model/snapshot';
import { createRandom } from '../../test/support/random';
import { createWorkspace } from '../../test/support/random-workspace';
import type { MapModel } from '../../webview/map/map-model';
import { createMapView } from '../../webview/map/map-view';

/** A map with so many boxes and arrows, all containers open; arrows beyond those drawn unasked join boxes at random. */
function createModel(
  boxes: number,
  arrows: number,
  { colourBy, badges }: { readonly colourBy?: ColourBy; readonly badges?: boolean },
): MapModel {
  const records = createWorkspace(5, Math.round(boxes * 0.94));
  const hierarchy = buildHierarchy(records);
  const open = new Set(hierarchy.nodes.filter(node => node.kind === 'container').map(node => node.id));
  const layout = layoutMap(hierarchy, { open, aspect: 1.6, values: colourBy !== undefined });
  const plain = addArrows(buildScene(hierarchy, layout), arrows);
  const metrics = colourBy && measureNodes(hierarchy, records);
  const painted =
    colourBy && metrics
      ? paintScene(plain, createColouring(colourBy, { hierarchy, metrics, palette: lightPalette }))
      : plain;
  const scene = badges ? badgeScene(painted, hierarchy, findTwoIn(records)) : painted;
  const boxById = new Map(scene.boxes.map(box => [box.id, box]));
  return { hierarchy, scene, visible: findVisible(hierarchy, scene), boxById };
}

/** Two patterns in each module. */
function findTwoIn(records: readonly ModuleRecord[]): FindingIndex {
  const findings = records.flatMap(({ module: { id } }) =>
    ['repository', 'unit-of-work'].map(pattern => ({
      pattern,
      confidence: 0.9,
      roles: [{ role: pattern, symbol: 'It', module: id, line: 1 }],
      evidence: [],
    })),
  );
  return indexFindings({ findings, descriptions: [] });
}

function addArrows(scene: Scene, wanted: number): Scene {
  const random = createRandom(7);
  const extra: SceneArrow[] = [];
  const drawn = scene.boxes.reduce((sum, box) => sum + (box.inside?.arrows.length ?? 0), 0);
  const pick = (around: number) => {
    const place = around + Math.floor((random() - 0.5) * 200);
    return scene.boxes[Math.max(0, Math.min(scene.boxes.length - 1, place))];
  };
  while (drawn + scene.inside.arrows.length + extra.length < wanted) {
    const place = Math.floor(random() * scene.boxes.length);
    const [from, to] = [pick(place), pick(place)];
    if (from === to) continue;
    const weight = 1 + Math.floor(random() * 12);
    const up = random() < 0.1;
    const points = routeDirect(from, to);
    extra.push({ from: from.id, to: to.id, points, weight, width: arrowWidth(weight), up });
  }
  return { ...scene, inside: { ...scene.inside, arrows: [...scene.inside.arrows, ...extra] } };
}

Object.assign(window, {
  /** Shows such a map at this zoom, or as a whole, its boxes coloured or with badges or not; answers with what is in view. */
  showMap(
    boxes: number,
    arrows: number,
    zoom?: number,
    extras: { readonly colourBy?: ColourBy; readonly badges?: boolean } = {},
  ) {
    const model = createModel(boxes, arrows, extras);
    const ignore = () => {};
    const view = createMapView(document.body, lightPalette, {
      hovered: ignore,
      clicked: ignore,
      doubleClicked: ignore,
      cameraMoved: ignore,
      reshaped: ignore,
    });
    view.show(model, { animated: false });
    return new Promise(resolve =>
      requestAnimationFrame(() =>
        requestAnimationFrame(() => {
          view.fit();
          if (zoom) {
            const { width, height } = model.scene;
            view.placeCamera({
              k: zoom,
              x: (innerWidth - width * zoom) / 2,
              y: (innerHeight - height * zoom) / 2,
            });
          }
          const { x, y, k } = view.camera();
          const inView = model.scene.boxes.filter(
            box =>
              box.x * k + x < innerWidth &&
              box.y * k + y < innerHeight &&
              (box.x + box.width) * k + x > 0 &&
              (box.y + box.height) * k + y > 0,
          );
          const total = [model.scene.inside, ...model.scene.boxes.map(box => box.inside)];
          resolve({
            boxes: inView.length,
            arrows: total.reduce((sum, inside) => sum + (inside?.arrows.length ?? 0), 0),
            zoom: k,
          });
        }),
      ),
    );
  },
});
