import { folderOf, inFolder, nameOf } from '../paths';

/** Extensions tried on a path without one. Implementations stand before `.d.ts`, which only describes them. */
const EXTENSIONS = [
  '.ts',
  '.tsx',
  '.mts',
  '.cts',
  '.js',
  '.jsx',
  '.mjs',
  '.cjs',
  '.vue',
  '.svelte',
  '.d.ts',
  '.d.mts',
  '.d.cts',
];

/**
 * What may stand for a file that an import names with an extension: the source of the compiler's output, and the
 * declaration of a source that is not there.
 */
const SOURCES: Readonly<Record<string, readonly string[]>> = {
  '.ts': ['.ts', '.d.ts'],
  '.tsx': ['.tsx', '.d.ts'],
  '.mts': ['.mts', '.d.mts'],
  '.cts': ['.cts', '.d.cts'],
  '.js': ['.ts', '.tsx', '.js', '.jsx', '.d.ts'],
  '.jsx': ['.tsx', '.jsx', '.d.ts'],
  '.mjs': ['.mts', '.mjs', '.d.mts'],
  '.cjs': ['.cts', '.cjs', '.d.cts'],
};

/** Finds the module that a path without certain extension means. */
export interface SourceFiles {
  /** The module at a path as an import names it: exact, by its source, with an extension added, or a folder's index. */
  find(path: string): string | undefined;
  /** The same without folders. */
  findFile(path: string): string | undefined;
  /** The index of a folder. */
  findIndex(folder: string): string | undefined;
}

/** `modules`: ids of all modules of the workspace. */
export function createSourceFiles(modules: ReadonlySet<string>): SourceFiles {
  function findFile(path: string): string | undefined {
    const name = nameOf(path);
    const dot = name.lastIndexOf('.');
    const extension = dot > 0 ? name.slice(dot) : '';
    const stem = path.slice(0, path.length - extension.length);
    for (const source of SOURCES[extension] ?? []) {
      if (modules.has(stem + source)) return stem + source;
    }
    if (extension !== '' && modules.has(path)) return path;
    for (const added of EXTENSIONS) {
      if (modules.has(path + added)) return path + added;
    }
    return undefined;
  }

  function findIndex(folder: string): string | undefined {
    return findFile(inFolder(folder, 'index'));
  }

  return { findFile, findIndex, find: path => (path === '' ? undefined : findFile(path)) ?? findIndex(path) };
}

/** How a path reads once the extension of a source or of the compiler's output is gone: `lib/a.d.ts` → `lib/a`. */
export function stripExtension(path: string): string {
  const name = nameOf(path);
  const stem = name.replace(/(?:\.d)?\.[cm]?[jt]sx?$/, '');
  return stem === '' ? path : inFolder(folderOf(path), stem);
}
