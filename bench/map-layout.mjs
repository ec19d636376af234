// How soon the map is laid out: node bench/map-layout.mjs [folder …]
// For each folder as many containers are opened, largest first, as it takes to show 1,000 boxes. Then one module gets one
// more import, as a saved file would, and the figures say how many containers were laid out anew for it.
import path from 'node:path';
import { root } from '../scripts/build/bundles.mjs';
import { analyzeFolder } from '../scripts/panel/analyze.mjs';
import { importSource } from './import-source.mjs';
import { findMedian } from './measure-process.mjs';
import { printFigure } from './print-figure.mjs';

const BOXES = 1000;
const RUNS = 15;
const {
  buildHierarchy,
  buildScene,
  createDependency,
  createLayoutMemo,
  createRandom,
  createRecords,
  findVisible,
  highlightBox,
  layoutMap,
} = await importSource(
  'src/graph/hierarchy',
  'src/diagram/layout/layout',
  'src/diagram/layout/layout-memo',
  'src/diagram/map/build-scene',
  'src/diagram/map/highlight',
  'test/support/random',
  'test/support/records',
);

const folders = process.argv.slice(2);
for (const folder of folders.length > 0 ? folders : [path.join(root, 'node_modules/rxjs/src')])
  measure(path.basename(folder), (await analyzeFolder(path.resolve(folder))).records, 20);
measure('10,000 modules in one folder', createFlatWorkspace(10_000));
process.exit(0);

function measure(name, records, limit) {
  const hierarchyTimes = [];
  const firstTimes = [];
  const layoutTimes = [];
  const sceneTimes = [];
  let shown;
  for (let run = 0; run < RUNS; run++) {
    const hierarchy = timed(hierarchyTimes, () => buildHierarchy(records));
    const options = { open: openUntil(hierarchy, BOXES), aspect: 1.5 };
    timed(firstTimes, () => layoutMap(hierarchy, options));
    const layout = timed(layoutTimes, () => layoutMap(hierarchy, options));
    shown = { hierarchy, options, scene: timed(sceneTimes, () => buildScene(hierarchy, layout)) };
  }
  const { hierarchy, options, scene } = shown;
  console.log(`\n${name}: ${scene.boxes.length} boxes, ${options.open.size} open containers`);
  if (limit)
    printFigure(`  layout of ${scene.boxes.length} boxes (median)`, findMedian(layoutTimes), limit, 'ms');
  else console.log(`  layout (median): ${findMedian(layoutTimes).toFixed(1)} ms`);
  console.log(`  the first, with finding levels: ${findMedian(firstTimes).toFixed(1)} ms`);
  console.log(
    `  hierarchy: ${findMedian(hierarchyTimes).toFixed(1)} ms, scene: ${findMedian(sceneTimes).toFixed(1)} ms`,
  );
  measureHover(hierarchy, scene);
  measureEdit(records, options);
}

/** The box with most arrows, pointed at. */
function measureHover(hierarchy, scene) {
  const visible = findVisible(hierarchy, scene);
  const count = box =>
    (hierarchy.outgoing.get(box.node)?.length ?? 0) + (hierarchy.incoming.get(box.node)?.length ?? 0);
  const busiest = scene.boxes.reduce((best, box) => (count(box) > count(best) ? box : best));
  const times = [];
  for (let run = 0; run < RUNS; run++) timed(times, () => highlightBox(hierarchy, scene, visible, busiest));
  console.log(
    `  what lights up round the box with most arrows (${count(busiest)}): ${findMedian(times).toFixed(1)} ms`,
  );
}

function measureEdit(records, options) {
  const memo = createLayoutMemo();
  const draw = changed => {
    const hierarchy = buildHierarchy(changed);
    return buildScene(hierarchy, layoutMap(hierarchy, { ...options, memo }), memo);
  };
  draw(records);
  const random = createRandom(1);
  const pick = () => records[Math.floor(random() * records.length)];
  const times = [];
  const changes = [];
  for (let run = 0; run < RUNS; run++) {
    const [{ module: from }, { module: to }] = [pick(), pick()];
    const changed = records.map(record =>
      record.module.id === from.id
        ? { ...record, dependencies: [...record.dependencies, createDependency(from.id, to.id)] }
        : record,
    );
    draw(records);
    const before = { ...memo.work };
    timed(times, () => draw(changed));
    changes.push(memo.work.levels - before.levels, memo.work.places - before.places);
  }
  const anew = changes.filter((_, i) => i % 2 === 0);
  const arranged = changes.filter((_, i) => i % 2 === 1);
  console.log(
    `  one module changed: ${findMedian(times).toFixed(1)} ms with the hierarchy; of ${options.open.size + 1} open containers ` +
      `at most ${Math.max(...anew)} got new levels and ${Math.max(...arranged)} were arranged anew`,
  );
}

function timed(times, act) {
  const begin = performance.now();
  const result = act();
  times.push(performance.now() - begin);
  return result;
}

function openUntil(hierarchy, wanted) {
  const { nodes } = hierarchy;
  const open = new Set();
  let visible = nodes[0].children.length;
  const candidates = [...nodes[0].children];
  while (candidates.length > 0 && visible < wanted) {
    candidates.sort((a, b) => nodes[b].modules - nodes[a].modules);
    const next = nodes[candidates.shift()];
    if (next.kind !== 'container') continue;
    open.add(next.id);
    visible += next.children.length;
    candidates.push(...next.children);
  }
  return open;
}

/** Each module imports up to four, mostly a little further on. */
function createFlatWorkspace(size) {
  const random = createRandom(1);
  const pick = limit => Math.floor(random() * limit);
  const imports = Array.from({ length: size }, (_, i) => {
    const targets = Array.from({ length: pick(5) }, () =>
      random() < 0.9 ? Math.min(size - 1, i + 1 + pick(200)) : pick(size),
    );
    return [`flat/m${i}.ts`, targets.map(target => `flat/m${target}.ts`)];
  });
  return createRecords(Object.fromEntries(imports));
}
