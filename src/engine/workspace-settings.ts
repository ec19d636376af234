import type { Ignore } from 'ignore';
import type { Origin } from '../model/module';

/** The name of the file with a root's settings; it counts in the root's own folder alone. */
export const SETTINGS_FILE = 'lintel.json';

/** What a root's settings say about the files that are not to be seen. */
export interface WorkspaceSettings {
  /** Paths that are left out, relative to the root; absent where there are none. */
  readonly exclude?: Ignore;
  /** Modules that are left out for what they are. */
  readonly leaveOut: ReadonlySet<Origin>;
}

/** The settings of a root that has none. */
export const NO_SETTINGS: WorkspaceSettings = { leaveOut: new Set() };
