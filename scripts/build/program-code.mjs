// Run by the build in a process of its own, with the flags that the command line has: keeps the code that this Node
// compiles a bundle of commands to (its name is the argument), so that a run in this Node need not compile it again.
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { Writable } from 'node:stream';
import { Script } from 'node:vm';
import { root } from './bundles.mjs';
import { nameCompiledCode } from './compiled-code.mjs';

const dist = path.join(root, 'dist');
const [name] = process.argv.slice(2);
const bundle = path.join(dist, `${name}.js`);
const script = new Script(readFileSync(bundle, 'latin1'), { filename: bundle });
const module = { exports: {} };
script.runInThisContext()(module.exports, createRequire(bundle), module, bundle, dist);

// Functions are compiled when they are first called, so those that a run needs have to be called. The runs are those where
// nothing has changed, which are the shortest: from the graph that is kept, and then from the report. The one before starts
// worker threads, and these change the process's flags.
const cacheFolder = mkdtempSync(path.join(tmpdir(), 'lintel-build-'));
const silence = new Writable({ write: (_chunk, _encoding, done) => done() });
const context = { stdout: silence, stderr: silence, cwd: root, programs: dist, cacheFolder };
const args = ['graph', 'test/fixtures/projects'];
try {
  const first = [path.join(dist, 'cli.js'), ...args, '--format', 'dot', '--cache-folder', cacheFolder];
  execFileSync(process.execPath, first, { cwd: root, stdio: 'ignore' });
  for (let run = 0; run < 2; run++) {
    const code = await module.exports.runCli(args, context);
    if (code !== 0) throw new Error(`lintel ${args.join(' ')} ended with ${code}`);
  }
} finally {
  rmSync(cacheFolder, { recursive: true, force: true });
}
writeFileSync(path.join(dist, nameCompiledCode(name)), script.createCachedData());
