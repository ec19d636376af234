/** What version control says about one module. */
export interface ModuleHistory {
  /** Commits that touched it in the last twelve months. */
  readonly commits: number;
  /** People who made them. */
  readonly authors: number;
  /** Day of the last commit that touched it, as an ISO date. */
  readonly lastChange: string;
}
