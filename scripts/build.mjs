// Bundles the programs of Lintel into dist/ (and, with --tests, the tests into dist/test/).
// --watch keeps building; --metafile writes dist/meta.json for a look at what weighs how much.
// Every bundle is built on its own and in place: one that fails leaves the others, and what dist/ held before, usable.
import { copyFileSync, mkdirSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { parseArgs } from 'node:util';
import esbuild from 'esbuild';
import { COMPILED, describeBundles, root } from './build/bundles.mjs';
import { nameCompiledCode, removeCompiledCode } from './build/compiled-code.mjs';
import { saveCompiledCode } from './build/compiler.mjs';
import { runNode } from './build/run-node.mjs';
import { removeStale } from './build/stale.mjs';

const grammars = ['tree-sitter.wasm', 'tree-sitter-python.wasm'];

/** The Python grammar is loaded at run time, so it lies beside the bundles. */
function copyGrammars() {
  const source = path.dirname(
    createRequire(import.meta.url).resolve('@vscode/tree-sitter-wasm/package.json'),
  );
  for (const file of grammars) copyFileSync(path.join(source, 'wasm', file), path.join(root, 'dist', file));
}

/**
 * Builds every bundle and says on stderr which ones failed.
 *
 * @returns {Promise<boolean>} whether all of them were built
 */
async function buildOnce({ tests, metafile }) {
  const results = await Promise.allSettled(
    describeBundles({ tests, watch: false }).map(options => esbuild.build(options)),
  );
  const built = results.filter(result => result.status === 'fulfilled').map(result => result.value.metafile);
  const inputs = Object.assign({}, ...built.map(meta => meta.inputs));
  const outputs = Object.assign({}, ...built.map(meta => meta.outputs));
  if (metafile) writeFileSync(path.join(root, 'dist/meta.json'), JSON.stringify({ inputs, outputs }));
  if (built.length < results.length) {
    console.error(`build: ${results.length - built.length} of ${results.length} bundles failed`);
    return false;
  }
  const kept = Object.keys(outputs).concat(
    grammars.map(file => `dist/${file}`),
    'dist/meta.json',
    saveCompiledCode(root),
    COMPILED.map(name => `dist/${nameCompiledCode(name)}`),
  );
  // In processes of their own: the code holds for a process with the flags of the command line alone.
  for (const name of COMPILED) if (!(await runNode(['scripts/build/program-code.mjs', name]))) return false;
  removeStale(path.join(root, 'dist'), kept, { tests });
  return true;
}

async function watch({ tests }) {
  for (const options of describeBundles({ tests, watch: true })) {
    const context = await esbuild.context(options);
    await context.watch();
  }
}

const { values } = parseArgs({
  options: {
    tests: { type: 'boolean', default: false },
    watch: { type: 'boolean', default: false },
    metafile: { type: 'boolean', default: false },
  },
});
mkdirSync(path.join(root, 'dist'), { recursive: true });
copyGrammars();
removeCompiledCode(root);
if (values.watch) await watch(values);
else if (!(await buildOnce(values))) process.exitCode = 1;
