// How smoothly the matrix scrolls, and how long matrix and treemap take to be made: node bench/matrix-speed.mjs
// Frame time is the script time of one redraw while a matrix is scrolled in Chromium; beside it stands the time from frame
// to frame (16.7 ms is a screen's own pace). Modules and imports are random, in folders that are all open.
import esbuild from 'esbuild';
import { chromium } from 'playwright-core';
import { root } from '../scripts/build/bundles.mjs';
import { findChromium, listChromiumFlags } from '../scripts/host/chromium.mjs';
import { frameRecorder, recordFrames } from './measure-frames.mjs';
import { findMedian, findPercentile } from './measure-process.mjs';
import { printFigure } from './print-figure.mjs';

const LINES = 2000;
const MODULES = 5000;
const FRAME_LIMIT_MS = 8;
const PAINT_LIMIT_MS = 16;

const { outputFiles } = await esbuild.build({
  entryPoints: ['bench/page/matrix-page.ts'],
  absWorkingDir: root,
  bundle: true,
  minify: true,
  format: 'iife',
  outdir: 'bench-out',
  write: false,
});
const browser = await chromium.launch({ executablePath: findChromium(), args: listChromiumFlags() });
try {
  const page = await browser.newPage({ viewport: { width: 1400, height: 900 } });
  await page.setContent('<style>html, body, .room { margin: 0; width: 100%; height: 100% }</style>');
  await page.evaluate(frameRecorder);
  const text = ending => outputFiles.find(file => file.path.endsWith(ending)).text;
  await page.addStyleTag({ content: text('.css') });
  await page.addScriptTag({ content: text('.js') });
  for (const zoomed of [false, true]) await measureMatrix(page, zoomed);
  await measureTreemap(page);
} finally {
  await browser.close();
}

async function measureMatrix(page, zoomed) {
  const { lines, cells, side, first, again } = await page.evaluate(`showMatrix(${LINES}, ${zoomed})`);
  console.log(`${lines} × ${lines}, ${cells} cells in use, ${side.toFixed(2)} pixels a cell`);
  await scroll(page, 20);
  const { script, between } = await recordFrames(page, () => scroll(page));
  if (script.length < 50) throw new Error(`Only ${script.length} frames were drawn.`);
  printFigure(
    `  scrolling a matrix of ${lines} × ${lines}${zoomed ? ', zoomed' : ''}, script time of a frame (p95)`,
    findPercentile(script, 0.95),
    FRAME_LIMIT_MS,
    'ms',
  );
  console.log(
    `  from frame to frame: median ${findMedian(between).toFixed(1)} ms, p95 ${findPercentile(between, 0.95).toFixed(1)} ms`,
  );
  if (zoomed) return;
  console.log(
    `  building it: ${findMedian(first).toFixed(1)} ms with the levels, ${findMedian(again).toFixed(1)} ms once they are known`,
  );
}

async function measureTreemap(page) {
  const { tiles, layout, paint } = await page.evaluate(`timeTreemap(${MODULES})`);
  console.log(`Treemap of ${tiles} tiles`);
  printFigure(
    `  painting a treemap of ${tiles} tiles (p95)`,
    findPercentile(paint, 0.95),
    PAINT_LIMIT_MS,
    'ms',
  );
  console.log(
    `  painting it: median ${findMedian(paint).toFixed(1)} ms; laying it out: median ${findMedian(layout).toFixed(1)} ms`,
  );
}

/** Scrolls in both directions, a step each frame, now slowly and now fast, and asks for a frame where nothing moves. */
function scroll(page, steps = 120) {
  return page.evaluate(`new Promise(done => {
    const scroller = document.querySelector('.matrix-scroller');
    let step = 0;
    const next = () => {
      const fast = step % 60 >= 30 ? 8 : 1;
      const sign = step % 120 < 60 ? 1 : -1;
      scroller.scrollBy(sign * 21 * fast, sign * 17 * fast);
      // A matrix that fits as a whole has nowhere to go: it is redrawn as on a move of the pointer.
      scroller.dispatchEvent(new Event('scroll'));
      if (++step < ${steps}) requestAnimationFrame(() => setTimeout(next)); else done();
    };
    next();
  })`);
}
