import { readFileSync } from 'node:fs';
import path from 'node:path';
import { Script } from 'node:vm';

/**
 * Loads a bundle that is the text of one function, as Node's own loader would, and the code with it that the build has
 * compiled it to (`scripts/build/compiled-code.mjs`). V8 takes such code from the same version of itself with the same
 * flags alone; else, and where there is none, the text is compiled as ever.
 *
 * @param file absolute path of the bundle; what it requires is the caller's to require
 * @returns what the bundle exports
 */
export function loadBundle(file: string): unknown {
  const { dir, name } = path.parse(file);
  const code = readCode(path.join(dir, `${name}-v8-${process.versions.v8}-${process.arch}.bin`));
  // The text is ASCII, and one byte a character is the cheapest string there is.
  const script = new Script(readFileSync(file, 'latin1'), {
    filename: file,
    ...(code !== undefined && { cachedData: code }),
  });
  const module: { exports: unknown } = { exports: {} };
  script.runInThisContext()(module.exports, require, module, file, dir);
  return module.exports;
}

function readCode(file: string): Buffer | undefined {
  try {
    return readFileSync(file);
  } catch {
    return undefined; // Another V8 than the build's.
  }
}
