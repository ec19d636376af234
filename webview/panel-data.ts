import type { LayerNames } from '../src/diagram/colour/node-values';
import { type BrokenArcs, findBrokenArcs } from '../src/diagram/map/broken-arcs';
import { type FindingIndex, indexFindings } from '../src/diagram/patterns/finding-index';
import { buildHierarchy, type Hierarchy } from '../src/graph/hierarchy';
import { openModules } from '../src/graph/hierarchy-symbols';
import { measureNodes, type NodeMetrics } from '../src/graph/metrics';
import { filterRecords, type ViewFilter } from '../src/graph/view-filter';
import type { DescribedFindings } from '../src/model/finding';
import type { ModuleHistory } from '../src/model/history';
import type { ModuleRecord, Snapshot } from '../src/model/snapshot';
import type { HostToView } from '../src/protocol/view-messages';

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
  /** What rules say; absent while nothing has been said. */
  readonly rules?: PanelRules | undefined;
  /** The patterns found in what the filter leaves; absent until they have been told. */
  readonly patterns?: FindingIndex | undefined;
  /** What version control says, by module; absent until it has been asked for and has answered. */
  readonly history?: HistoryAnswer | undefined;
}

/** What rules say about what is drawn. */
export interface PanelRules {
  /** There are rules; without them what is broken are hints. */
  readonly isConfigured: boolean;
  readonly broken: BrokenArcs;
  /** How many imports break a rule. */
  readonly count: number;
  readonly layers?: LayerNames;
}

/** What rules say, for a hierarchy. Hints are no broken arrows: the map shows cycles and what points up by itself. */
export function preparePanelRules(hierarchy: Hierarchy, message: ViolationsMessage): PanelRules {
  const { isConfigured, imports, layers } = message;
  return {
    isConfigured,
    broken: findBrokenArcs(hierarchy, isConfigured ? imports : []),
    count: isConfigured ? imports.length : 0,
    ...(layers && { layers: { names: layers.names, of: new Map(Object.entries(layers.of)) } }),
  };
}

/** The message that says which imports break rules. */
export type ViolationsMessage = Extract<HostToView, { type: 'violations' }>;

/** What version control said of the modules. */
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
  let lastViolations: ViolationsMessage | undefined;
  let lastFound: DescribedFindings | undefined;

  return (
    snapshot: Snapshot,
    filter: ViewFilter,
    open: readonly string[],
    history: HistoryAnswer | undefined,
    violations?: ViolationsMessage,
    found?: DescribedFindings,
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
    const isTold = lastViolations === violations && lastFound === found;
    if (known?.snapshot === snapshot && known.history === history && isTold) return known;
    const graph = known ?? measureLater(openModules(closed as Hierarchy, records, new Set(modules)), records);
    const hasSameRules = known !== undefined && lastViolations === violations;
    const rules = hasSameRules ? known.rules : violations && preparePanelRules(graph.hierarchy, violations);
    const hasSamePatterns = isSame && lastFound === found;
    const patterns = hasSamePatterns ? last?.patterns : found && indexShown(found, findRecord);
    [lastFilter, symbolsOf, lastViolations, lastFound] = [filter, key, violations, found];
    last = { ...graph, snapshot, records, history, rules, patterns, record: findRecord };
    return last;
  };
}

/** The findings whose chief role is played in a module that is shown. */
function indexShown(
  { findings, descriptions }: DescribedFindings,
  record: PanelData['record'],
): FindingIndex {
  const shown = findings.filter(({ roles: [chief] }) => chief && record(chief.module) !== undefined);
  return indexFindings({ findings: shown, descriptions });
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
