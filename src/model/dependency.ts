/**
 * How one module depends on another. `implicit` is Python's import of the parent packages of an imported module;
 * `dynamic` is an import expression or `importlib.import_module` with a literal.
 */
export type DependencyKind = 'import' | 'reexport' | 'require' | 'dynamic' | 'implicit';

/** What one import statement says, before anyone knows which module it means. Lines and columns count from 1. */
export interface ImportFact {
  readonly kind: DependencyKind;
  /** As written: `./a`, `react`, and for Python the dotted name with its leading dots: `..orders.model`. */
  readonly specifier: string;
  /** Imported names; `*` for a whole-namespace import, `default` for a default import, empty for side effects. */
  readonly names: readonly string[];
  /** Needed by the type checker alone (`import type`, `if TYPE_CHECKING`). */
  readonly typeOnly: boolean;
  /** Runs only when a function is called, not when the module is loaded. */
  readonly deferred: boolean;
  readonly line: number;
  readonly column: number;
}

/** One import statement and one of its targets. `to` is a module id or an external id such as `npm:react`. */
export interface Dependency extends ImportFact {
  readonly from: string;
  readonly to: string;
  /**
   * Where `to` only passes names on: the modules of the workspace that define them, by name. Python alone; absent where
   * `to` itself defines all of them, as far as is known.
   */
  readonly definedIn?: Readonly<Record<string, string>>;
}

/** An import whose target is not in the workspace though it should be. `reason` is a sentence a person can act on. */
export interface Unresolved {
  readonly from: string;
  readonly specifier: string;
  readonly line: number;
  readonly reason: string;
}
