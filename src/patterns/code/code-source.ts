import type { ModuleCode } from '../../model/code';
import type { Language, Origin } from '../../model/module';

/** What an imported name stands for. */
export type ImportTarget =
  /** `name` as the module calls it that defines it; absent where the module as a whole is meant. */
  | { readonly module: string; readonly name?: string }
  /** Something outside of the workspace, with dots: `abc.ABC`, `rxjs.Subject`, `node:events.EventEmitter`. */
  | { readonly external: string };

/** A module's code and what its imported names stand for. */
export interface CodeSource {
  readonly module: string;
  readonly language: Language;
  /** Absent for ordinary code of the workspace. */
  readonly origin?: Origin;
  readonly code: ModuleCode;
  /** What the file calls by this name because of an import; `undefined` where it imports no such name. */
  resolve(local: string): ImportTarget | undefined;
  /** What all names that the file imports stand for, in no particular order; what it imports without a name is left out. */
  imports(): Iterable<ImportTarget>;
  /** What another module gives by a name, followed through re-exports; the same for modules that are taken as a whole. */
  follow(module: string, name: string): ImportTarget | undefined;
}
