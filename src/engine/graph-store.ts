import type { Diagnostic } from '../model/diagnostic';
import type { WorkspaceRoot } from '../model/module';
import { linksOf, type ModuleLinks } from '../model/module-links';
import { compareIds, type ModuleRecord, type Patch, type Progress, type Snapshot } from '../model/snapshot';
import { compareRecords } from './compare-records';
import { isSameData } from './same-data';

/** What to change in a graph. Absent: nothing. */
export interface GraphChange {
  readonly records?: readonly ModuleRecord[];
  readonly removed?: readonly string[];
  readonly diagnostics?: readonly Diagnostic[];
  readonly progress: Progress;
}

/** The graph as it stands, with its revision. */
export interface GraphStore {
  /** Ids of all modules, in no particular order. */
  ids(): Iterable<string>;
  snapshot(): Snapshot;
  /** Starts over with these records. */
  reset(records: readonly ModuleRecord[], diagnostics: readonly Diagnostic[], progress: Progress): Snapshot;
  /** Applies a change; the patch has only what really differs. */
  change(change: GraphChange): Patch;
}

/** An empty graph. `revision` is the number that the first change counts on from. */
export function createGraphStore(roots: readonly WorkspaceRoot[], revision: number): GraphStore {
  let records = new Map<string, ModuleRecord>();
  let diagnostics: readonly Diagnostic[] = [];
  let progress: Progress = { phase: 'discover', found: 0, done: 0 };
  let current = revision;
  let cached: Snapshot | undefined;

  function snapshot(): Snapshot {
    cached ??= {
      revision: current,
      roots,
      records: [...records.values()].sort((a, b) => compareIds(a.module.id, b.module.id)),
      diagnostics,
      progress,
    };
    return cached;
  }

  return {
    ids: () => records.keys(),
    snapshot,
    reset(newRecords, newDiagnostics, newProgress) {
      records = new Map(newRecords.map(record => [record.module.id, record]));
      diagnostics = sortDiagnostics(newDiagnostics);
      progress = newProgress;
      current++;
      cached = undefined;
      return snapshot();
    },
    change(change) {
      const removed = (change.removed ?? []).filter(id => records.delete(id));
      const changed: ModuleRecord[] = [];
      const links: ModuleLinks[] = [];
      for (const record of change.records ?? []) {
        const { id } = record.module;
        const difference = compareRecords(records.get(id), record);
        if (difference === 'same') continue;
        if (difference === 'links') links.push(linksOf(record));
        else changed.push(record);
        records.set(id, record);
      }
      const sorted = change.diagnostics === undefined ? diagnostics : sortDiagnostics(change.diagnostics);
      const others = isSameData(sorted, diagnostics) ? {} : { diagnostics: sorted };
      diagnostics = sorted;
      progress = change.progress;
      const baseRevision = current++;
      cached = undefined;
      const linked = links.length === 0 ? {} : { links };
      return { baseRevision, revision: current, records: changed, ...linked, removed, ...others, progress };
    },
  };
}

function sortDiagnostics(diagnostics: readonly Diagnostic[]): Diagnostic[] {
  return [...diagnostics].sort(
    (a, b) => compareIds(a.module, b.module) || a.line - b.line || compareIds(a.message, b.message),
  );
}
