import { createColouring } from '../../src/diagram/colour/colouring';
import { buildMatrix } from '../../src/diagram/matrix/matrix';
import { lightPalette } from '../../src/diagram/palette';
import { buildTreemap } from '../../src/diagram/treemap/treemap';
import { buildHierarchy } from '../../src/graph/hierarchy';
import { measureNodes } from '../../src/graph/metrics';
import type { ModuleRecord } from '../../src/model/snapshot';
import { createRandom } from '../../test/support/random';
import { createWorkspace } from '../../test/support/random-workspace';
import { createDependency } from '../../test/support/records';
import { createMatrixView } from '../../webview/matrix/matrix-view';
import { paintTiles } from '../../webview/treemap/treemap-painter';
import '../../webview/matrix/matrix.css';

const ignore = () => {};

/** How long `act` takes, in milliseconds, so many times. */
function time(times: number, act: () => void): number[] {
  return Array.from({ length: times }, () => {
    const start = performance.now();
    act();
    return performance.now() - start;
  });
}

/** The same modules with so many more imports each, nine in ten of them from earlier to later modules. */
function addImports(records: readonly ModuleRecord[], more: number): ModuleRecord[] {
  const random = createRandom(7);
  const pick = (limit: number) => Math.floor(random() * limit);
  return records.map((record, i) => {
    const extra = Array.from({ length: more }, () => {
      const to = random() < 0.9 ? i + 1 + pick(Math.max(1, records.length - i - 1)) : pick(records.length);
      return createDependency(record.module.id, records[Math.min(to, records.length - 1)].module.id);
    });
    return { ...record, dependencies: [...record.dependencies, ...extra] };
  });
}

Object.assign(window, {
  /** Shows a matrix of about so many lines, everything open, at this zoom; answers with its size and build times in ms. */
  showMatrix(lines: number, zoomed: boolean) {
    // A new hierarchy each time: levels of containers are remembered with it.
    const records = addImports(createWorkspace(5, lines), 4);
    const hierarchies = Array.from({ length: 12 }, () => buildHierarchy(records));
    const open = new Set(hierarchies[0].nodes.filter(node => node.kind === 'container').map(node => node.id));
    const first = time(12, () => buildMatrix(hierarchies.pop() ?? hierarchies[0], open)).slice(2);
    const hierarchy = buildHierarchy(records);
    const matrix = buildMatrix(hierarchy, open);
    const again = time(12, () => buildMatrix(hierarchy, open)).slice(2);
    const room = document.createElement('div');
    room.className = 'room matrix';
    document.body.replaceChildren(room);
    const view = createMatrixView(room, lightPalette, {
      hovered: ignore,
      clicked: ignore,
      doubleClicked: ignore,
      menuAsked: ignore,
      covered: () => ({ right: 0, bottom: 0 }),
    });
    view.show(matrix);
    return new Promise(resolve =>
      setTimeout(() => {
        if (zoomed) view.fit();
        const cells = matrix.columns.length;
        setTimeout(
          () => resolve({ lines: matrix.lines.length, cells, first, again, side: view.measures()?.size }),
          100,
        );
      }, 100),
    );
  },
  /** Times of laying out and of painting a treemap of so many modules, in ms. */
  async timeTreemap(modules: number) {
    const records = createWorkspace(5, modules);
    const hierarchy = buildHierarchy(records);
    const metrics = measureNodes(hierarchy, records);
    const colouring = createColouring('language', { hierarchy, metrics, palette: lightPalette });
    const size = { width: 1400, height: 850 };
    const canvas = document.createElement('canvas');
    Object.assign(canvas, size);
    const context = canvas.getContext('2d', { alpha: false }) as CanvasRenderingContext2D;
    const scene = buildTreemap(hierarchy, size, colouring, lightPalette);
    const layout = time(15, () => buildTreemap(hierarchy, size, colouring, lightPalette)).slice(3);
    document.body.replaceChildren(canvas);
    const paint: number[] = [];
    for (let turn = 0; turn < 60; turn++) {
      await new Promise(requestAnimationFrame);
      paint.push(
        ...time(1, () => paintTiles(context, { scene, palette: lightPalette, ...size, pixelRatio: 1 })),
      );
    }
    return { tiles: scene.tiles.length, layout, paint: paint.slice(10) };
  },
});
