import type { Dependency } from './dependency';

/** One strongly connected component of more than one module, with the imports between its members. */
export interface Cycle {
  /** In the order of their ids. */
  readonly modules: readonly string[];
  readonly dependencies: readonly Dependency[];
  /** A small set of these dependencies whose removal leaves no cycle among the members (a feedback arc set). */
  readonly cut: readonly Dependency[];
}
