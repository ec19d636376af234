import { buildHierarchy, type Hierarchy } from '../src/graph/hierarchy';
import { openModules } from '../src/graph/hierarchy-symbols';
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

/**
 * Makes what puts together what views draw, from one call to the next: all of it is the same object again where neither the
 * snapshot nor the filter nor the modules that are open have changed. `open` may hold ids of anything; containers that are
 * opened or closed change nothing here.
 */
export function createPanelDataSource() {
  let records: readonly ModuleRecord[] = [];
  let findRecord: PanelData['record'] = () => undefined;
  /** The graph while no module is open. */
  let closed: Hierarchy | undefined;
  let symbolsOf = '';
  let last: PanelData | undefined;
  let lastFilter: ViewFilter | undefined;

  return (
    snapshot: Snapshot,
    filter: ViewFilter,
    open: readonly string[],
    history: HistoryAnswer | undefined,
  ): PanelData => {
    const isSame = lastFilter === filter && last?.snapshot.records === snapshot.records;
    if (!isSame) {
      records = filterRecords(snapshot.records, filter);
      findRecord = indexRecords(records);
      closed = buildHierarchy(records, { externals: filter.externals });
    }
    const modules = open.filter(id => findRecord(id)?.symbols?.length).sort();
    const key = modules.join('\n');
    const known = isSame && key === symbolsOf ? last : undefined;
    if (known?.snapshot === snapshot && known.history === history) return known;
    const graph = known ?? measureLater(openModules(closed as Hierarchy, records, new Set(modules)), records);
    [lastFilter, symbolsOf] = [filter, key];
    last = { ...graph, snapshot, records, history, record: findRecord };
    return last;
  };
}

function measureLater(
  hierarchy: Hierarchy,
  records: readonly ModuleRecord[],
): Pick<PanelData, 'hierarchy' | 'metrics'> {
  let metrics: readonly NodeMetrics[] | undefined;
  return {
    hierarchy,
    metrics: () => {
      metrics ??= measureNodes(hierarchy, records);
      return metrics;
    },
  };
}

function indexRecords(records: readonly ModuleRecord[]): PanelData['record'] {
  let byId: ReadonlyMap<string, ModuleRecord> | undefined;
  return id => {
    byId ??= new Map(records.map(record => [record.module.id, record]));
    return byId.get(id);
  };
}
