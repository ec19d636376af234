import type { Diagnostic } from './diagnostic';
import type { Language } from './module';
import type { Progress } from './snapshot';

/** Modules and physical lines of one language. */
export interface LanguageShare {
  readonly language: Language;
  readonly modules: number;
  readonly lines: number;
}

/** The numbers of the Overview. `dependencies` counts rows that end in the workspace, implicit ones left out. */
export interface Summary {
  readonly progress: Progress;
  /** Most lines first. */
  readonly languages: readonly LanguageShare[];
  readonly modules: number;
  readonly lines: number;
  readonly dependencies: number;
  /** Distinct npm and PyPI packages that are used; what comes with the language does not count. */
  readonly externals: number;
  readonly unresolved: number;
  /** Strongly connected components with more than one module; absent before they have been counted. */
  readonly cycles?: number;
  readonly diagnostics: readonly Diagnostic[];
  /** Wall time of the last whole analysis, in milliseconds; absent while it runs. */
  readonly milliseconds?: number;
}
