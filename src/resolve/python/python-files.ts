import { collectFolders, inFolder } from '../paths';

/** The Python files of the workspace, asked for by where a dotted name leads. */
export interface PythonFiles {
  /** The file of a module or of a package's `__init__`, at a path without extension; `.py` goes before `.pyi`. */
  find(path: string): string | undefined;
  /** The `__init__` of a folder. */
  findInit(folder: string): string | undefined;
  /** Whether a folder holds Python files, however deep. */
  hasFolder(folder: string): boolean;
}

/** `modules`: ids of all modules; those of other languages are passed over. */
export function createPythonFiles(modules: readonly string[]): PythonFiles {
  const files = new Set(modules.filter(isPython));
  const folders = collectFolders(files);

  function findFile(stem: string): string | undefined {
    if (files.has(`${stem}.py`)) return `${stem}.py`;
    return files.has(`${stem}.pyi`) ? `${stem}.pyi` : undefined;
  }

  function findInit(folder: string): string | undefined {
    return findFile(inFolder(folder, '__init__'));
  }

  return {
    findInit,
    // A package hides a module of the same name, as for Python itself.
    find: path => (folders.has(path) ? findInit(path) : undefined) ?? findFile(path),
    hasFolder: folder => folders.has(folder),
  };
}

/** Whether a module is Python, by its name. */
export function isPython(id: string): boolean {
  return id.endsWith('.py') || id.endsWith('.pyi');
}
