// Runs every bench in turn: npm run bench -- [folder …]
// Folders go to the benches that measure on code; without one, each takes its own.
import { runNode } from '../scripts/build/run-node.mjs';

const folders = process.argv.slice(2);
const eachFolder = folders.length > 0 ? folders : [undefined];
const onFolders = [
  'bench/compare-dependency-cruiser.mjs',
  'bench/speed.mjs',
  'bench/cache.mjs',
  'bench/latency.mjs',
  'bench/typing.mjs',
  'bench/rules.mjs',
  'bench/map-layout.mjs',
  'bench/open-container.mjs',
];
const benches = [
  ['bench/package-size.mjs'],
  ['bench/activation.mjs'],
  ...eachFolder.flatMap(folder => onFolders.map(bench => [bench, ...(folder ? [folder] : [])])),
  ['bench/map-speed.mjs'],
  ['bench/matrix-speed.mjs'],
  ['bench/growth.mjs'],
];

let ended = true;
for (const bench of benches) {
  console.log(`\n━━ ${bench.join(' ')}`);
  ended = (await runNode(bench)) && ended;
}
process.exit(ended ? 0 : 1);
