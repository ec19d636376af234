export type Severity = 'error' | 'warning' | 'info';

/**
 * Something the analysis could not read as it should. `module` is the id, or the workspace-relative path where the
 * file is not a module (a configuration file, a folder). `line` counts from 1; 1 where no line is known.
 */
export interface Diagnostic {
  readonly module: string;
  readonly line: number;
  readonly severity: Severity;
  readonly message: string;
}
