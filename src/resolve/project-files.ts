/** What the resolver knows of the workspace. All paths are workspace-relative with `/`, as in module ids. */
export interface ProjectFiles {
  /** Ids of all modules. */
  readonly modules: readonly string[];
  /** Other files that are known to exist (style sheets, images, `.json` …); they are never targets. */
  readonly files?: readonly string[];
  /** Path → text of every file for which `isConfigFile` holds, and of those that `wantedConfigs` has asked for. */
  readonly configs: ReadonlyMap<string, string>;
  /** Names of the workspace roots that prefix every path (`rootName/…`); empty or absent for a single root. */
  readonly roots?: readonly string[];
  /**
   * The last segment of the workspace folder's path, for a single root: the name by which the modules of a Python
   * package import each other where the workspace folder is that package.
   */
  readonly folderName?: string;
}
