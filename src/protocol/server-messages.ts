import type { WorkspaceRoot } from '../model/module';

/** JSON-RPC method names between the extension and the analysis process. */
export const methods = {
  /** Request `AnalyzeParams` → `Summary`: a fresh analysis of these roots. Cancelled by a newer one or by its token. */
  analyze: 'lintel/analyze',
  /** Request nothing → `Snapshot`: the graph as it stands, for a view that has none. */
  snapshot: 'lintel/snapshot',
  /** Request nothing → `Cycle[]`. */
  cycles: 'lintel/cycles',
  /** Request nothing → `WorkspaceHistory`: what version control says about the modules as they stand. Takes seconds. */
  history: 'lintel/history',
  /** Notification `FilesChangedParams` to the server. */
  filesChanged: 'lintel/files-changed',
  /** Notification `Update` from the server. */
  update: 'lintel/update',
  /** Notification `Summary` from the server, a few times a second at most, and once when an analysis or update ends. */
  summary: 'lintel/summary',
} as const;

export interface AnalyzeParams {
  readonly roots: readonly WorkspaceRoot[];
  /** Absolute path of the folder for caches, made where it is missing; nothing is cached where absent. */
  readonly cacheFolder?: string;
}

/** `path` is absolute. A rename is a deletion and a creation. */
export interface FileChange {
  readonly path: string;
  readonly type: 'created' | 'changed' | 'deleted';
}

export interface FilesChangedParams {
  readonly changes: readonly FileChange[];
}
