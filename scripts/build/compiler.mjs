import { readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { setFlagsFromString } from 'node:v8';
import { Script } from 'node:vm';
import { asOneFunction, nameCompiledCode } from './compiled-code.mjs';

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
    // For load-compiler.ts.
    ...asOneFunction,
    // Every closure that the compiler makes would be named anew, which doubles the time that parsing takes.
    keepNames: false,
  };
}

/** Leads `ts-morph` in a bundle to what loads that file. */
export const useCompilerBundle = {
  name: 'use-compiler-bundle',
  setup(build) {
    const { absWorkingDir } = build.initialOptions;
    const loader = path.join(absWorkingDir, 'src/engine/load-compiler.ts');
    build.onResolve({ filter: /^ts-morph$/ }, () => ({ path: loader }));
  },
};

/** Leads ts-morph's own compiler in a bundle to what loads that file. */
export const shareCompilerBundle = {
  name: 'share-compiler-bundle',
  setup(build) {
    const { absWorkingDir } = build.initialOptions;
    build.onResolve({ filter: /^\.\/typescript$/ }, ({ importer }) =>
      importer.includes('ts-morph-common') ? { path: 'typescript', namespace: 'compiler' } : undefined,
    );
    build.onLoad({ filter: /.*/, namespace: 'compiler' }, () => ({
      contents: `module.exports = require('./src/engine/load-compiler').ts;`,
      resolveDir: absWorkingDir,
    }));
  },
};

/**
 * Keeps the code that this Node compiles the compiler to, so that what runs in this Node need not compile it again. V8
 * compares but the length of a text with that of the code's, so code must never outlive the bundle it was made of.
 *
 * @param {string} root the folder of the repository
 * @returns {string} the file written, relative to that
 */
export function saveCompiledCode(root) {
  const dist = path.join(root, 'dist');
  // V8 takes no code that was made with other flags.
  const flags = readFileSync(path.join(root, 'src/engine/optimizer-flags.json'), 'utf8');
  for (const flag of JSON.parse(flags)) setFlagsFromString(flag);
  const bundle = path.join(dist, 'typescript.js');
  const name = nameCompiledCode('typescript');
  const script = new Script(readFileSync(bundle, 'latin1'), { filename: bundle });
  const module = { exports: {} };
  script.runInThisContext()(module.exports, createRequire(import.meta.url), module, bundle, dist);
  // Functions are compiled when they are first called, so those that parsing needs have to be called.
  const text = readFileSync(path.join(root, 'src/engine/workspace-analysis.ts'), 'utf8');
  module.exports.ts.createSourceFile('a.ts', text, { languageVersion: 99, jsDocParsingMode: 1 });
  writeFileSync(path.join(dist, name), script.createCachedData());
  return `dist/${name}`;
}
