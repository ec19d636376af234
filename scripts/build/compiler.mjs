import { createRequire } from 'node:module';
import path from 'node:path';

/** The file beside the worker that holds the TypeScript compiler. */
const FILE = './typescript.js';

/**
 * The compiler that ts-morph re-exports, as a bundle of its own: a worker that reads no TypeScript does not load it, and
 * none loads the rest of ts-morph, which extraction does not use.
 *
 * @param {import('esbuild').BuildOptions} options of a bundle for Node
 * @returns {import('esbuild').BuildOptions}
 */
export function describeCompilerBundle(options) {
  const require = createRequire(import.meta.url);
  // The package does not export the file, but its main module requires it from beside itself.
  const common = createRequire(require.resolve('ts-morph')).resolve('@ts-morph/common');
  const compiler = path.join(path.dirname(common), 'typescript.js');
  return {
    ...options,
    entryPoints: undefined,
    stdin: {
      contents: `exports.ts = require(${JSON.stringify(compiler)});`,
      resolveDir: options.absWorkingDir,
    },
    outdir: undefined,
    outfile: 'dist/typescript.js',
    // Every closure that the compiler makes would be named anew, which doubles the time that parsing takes.
    keepNames: false,
  };
}

/** Leads `ts-morph` in a bundle to that file. */
export const useCompilerBundle = {
  name: 'use-compiler-bundle',
  setup(build) {
    build.onResolve({ filter: /^ts-morph$/ }, () => ({ path: FILE, external: true }));
  },
};
