/**
 * The languages whose modules Lintel reads. `.tsx` counts as typescript, `.jsx`, `.mjs` and `.cjs` as javascript;
 * components (`.vue`, `.svelte`) as what their scripts are.
 */
export type Language = 'typescript' | 'javascript' | 'python';

/** What makes a module other than the code that people write to be run, by names and, if generated, by its first lines. */
export type Origin = 'test' | 'generated' | 'vendored';

/** All origins. */
export const ORIGINS: readonly Origin[] = ['test', 'generated', 'vendored'];

/**
 * One source file of the workspace.
 *
 * `id` is the path relative to its workspace root with `/`; where the workspace has several roots, the root's name and
 * a `/` stand in front. `lines` counts physical lines (0 until the file has been read).
 */
export interface Module {
  readonly id: string;
  readonly language: Language;
  readonly lines: number;
  /** Absent for ordinary code. */
  readonly origin?: Origin;
}

/** A folder that is analysed. `path` is absolute; `name` prefixes module ids when there are several roots. */
export interface WorkspaceRoot {
  readonly name: string;
  readonly path: string;
}

const EXTERNAL = /^(npm|node|pypi|stdlib):/;

/** Whether an id names something outside the workspace: `npm:react`, `node:fs`, `pypi:django`, `stdlib:asyncio`. */
export function isExternal(id: string): boolean {
  // Few ids have a colon, and to look for one is many times cheaper than the expression.
  return id.includes(':') && EXTERNAL.test(id);
}
