// Writes test/golden anew from what the code draws now: npm run golden. Look at the difference before it is committed.
import { spawnSync } from 'node:child_process';
import path from 'node:path';
import { root } from './build/bundles.mjs';

const run = (script, ...args) =>
  spawnSync(process.execPath, [path.join(root, script), ...args], {
    cwd: root,
    stdio: 'inherit',
    env: { ...process.env, LINTEL_WRITE_GOLDEN: '1' },
  }).status ?? 1;

process.exit(
  run('scripts/build.mjs', '--tests') ||
    run('node_modules/mocha/bin/mocha.js', 'dist/test/unit/**/*.test.mjs'),
);
