import type { Dependency, Unresolved } from './dependency';
import type { Diagnostic } from './diagnostic';
import type { Module, WorkspaceRoot } from './module';
import { applyLinks, type ModuleLinks } from './module-links';
import type { ModuleSymbol } from './symbol';

/** One module with everything that was found in it: the unit in which graphs are stored, streamed and replaced. */
export interface ModuleRecord {
  readonly module: Module;
  /** Outgoing dependencies in the order of the text. */
  readonly dependencies: readonly Dependency[];
  readonly unresolved: readonly Unresolved[];
  readonly diagnostics: readonly Diagnostic[];
  /** In the order of the text; absent where there is none. */
  readonly symbols?: readonly ModuleSymbol[];
}

/** How far the analysis is. `found` and `done` count files; `found` is final once the phase is past `discover`. */
export interface Progress {
  readonly phase: 'discover' | 'extract' | 'done';
  readonly found: number;
  readonly done: number;
}

/** The whole graph at one revision. Records are in the order of their ids (code units). */
export interface Snapshot {
  readonly revision: number;
  readonly roots: readonly WorkspaceRoot[];
  readonly records: readonly ModuleRecord[];
  /** Problems of no module: configuration files, folders. */
  readonly diagnostics: readonly Diagnostic[];
  readonly progress: Progress;
}

/** What changed between two revisions: records to add or replace, links to replace in others, ids to remove. */
export interface Patch {
  readonly baseRevision: number;
  readonly revision: number;
  readonly records: readonly ModuleRecord[];
  /** Of records that changed in nothing else; absent where there are none. None of the modules is among `records`. */
  readonly links?: readonly ModuleLinks[];
  readonly removed: readonly string[];
  /** Replaces the whole list; absent where it stayed the same. */
  readonly diagnostics?: readonly Diagnostic[];
  readonly progress: Progress;
}

/** A snapshot or a patch, as the engine emits them: one snapshot first, then patches. */
export type Update =
  | { readonly type: 'snapshot'; readonly snapshot: Snapshot }
  | { readonly type: 'patch'; readonly patch: Patch };

/** Compares ids by code unit, the one order used everywhere ids are sorted. */
export function compareIds(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

/**
 * The snapshot that a patch leads to.
 *
 * Returns `undefined` where the patch does not follow the snapshot's revision; the receiver then asks for a resync.
 */
export function applyPatch(snapshot: Snapshot, patch: Patch): Snapshot | undefined {
  if (patch.baseRevision !== snapshot.revision) return undefined;
  return {
    revision: patch.revision,
    roots: snapshot.roots,
    records: patchRecords(snapshot.records, patch),
    diagnostics: patch.diagnostics ?? snapshot.diagnostics,
    progress: patch.progress,
  };
}

/** The very same array where the patch is about something else: what was worked out from it holds. */
function patchRecords(records: readonly ModuleRecord[], patch: Patch): readonly ModuleRecord[] {
  const { removed, records: changed, links = [] } = patch;
  if (removed.length + changed.length + links.length === 0) return records;
  const byId = new Map(records.map(record => [record.module.id, record]));
  for (const id of removed) byId.delete(id);
  for (const record of changed) byId.set(record.module.id, record);
  for (const linked of links) {
    const record = byId.get(linked.module);
    if (record !== undefined) byId.set(linked.module, applyLinks(record, linked));
  }
  return [...byId.values()].sort((a, b) => compareIds(a.module.id, b.module.id));
}
