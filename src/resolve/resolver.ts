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
}

/** A resolver for these files. Broken configuration never throws: it is left out and reported in `diagnostics`. */
export function createResolver(project: ProjectFiles): Resolver {
  const diagnostics: Diagnostic[] = [];
  const report = (diagnostic: Diagnostic) => diagnostics.push(diagnostic);
  const script = createScriptResolver(project, report);
  const python = createPythonResolver(project, report);
  return {
    diagnostics,
    resolve: (from, language, fact) => (language === 'python' ? python : script)(from, fact),
  };
}
