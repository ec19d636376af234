import { homedir } from 'node:os';
import { findCacheFolder } from '../engine/cache/cache-place';
import { runCli } from './run-cli';

// The entry of the command line. It sets the exit code and lets the process end by itself, so that all output is out.
const { stdout, stderr, platform, env } = process;
const cacheFolder = findCacheFolder({ platform, env, home: homedir() });
const context = { stdout, stderr, cwd: process.cwd(), programs: __dirname, cacheFolder, env };
// A reader that goes away early (`lintel --help | head -1`) is no error; what else there is, its writer reports.
stdout.on('error', () => undefined);
void runCli(process.argv.slice(2), context).then(code => {
  process.exitCode = code;
});
