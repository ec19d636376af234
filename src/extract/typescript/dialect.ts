/** How a script is written. JavaScript is always read with JSX. */
export type Dialect = 'ts' | 'tsx' | 'js';

/** How a script is written, by its name. */
export function dialectOf(path: string): Dialect {
  if (path.endsWith('.tsx')) return 'tsx';
  return /\.[cm]?ts$/.test(path) ? 'ts' : 'js';
}

/** Whether the compiler takes a file of this name for declarations alone: `a.d.ts`, `a.d.mts`, `a.d.css.ts`. */
export function isDeclarationFile(path: string): boolean {
  if (/\.d\.[cm]?ts$/.test(path)) return true;
  return (
    path.endsWith('.ts') &&
    path.slice(Math.max(path.lastIndexOf('/'), path.lastIndexOf('\\')) + 1).includes('.d.')
  );
}
