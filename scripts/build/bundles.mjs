import { existsSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { stampAnalyzerVersion } from './analyzer-version.mjs';
import { asOneFunction } from './compiled-code.mjs';
import { describeCompilerBundle, shareCompilerBundle, useCompilerBundle } from './compiler.mjs';

/** The folder of the repository. */
export const root = path.resolve(import.meta.dirname, '../..');

/** The programs that run in Node: the extension, its analysis process and workers, and the command line with its commands. */
const programs = {
  extension: 'src/extension/extension.ts',
  server: 'src/server/server.ts',
  worker: 'src/engine/worker.ts',
  'patterns-worker': 'src/engine/patterns-worker.ts',
  cli: 'src/cli/cli.ts',
  commands: 'src/cli/run-cli.ts',
  graph: 'src/cli/run-graph.ts',
};

/** Programs that make closures all the time. */
const KEPT = new Set(['worker', 'patterns-worker', 'commands', 'graph', 'server']);

/** Programs that the command line's entry loads with the code that the build has compiled them to (`load-bundle.ts`). */
export const COMPILED = ['commands', 'graph'];

/**
 * The esbuild options of every bundle, one entry each, so that each can fail alone.
 *
 * @param {{ tests: boolean, watch: boolean }} wanted
 * @returns {import('esbuild').BuildOptions[]}
 */
export function describeBundles({ tests, watch }) {
  const shared = {
    absWorkingDir: root,
    bundle: true,
    // Names show up in stack traces and in `constructor.name`; they cost little.
    keepNames: true,
    legalComments: 'none',
    logLevel: 'warning',
    metafile: true,
    plugins: [stampAnalyzerVersion(root)],
  };
  const product = {
    ...shared,
    outdir: 'dist',
    minifySyntax: !watch,
    minifyWhitespace: !watch,
    minifyIdentifiers: !watch,
    sourcemap: watch ? 'inline' : false,
  };
  const bundles = Object.entries(programs).map(([name, entry]) => ({
    ...product,
    entryPoints: { [name]: entry },
    platform: 'node',
    target: 'node20',
    format: 'cjs',
    external: ['vscode'],
    // Own names stay as they are: `keepNames` would name every closure anew each time that one is made.
    ...(KEPT.has(name) && { keepNames: false, minifyIdentifiers: false }),
    ...(COMPILED.includes(name) && asOneFunction),
    // jsonc-parser's main is a UMD module whose inner requires a bundler cannot follow; its ES module can be.
    mainFields: ['module', 'main'],
    plugins: [...shared.plugins, useCompilerBundle],
  }));
  bundles.push(describeCompilerBundle(bundles[0]));
  bundles.push({
    ...bundles[0],
    // Loaded by the analysis process when the first fix is asked for: the whole of ts-morph, on the same compiler.
    entryPoints: { fixes: 'src/fixes/fixes.ts' },
    plugins: [...shared.plugins, shareCompilerBundle],
  });
  bundles.push({
    ...product,
    entryPoints: { webview: 'webview/main.ts' },
    platform: 'browser',
    target: 'chrome120',
    format: 'iife',
    loader: { '.svg': 'text' },
  });
  return tests ? bundles.concat(describeTests(shared)) : bundles;
}

/**
 * The tests: packages stay outside, so that they load quickly and stack traces name real files. Unit tests are built
 * room by room; within a room shared code is split off, so that module state is shared between its test files.
 */
function describeTests(shared) {
  const options = { ...shared, sourcemap: 'inline', outdir: 'dist/test', platform: 'node', target: 'node20' };
  // The page that the webview tests open is an entry too: scripts/screenshot-panel.mjs shows the panel in it.
  const webview = [...findTests('webview'), 'test/support/webview-page.ts'];
  return [webview, ...findRooms('unit')]
    .map(entryPoints => ({
      ...options,
      entryPoints,
      outbase: 'test',
      outExtension: { '.js': '.mjs' },
      format: 'esm',
      splitting: true,
      packages: 'external',
    }))
    .concat({
      // These run inside the extension host, where `vscode` comes from the host.
      ...options,
      entryPoints: { 'extension/index': 'test/extension/index.ts' },
      format: 'cjs',
      define: { 'import.meta.url': 'moduleUrl' },
      banner: { js: "const moduleUrl = require('node:url').pathToFileURL(__filename).href;" },
      external: ['vscode', 'mocha', 'playwright-core'],
    });
}

/** One group of test files for each folder of a part; a file directly in the part is a group of its own. */
function findRooms(part) {
  const groups = new Map();
  for (const file of findTests(part)) {
    const room = file.split('/')[2];
    groups.set(room, [...(groups.get(room) ?? []), file]);
  }
  return [...groups.values()];
}

function findTests(part) {
  const folder = path.join(root, 'test', part);
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { recursive: true })
    .map(name => `test/${part}/${name.split(path.sep).join('/')}`)
    .filter(file => file.endsWith('.test.ts'))
    .sort();
}
