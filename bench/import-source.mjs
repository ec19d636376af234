import { mkdtempSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import esbuild from 'esbuild';
import { root } from '../scripts/build/bundles.mjs';

/** The compiler is no ES module and asks for its surroundings, so it is loaded from where it lies. */
const useInstalledCompiler = {
  name: 'use-installed-compiler',
  setup(build) {
    const compiler = pathToFileURL(createRequire(import.meta.url).resolve('ts-morph')).href;
    build.onResolve({ filter: /^ts-morph$/ }, () => ({ path: compiler, external: true }));
  },
};

/**
 * Bundles modules of the project's source in memory and imports them, so that a bench measures what stands there now.
 *
 * @param {string[]} files relative to the repository, without extension, such as `src/diagram/layout`
 * @returns {Promise<any>} everything these modules export
 */
export async function importSource(...files) {
  const folder = mkdtempSync(path.join(tmpdir(), 'lintel-bench-'));
  const outfile = path.join(folder, 'bundle.mjs');
  try {
    await esbuild.build({
      stdin: { contents: files.map(file => `export * from './${file}';`).join('\n'), resolveDir: root },
      bundle: true,
      format: 'esm',
      // As in the product: the modules of a package, not what Node would take.
      mainFields: ['module', 'main'],
      platform: 'node',
      outfile,
      logLevel: 'warning',
      plugins: [useInstalledCompiler],
    });
    return await import(pathToFileURL(outfile).href);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
