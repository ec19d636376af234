// Runs every bench in turn: npm run bench -- [folder …]
// Folders go to the benches that measure on code; without one, each takes its own.
import { runNode } from '../scripts/build/run-node.mjs';

const folders = process.argv.slice(2);
const benches = [
  ['bench/package-size.mjs'],
  ['bench/activation.mjs'],
  ...(folders.length > 0 ? folders : [undefined]).map(folder => [
    'bench/compare-dependency-cruiser.mjs',
    ...(folder ? [folder] : []),
  ]),
];

let ended = true;
for (const bench of benches) {
  console.log(`\n━━ ${bench.join(' ')}`);
  ended = (await runNode(bench)) && ended;
}
process.exit(ended ? 0 : 1);
