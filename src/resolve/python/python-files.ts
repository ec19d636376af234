import { collectFolders, folderOf, nameOf } from '../paths';

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
  const files = modules.filter(isPython);
  const folders = collectFolders(files);
  // By path without extension, and by folder: these are asked several times for every import.
  const byStem = new Map<string, string>();
  const inits = new Map<string, string>();
  for (const file of files) {
    const stem = file.slice(0, file.lastIndexOf('.'));
    if (file.endsWith('.pyi') && byStem.has(stem)) continue;
    byStem.set(stem, file);
    if (nameOf(stem) === '__init__') inits.set(folderOf(stem), file);
  }

  return {
    findInit: folder => inits.get(folder),
    // A package hides a module of the same name, as for Python itself.
    find: path => inits.get(path) ?? byStem.get(path),
    hasFolder: folder => folders.has(folder),
  };
}

/** Whether a module is Python, by its name. */
export function isPython(id: string): boolean {
  return id.endsWith('.py') || id.endsWith('.pyi');
}
