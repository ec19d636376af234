import { buildHierarchy, type Hierarchy } from '../src/graph/hierarchy';
import { measureNodes, type NodeMetrics } from '../src/graph/metrics';
import { filterRecords, type ViewFilter } from '../src/graph/view-filter';
import type { ModuleHistory } from '../src/model/history';
import type { ModuleRecord, Snapshot } from '../src/model/snapshot';

/** A snapshot as a person chose to see it: what all views draw. */
export interface PanelData {
  readonly snapshot: Snapshot;
  /** The records that the filter leaves. */
  readonly records: readonly ModuleRecord[];
  readonly hierarchy: Hierarchy;
  /** The record of a module that the filter leaves. */
  record(id: string): ModuleRecord | undefined;
  /** Numbers of every node of the hierarchy; worked out when first asked for. */
  metrics(): readonly NodeMetrics[];
  /** What version control says, by module; absent until it has been asked for and has answered. */
  readonly history?: HistoryAnswer | undefined;
}

export interface HistoryAnswer {
  readonly modules: Readonly<Record<string, ModuleHistory>>;
  /** Why there is nothing, or less than there could be. */
  readonly message?: string | undefined;
}

/** Puts together what views draw. `symbolsOf` are the modules whose symbols are nodes of the hierarchy. */
export function preparePanelData(
  snapshot: Snapshot,
  filter: ViewFilter,
  symbolsOf: ReadonlySet<string>,
  history: HistoryAnswer | undefined,
): PanelData {
  const records = filterRecords(snapshot.records, filter);
  const hierarchy = buildHierarchy(records, { symbolsOf, externals: filter.externals });
  let metrics: readonly NodeMetrics[] | undefined;
  let byId: ReadonlyMap<string, ModuleRecord> | undefined;
  return {
    snapshot,
    records,
    hierarchy,
    history,
    record: id => {
      byId ??= new Map(records.map(record => [record.module.id, record]));
      return byId.get(id);
    },
    metrics: () => {
      metrics ??= measureNodes(hierarchy, records);
      return metrics;
    },
  };
}
