// Bundles the five programs of Lintel into dist/ (and, with --tests, the tests into dist/test/).
// --watch keeps building; --metafile writes dist/meta.json for a look at what weighs how much.
import { copyFileSync, mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import esbuild from 'esbuild';

const root = path.resolve(import.meta.dirname, '..');
const require = createRequire(import.meta.url);
const flags = new Set(process.argv.slice(2));

/** Options every bundle shares. */
const shared = {
  absWorkingDir: root,
  bundle: true,
  minify: !flags.has('--watch'),
  // Names show up in stack traces and in `constructor.name`; they cost little.
  keepNames: true,
  sourcemap: flags.has('--watch') ? 'inline' : false,
  legalComments: 'none',
  logLevel: 'warning',
  metafile: true,
};

const bundles = [
  {
    ...shared,
    entryPoints: {
      extension: 'src/extension/extension.ts',
      server: 'src/server/server.ts',
      worker: 'src/engine/worker.ts',
      cli: 'src/cli/cli.ts',
    },
    outdir: 'dist',
    platform: 'node',
    target: 'node20',
    format: 'cjs',
    external: ['vscode'],
  },
  {
    ...shared,
    entryPoints: { webview: 'webview/main.ts' },
    outdir: 'dist',
    platform: 'browser',
    target: 'chrome120',
    format: 'iife',
    loader: { '.svg': 'text' },
  },
];

/** The tests: one ES module each, packages left outside, so that they load quickly and stack traces name real files. */
const tests = {
  ...shared,
  minify: false,
  sourcemap: 'inline',
  entryPoints: findTests('unit').concat(findTests('webview')),
  outbase: 'test',
  outdir: 'dist/test',
  outExtension: { '.js': '.mjs' },
  platform: 'node',
  target: 'node20',
  format: 'esm',
  splitting: true,
  packages: 'external',
};

/** The extension tests run inside the extension host, where `vscode` comes from the host; one bundle. */
const hostTests = {
  ...shared,
  minify: false,
  sourcemap: 'inline',
  entryPoints: { 'extension/index': 'test/extension/index.ts' },
  outdir: 'dist/test',
  platform: 'node',
  target: 'node20',
  format: 'cjs',
  external: ['vscode', 'mocha', 'playwright-core'],
};

function findTests(part) {
  return list(path.join(root, 'test', part)).filter(file => file.endsWith('.test.ts'));
}

function list(folder) {
  return readdirSync(folder, { recursive: true }).map(name => path.join(folder, name));
}

rmSync(path.join(root, 'dist'), { recursive: true, force: true });
mkdirSync(path.join(root, 'dist'), { recursive: true });
const grammars = path.dirname(require.resolve('@vscode/tree-sitter-wasm/package.json'));
for (const file of ['tree-sitter.wasm', 'tree-sitter-python.wasm'])
  copyFileSync(path.join(grammars, 'wasm', file), path.join(root, 'dist', file));

const all = flags.has('--tests') ? [...bundles, tests, hostTests] : bundles;
if (flags.has('--watch')) {
  for (const options of all) await (await esbuild.context(options)).watch();
} else {
  const results = await Promise.all(all.map(options => esbuild.build(options)));
  if (flags.has('--metafile')) {
    const inputs = Object.assign({}, ...results.map(result => result.metafile.inputs));
    const outputs = Object.assign({}, ...results.map(result => result.metafile.outputs));
    writeFileSync(path.join(root, 'dist/meta.json'), JSON.stringify({ inputs, outputs }));
  }
}
