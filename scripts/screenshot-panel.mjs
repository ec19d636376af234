// Takes a picture of the panel: node scripts/screenshot-panel.mjs --folder src --theme dark --size 1400x900 --out map.png
// The graph comes from the analysis server, or with --snapshot from a JSON file that holds one.
// --open a,b/c opens what hides these modules or folders first; --scale 2 draws for a dense screen.
import { spawnSync } from 'node:child_process';
import { copyFileSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { root } from './build/bundles.mjs';

const { values } = parseArgs({
  options: {
    folder: { type: 'string' },
    snapshot: { type: 'string' },
    theme: { type: 'string', default: 'dark' },
    size: { type: 'string', default: '1400x900' },
    scale: { type: 'string', default: '1' },
    out: { type: 'string' },
    open: { type: 'string', default: '' },
    'no-build': { type: 'boolean', default: false },
  },
});

if (!values['no-build'])
  spawnSync(process.execPath, [path.join(root, 'scripts/build.mjs'), '--tests'], { stdio: 'inherit' });
const { closeBrowser, openPanel } = await import('../dist/test/support/webview-page.mjs');
const { analyzeFolder } = await import('./panel/analyze.mjs');

const snapshot = values.snapshot
  ? JSON.parse(readFileSync(values.snapshot, 'utf8'))
  : await analyzeFolder(path.resolve(values.folder ?? path.join(root, 'media/sample')));
const [width, height] = values.size.split('x').map(Number);
const opened = values.open.split(',').filter(Boolean);
const panel = await openPanel({
  width,
  height,
  theme: values.theme,
  scale: Number(values.scale),
  messages: [
    { type: 'state', state: { kind: 'running' } },
    { type: 'snapshot', snapshot },
    ...opened.map(id => ({ type: 'reveal', id })),
  ],
});
await panel.page.waitForTimeout(500);
const file = await panel.screenshot('panel');
if (values.out) copyFileSync(file, values.out);
console.log(values.out ?? file);
for (const problem of panel.problems()) console.error(problem);
await closeBrowser();
