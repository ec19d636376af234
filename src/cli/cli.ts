import { homedir } from 'node:os';
import path from 'node:path';
import { findCacheFolder } from '../engine/cache/cache-place';
import { loadBundle } from '../engine/load-bundle';

// The entry of the command line. What it runs lies beside it, so that it can be loaded with the code it compiles to. The
// entry sets the exit code and lets the process end by itself while output is still on its way; else there is nothing to
// wait for but the taking down of what goes with the process anyway.
const { stdout, stderr, platform, env } = process;
const cacheFolder = findCacheFolder({ platform, env, home: homedir() });
const context = { stdout, stderr, cwd: process.cwd(), programs: __dirname, cacheFolder, env };
// A reader that goes away early (`lintel --help | head -1`) is no error; what else there is, its writer reports.
stdout.on('error', () => undefined);
const args = process.argv.slice(2);
const bundle = args[0] === 'graph' ? 'graph.js' : 'commands.js';
const { runCli } = loadBundle(path.join(__dirname, bundle)) as typeof import('./run-cli');
void runCli(args, context).then(code => {
  process.exitCode = code;
  if (stdout.writableLength === 0 && stderr.writableLength === 0) process.exit();
});
