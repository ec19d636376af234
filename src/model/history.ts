/** What version control says about one module. */
export interface ModuleHistory {
  /** Commits that touched it in the last twelve months. */
  readonly commits: number;
  /** People who made them. */
  readonly authors: number;
  /** Day of the last commit that touched it, as an ISO date. */
  readonly lastChange: string;
}

/** What version control says about a workspace. */
export interface WorkspaceHistory {
  /** By module id; a module that no commit has is missing. */
  readonly modules: Readonly<Record<string, ModuleHistory>>;
  /** What is missing from this and why, in sentences; absent where all is known. */
  readonly message?: string;
}
