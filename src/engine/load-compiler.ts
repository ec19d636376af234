import { readFileSync } from 'node:fs';
import path from 'node:path';
import { Script } from 'node:vm';

/**
 * Stands for `ts-morph` in the bundles: the TypeScript compiler that lies beside them.
 *
 * Each thread needs 0.2 s to compile the compiler's text and to run it for the first time. Code that another process
 * has compiled and the build has kept spares three quarters of that. V8 takes it from the same version of itself with
 * the same flags alone; else the text is compiled as ever.
 */
export const { ts } = loadCompiler();

function loadCompiler(): Pick<typeof import('ts-morph'), 'ts'> {
  const file = path.join(__dirname, 'typescript.js');
  const code = readCode(path.join(__dirname, `typescript-v8-${process.versions.v8}-${process.arch}.bin`));
  // The text is ASCII, and one byte a character is the cheapest string there is.
  const script = new Script(readFileSync(file, 'latin1'), {
    filename: file,
    ...(code !== undefined && { cachedData: code }),
  });
  const module = { exports: {} };
  script.runInThisContext()(module.exports, require, module, file, __dirname);
  return module.exports as Pick<typeof import('ts-morph'), 'ts'>;
}

function readCode(file: string): Buffer | undefined {
  try {
    return readFileSync(file);
  } catch {
    return undefined; // Another V8 than the build's: the packaged extension has none at all.
  }
}
