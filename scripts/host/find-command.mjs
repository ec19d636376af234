import { accessSync, constants } from 'node:fs';
import path from 'node:path';

/**
 * A command on the PATH.
 *
 * @param {string} name
 * @param {(file: string) => boolean} [accept]
 * @returns {string | undefined}
 */
export function findCommand(name, accept = () => true) {
  const folders = (process.env.PATH ?? '').split(path.delimiter).filter(Boolean);
  return folders.map(folder => path.join(folder, name)).find(file => isProgram(file) && accept(file));
}

/** Whether a file can be run. */
export function isProgram(file) {
  try {
    accessSync(file, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
