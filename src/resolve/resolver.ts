import type { ImportFact } from '../model/dependency';
import type { Diagnostic } from '../model/diagnostic';
import type { Language } from '../model/module';
import type { ProjectFiles } from './project-files';
import { createPythonResolver } from './python/python-resolver';
import type { Resolution } from './resolution';
import { createScriptResolver } from './script/script-resolver';

export type { ProjectFiles } from './project-files';
export type { Resolution, ResolvedTarget } from './resolution';

/** Turns import specifiers into module ids. Made once for a set of files; answers are cached. */
export interface Resolver {
  resolve(from: string, language: Language, fact: ImportFact): Resolution;
  /** Problems in configuration files; `module` is the file's path. */
  readonly diagnostics: readonly Diagnostic[];
  /**
   * Files that configuration extends though their names do not tell that they are configuration (`configs/base.json`).
   * With their texts among the `configs` a new resolver knows what they say.
   */
  readonly wantedConfigs: readonly string[];
}

/** A resolver for these files. Broken configuration never throws: it is left out and reported in `diagnostics`. */
export function createResolver(project: ProjectFiles): Resolver {
  const diagnostics: Diagnostic[] = [];
  const report = (diagnostic: Diagnostic) => diagnostics.push(diagnostic);
  const wanted = new Set<string>();
  const script = createScriptResolver(project, report, path => wanted.add(path));
  const python = createPythonResolver(project, report);
  return {
    diagnostics,
    wantedConfigs: [...wanted].sort(),
    resolve: (from, language, fact) => (language === 'python' ? python : script)(from, fact),
  };
}
