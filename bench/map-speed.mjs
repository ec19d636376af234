// How smoothly the map moves: node bench/map-speed.mjs
// Frame time is the script time of one redraw while a map is dragged about in Chromium; beside it stands the time from
// frame to frame, with rasterizing and everything else (16.7 ms is a screen's own pace). Boxes and arrows are random.
import esbuild from 'esbuild';
import { chromium } from 'playwright-core';
import { root } from '../scripts/build/bundles.mjs';
import { findChromium, listChromiumFlags } from '../scripts/host/chromium.mjs';
import { drag, frameRecorder, recordFrames, zoomInAndOut } from './measure-frames.mjs';
import { findMedian, findPercentile } from './measure-process.mjs';
import { printFigure } from './print-figure.mjs';

const maps = [
  { boxes: 2000, arrows: 10_000, width: 1400, height: 900, limit: 8 },
  { boxes: 2000, arrows: 10_000, width: 1400, height: 900, colourBy: 'fan-in', limit: 8 },
  { boxes: 2000, arrows: 10_000, width: 2560, height: 1440, zoom: 0.38, limit: 8 },
  { boxes: 2000, arrows: 10_000, width: 2560, height: 1440, zoom: 0.6, badges: true, limit: 8 },
  { boxes: 10_000, arrows: 10_000, width: 1400, height: 900, limit: 16 },
];

const { outputFiles } = await esbuild.build({
  entryPoints: ['bench/page/map-page.ts'],
  absWorkingDir: root,
  bundle: true,
  minify: true,
  format: 'iife',
  write: false,
});
const browser = await chromium.launch({ executablePath: findChromium(), args: listChromiumFlags() });
try {
  for (const map of maps) await measure(map);
} finally {
  await browser.close();
}

async function measure({ boxes, arrows, width, height, zoom, colourBy, badges, limit }) {
  const page = await browser.newPage({ viewport: { width, height } });
  await page.setContent(
    '<style>html, body, canvas { margin: 0; width: 100%; height: 100%; display: block; overflow: hidden }</style>',
  );
  await page.evaluate(frameRecorder);
  await page.addScriptTag({ content: outputFiles[0].text });
  const shown = await page.evaluate(
    `showMap(${boxes}, ${arrows}, ${zoom}, ${JSON.stringify({ colourBy, badges })})`,
  );
  console.log(
    `${shown.boxes} boxes and ${shown.arrows} arrows in view, ${width} × ${height}, zoom ${shown.zoom.toFixed(2)}${colourBy ? `, coloured by ${colourBy}` : ''}${badges ? ', with badges' : ''}`,
  );
  await drag(page, 20);
  const panning = await recordFrames(page, () => drag(page));
  printFigure(
    `  panning, script time of a frame (p95), ${shown.boxes} boxes and ${shown.arrows} arrows in view${colourBy ? ', coloured' : ''}${badges ? ', with badges' : ''}`,
    findPercentile(panning.script, 0.95),
    limit,
    'ms',
  );
  describe('from frame to frame while panning', panning.between);
  const zooming = await recordFrames(page, () => zoomInAndOut(page));
  describe('script time of a frame while zooming', zooming.script);
  describe('from frame to frame while zooming', zooming.between);
  if (process.env.LINTEL_BENCH_PICTURE)
    await page.screenshot({ path: `${process.env.LINTEL_BENCH_PICTURE}-${boxes}-${width}.png` });
  await page.close();
}

function describe(what, times) {
  console.log(
    `  ${what}: median ${findMedian(times).toFixed(1)} ms, p95 ${findPercentile(times, 0.95).toFixed(1)} ms`,
  );
}
