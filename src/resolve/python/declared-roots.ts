import type { Diagnostic } from '../../model/diagnostic';
import { folderOf, nameOf } from '../paths';
import { readPyproject } from './read-pyproject';
import { readSetupCfg, readSetupPy } from './read-setup';

/** Folders that a project's own configuration names as the places its packages stand in, relative to the project. */
export interface DeclaredRoots {
  /** The folder of the configuration file. */
  readonly folder: string;
  readonly roots: readonly string[];
}

type Reader = (text: string, path: string, report: (diagnostic: Diagnostic) => void) => readonly string[];

const READERS: ReadonlyMap<string, Reader> = new Map([
  ['pyproject.toml', readPyproject],
  ['setup.cfg', readSetupCfg],
  ['setup.py', readSetupPy],
]);

/** Reads `pyproject.toml`, `setup.cfg` and `setup.py` files; broken ones are reported and left out. */
export function readDeclaredRoots(
  configs: ReadonlyMap<string, string>,
  report: (diagnostic: Diagnostic) => void,
): DeclaredRoots[] {
  const declared: DeclaredRoots[] = [];
  for (const [path, text] of configs) {
    const read = READERS.get(nameOf(path));
    if (read !== undefined) declared.push({ folder: folderOf(path), roots: read(text, path, report) });
  }
  return declared;
}
