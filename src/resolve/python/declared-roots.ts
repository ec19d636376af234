import type { Diagnostic } from '../../model/diagnostic';
import { folderOf, nameOf } from '../paths';
import { readPyproject } from './read-pyproject';
import { isRequirementsFile, readRequirements } from './read-requirements';
import { readSetupCfg, readSetupPy } from './read-setup';

/** What a configuration file says of a Python project. */
export interface ProjectFacts {
  /** Folders that it names as the places its packages stand in, relative to the file. */
  readonly roots: readonly string[];
  /** Names by which what it requires may be imported, in lower case. */
  readonly requires: readonly string[];
  /** By what names it may itself be imported. */
  readonly names: readonly string[];
  /** Top-level packages that it says it consists of. */
  readonly packages: readonly string[];
}

/** What a project's own configuration says, with the folder that it is in. */
export interface DeclaredProject extends ProjectFacts {
  readonly folder: string;
  /** Whether a file in the folder makes it a project; a list of requirements alone does not. */
  readonly isProject: boolean;
}

type Reader = (text: string, path: string, report: (diagnostic: Diagnostic) => void) => ProjectFacts;

const READERS: ReadonlyMap<string, Reader> = new Map([
  ['pyproject.toml', readPyproject],
  ['setup.cfg', readSetupCfg],
  ['setup.py', readSetupPy],
]);

/** Reads `pyproject.toml`, `setup.cfg`, `setup.py` and lists of requirements; broken ones are reported and left out. */
export function readDeclaredProjects(
  configs: ReadonlyMap<string, string>,
  report: (diagnostic: Diagnostic) => void,
): DeclaredProject[] {
  const declared: DeclaredProject[] = [];
  for (const [path, text] of configs) {
    const read = READERS.get(nameOf(path));
    if (read !== undefined)
      declared.push({ folder: folderOf(path), isProject: true, ...read(text, path, report) });
    else if (isRequirementsFile(path)) {
      const facts = { roots: [], requires: readRequirements(text), names: [], packages: [] };
      // `requirements/dev.txt` and the like count for the folder round them.
      const folder = folderOf(path);
      declared.push({
        folder: nameOf(folder) === 'requirements' ? folderOf(folder) : folder,
        isProject: false,
        ...facts,
      });
    }
  }
  return declared;
}
