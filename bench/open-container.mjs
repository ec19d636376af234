// How soon an opened container shows: node bench/open-container.mjs [folder …]
// In the panel in Chromium with the graph of a folder: from the click on a box's mark to the end of the page's work for
// the first frame of the new layout. Containers are opened one after the other, outermost first, then some modules, for whose
// symbols the graph is put together anew.
import { loadavg } from 'node:os';
import path from 'node:path';
import { root } from '../scripts/build/bundles.mjs';
import { runNode } from '../scripts/build/run-node.mjs';
import { analyzeFolder } from '../scripts/panel/analyze.mjs';
import { findMedian, findPercentile } from './measure-process.mjs';
import { printFigure } from './print-figure.mjs';

const OPENINGS = 12;

await runNode(['scripts/build.mjs', '--tests']);
const { closeBrowser, openPanel } = await import('../dist/test/support/webview-page.mjs');
const folders = process.argv.slice(2);
for (const folder of folders.length > 0 ? folders : [path.join(root, 'node_modules/rxjs/src')])
  await measure(path.resolve(folder));
await closeBrowser();
process.exit(0);

async function measure(folder) {
  const map = await openPanel({
    width: 1400,
    height: 900,
    reducedMotion: 'no-preference',
    messages: [
      { type: 'state', state: { kind: 'running' } },
      { type: 'snapshot', snapshot: await analyzeFolder(folder) },
    ],
  });
  const settle = async () => {
    await map.page.waitForTimeout(300);
    await map.page.waitForFunction(() => globalThis.__lintel.isStill());
  };
  await settle();
  // All are closed first, so that every folder starts alike.
  await map.page.getByRole('button', { name: 'Close all' }).click();
  await settle();
  console.log(folder);
  for (const kind of ['container', 'module']) {
    const times = await openSome(map, settle, kind);
    if (times.length === 0) continue;
    printFigure(
      `a ${kind} opened, click to first frame (worst of ${times.length})`,
      Math.max(...times),
      100,
      'ms',
    );
    describe(times);
  }
  await map.close();
}

/** The times it took to open boxes of a kind, in ms. */
async function openSome(map, settle, kind) {
  const times = [];
  const tried = new Set();
  while (times.length < OPENINGS && tried.size < 5 * OPENINGS) {
    const boxes = await map.page.evaluate('__lintel.boxes()');
    const closed = boxes.filter(box => box.kind === kind && !box.open && box.width > 4 && !tried.has(box.id));
    if (closed.length === 0) break;
    const { id } = closed[(7 * tried.size) % closed.length];
    tried.add(id);
    const time = await map.page.evaluate(openInPage, id);
    await settle();
    // Modules without symbols do not open.
    if ((await map.page.evaluate('__lintel.boxes()')).some(box => box.id === id && box.open))
      times.push(time);
  }
  return times;
}

function describe(times) {
  console.log(
    `  best ${Math.min(...times).toFixed(0)} ms, median ${findMedian(times).toFixed(0)} ms, ` +
      `p95 ${findPercentile(times, 0.95).toFixed(0)} ms; machine load ${loadavg()[0].toFixed(1)}`,
  );
}

/** Runs in the page: clicks the open/close mark of a closed box and waits for the frame that follows. */
function openInPage(id) {
  const canvas = document.querySelector('canvas[aria-label^="Architecture map"]');
  const { x, y, width, height } = globalThis.__lintel.boxes().find(one => one.id === id);
  const at = {
    bubbles: true,
    view: window,
    clientX: x + Math.min(0.4 * height, width / 2),
    clientY: y + height / 2,
  };
  return new Promise(done => {
    const begin = performance.now();
    canvas.dispatchEvent(new MouseEvent('click', at));
    // Asked for after the panel has asked for its own frame, so it comes after that has been drawn.
    requestAnimationFrame(() => done(performance.now() - begin));
  });
}
