import type { DependencyKind } from '../model/dependency';

/** One module (or external) that an import statement brings in, with those of its names that come from there. */
export interface ResolvedTarget {
  readonly to: string;
  readonly kind: DependencyKind;
  readonly names: readonly string[];
  /** The names mean the module itself, not something in it: Python's `from package import submodule`. */
  readonly isSubmodule?: true;
}

/**
 * What an import statement means. No target and no reason: it names something that is no module and is fine (a style
 * sheet, an image).
 */
export interface Resolution {
  readonly targets: readonly ResolvedTarget[];
  /** Why (a part of) the import leads nowhere: a sentence a person can act on. */
  readonly unresolved?: string;
}
