import type { ModuleRecord } from '../model/snapshot';
import type { Hierarchy } from './hierarchy';
import { countOutside } from './outside-neighbours';
import { countTypes } from './type-counts';

/**
 * The numbers of one box. What Robert C. Martin, "OO Design Quality Metrics" (1994), counts for classes of a category is
 * counted here for modules of a container; a module is a container of one.
 */
export interface NodeMetrics {
  /** Physical lines. */
  readonly lines: number;
  /** Modules inside, itself included. */
  readonly modules: number;
  /** Afferent coupling (Ca): modules outside that depend on at least one inside. */
  readonly fanIn: number;
  /** Efferent coupling (Ce): modules outside that at least one inside depends on. */
  readonly fanOut: number;
  /** Ce / (Ca + Ce): 0 is stable, much leans on it; 1 is instable, it leans on others. Absent where both are 0. */
  readonly instability?: number;
  /** Classes, interfaces, protocols and enums at the top level of modules. */
  readonly types: number;
  /** Those of them that are abstract: interfaces, protocols, abstract classes. */
  readonly abstractTypes: number;
  /** `abstractTypes` / `types`, from 0 to 1; absent where there are no types. */
  readonly abstractness?: number;
  /** Distance from the main sequence: |A + I − 1|, from 0 to 1; absent where A or I is. */
  readonly distance?: number;
}

/**
 * The metrics of every node, by its number. `records` are those the hierarchy was built from, or more.
 *
 * Only modules of the workspace count, whether the hierarchy has externals or not: how many modules use a library is its
 * `fanIn`, but no module's `fanOut`. A symbol has its own lines and, where it is a type, counts as one; what depends on it
 * is not counted.
 */
export function measureNodes(hierarchy: Hierarchy, records: readonly ModuleRecord[]): readonly NodeMetrics[] {
  const { nodes, links } = hierarchy;
  const fanIn = countOutside(nodes, links, 'in');
  const fanOut = countOutside(nodes, links, 'out');
  const { types, abstractTypes } = countTypes(hierarchy, records);
  return nodes.map(({ lines, modules }, i) =>
    relate({
      lines,
      modules,
      fanIn: fanIn[i],
      fanOut: fanOut[i],
      types: types[i],
      abstractTypes: abstractTypes[i],
    }),
  );
}

/** Adds the ratios that exist. In place: with tens of thousands of nodes, copies would take longer than all the counting. */
function relate(metrics: { -readonly [Name in keyof NodeMetrics]: NodeMetrics[Name] }): NodeMetrics {
  const { fanIn, fanOut, types, abstractTypes } = metrics;
  if (fanIn + fanOut > 0) metrics.instability = fanOut / (fanIn + fanOut);
  if (types > 0) metrics.abstractness = abstractTypes / types;
  if (metrics.instability !== undefined && metrics.abstractness !== undefined)
    metrics.distance = Math.abs(metrics.abstractness + metrics.instability - 1);
  return metrics;
}
