import { spawnSync } from 'node:child_process';
import path from 'node:path';

const root = path.resolve(import.meta.dirname, '..');

/**
 * The JSON that a program prints. Ends this process with exit code 2 and the program's words where it prints none;
 * its exit code does not count, since some tools count violations with it.
 */
export function runJson(name, program, args, cwd = root) {
  const { stdout, stderr, status, error } = spawnSync(program, args, {
    cwd,
    encoding: 'utf8',
    // The JSON of a large code base is long: half a gigabyte at most.
    maxBuffer: 2 ** 29,
  });
  if (error === undefined && stdout.startsWith('{')) return JSON.parse(stdout);
  console.error(`${name} failed (exit ${status}): ${error?.message ?? stderr.trim()}`);
  process.exit(2);
}

/** Lintel's graph of a folder. */
export function runLintel(folder) {
  const cli = path.join(root, 'dist/cli.js');
  return runJson('Lintel', process.execPath, [cli, 'graph', folder, '--format', 'json', '--no-cache']);
}

/** The patterns that Lintel finds in a folder, of every confidence; blind: with neutral names in place of the workspace's. */
export function findPatterns(folder, blind = false) {
  const cli = path.join(root, 'dist/cli.js');
  const options = ['--format', 'json', '--min-confidence', '0', ...(blind ? ['--blind'] : [])];
  return runJson('Lintel', process.execPath, [cli, 'patterns', folder, ...options]);
}
