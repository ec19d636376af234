import { existsSync, mkdirSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

/** The folder of the repository, found from wherever the bundled test lies. */
export const root = findRoot(path.dirname(fileURLToPath(import.meta.url)));

/** A folder or file under test/fixtures. */
export function fixture(...parts: string[]): string {
  return path.join(root, 'test/fixtures', ...parts);
}

/** A file under test/out, where tests leave what a person may want to look at; its folder is made. */
export function output(name: string): string {
  const file = path.join(root, 'test/out', name);
  mkdirSync(path.dirname(file), { recursive: true });
  return file;
}

function findRoot(folder: string): string {
  return existsSync(path.join(folder, 'biome.json')) ? folder : findRoot(path.dirname(folder));
}
