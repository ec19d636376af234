import { readdirSync, rmSync } from 'node:fs';
import path from 'node:path';

/** Options that make a bundle the text of one function, to be called as Node's own loader would. */
export const asOneFunction = {
  banner: { js: '(function (exports, require, module, __filename, __dirname) {' },
  footer: { js: '})' },
};

/** The name of the file with what this Node compiles a bundle to. */
export function nameCompiledCode(bundle) {
  return `${bundle}-v8-${process.versions.v8}-${process.arch}.bin`;
}

/**
 * Removes all compiled code, of whatever Node. V8 compares but the length of a text with that of the code's, so code must
 * never outlive the bundle it was made of.
 *
 * @param {string} root the folder of the repository
 */
export function removeCompiledCode(root) {
  const dist = path.join(root, 'dist');
  for (const name of readdirSync(dist)) if (/-v8-.*\.bin$/.test(name)) rmSync(path.join(dist, name));
}
