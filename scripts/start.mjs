// Opens a folder in VS Code with Lintel in it and the map showing: npm start -- [folder] [options]
import { spawnSync } from 'node:child_process';
import { statSync } from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { root } from './build/bundles.mjs';
import { findDesktopCode } from './host/desktop.mjs';
import { startDesktop } from './start/desktop.mjs';
import { startEmbedded } from './start/embedded.mjs';

const usage = `npm start -- [folder] [options]
  folder        a folder or a .code-workspace file; the sample workspace where it is left out
  --embedded    use the project's own VS Code in a browser, even where the desktop one is installed
  --port N      where the embedded VS Code is served (8130, or the next one that is free)
  --no-open     do not open a browser`;

const { target, options } = readArguments();
build();
const code = options.embedded ? undefined : findDesktopCode();
try {
  if (code) await startDesktop(code, target);
  else await startEmbedded(target, { port: options.port, open: !options['no-open'] });
} catch (error) {
  fail(error.message, 1);
}

function readArguments() {
  try {
    const { values, positionals } = parseArgs({
      allowPositionals: true,
      options: {
        embedded: { type: 'boolean', default: false },
        port: { type: 'string' },
        'no-open': { type: 'boolean', default: false },
        help: { type: 'boolean', default: false },
      },
    });
    if (values.help) {
      console.log(usage);
      process.exit(0);
    }
    if (positionals.length > 1) fail(`One folder at a time, not ${positionals.length}.`, 2);
    return { target: readTarget(positionals[0]), options: { ...values, port: readPort(values.port) } };
  } catch (error) {
    return fail(error.message, 2);
  }
}

/** npm changes into the project's folder; INIT_CWD is where the person is. */
function readTarget(given) {
  if (given === undefined) return path.join(root, 'media/sample');
  const target = path.resolve(process.env.INIT_CWD ?? '.', given);
  const stats = statSync(target, { throwIfNoEntry: false });
  if (!stats) fail(`There is no folder ${target}`, 2);
  if (!stats.isDirectory() && !target.endsWith('.code-workspace')) fail(`${target} is not a folder`, 2);
  return target;
}

function readPort(given) {
  if (given === undefined) return undefined;
  const port = Number(given);
  if (!Number.isInteger(port) || port < 1 || port > 65535)
    fail(`--port ${given}: a port is a number up to 65535`, 2);
  return port;
}

function build() {
  const { status } = spawnSync(process.execPath, [path.join(root, 'scripts/build.mjs')], {
    stdio: 'inherit',
  });
  if (status !== 0) fail('Lintel could not be built.', 1);
}

function fail(message, status) {
  console.error(message);
  process.exit(status);
}
