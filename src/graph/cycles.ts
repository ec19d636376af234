import type { Cycle } from '../model/cycle';
import type { Dependency } from '../model/dependency';
import { compareIds, type ModuleRecord } from '../model/snapshot';
import { buildDigraph } from './digraph';
import { findFeedbackArcs } from './feedback-arcs';
import { type ArcRows, findStronglyConnectedComponents } from './strongly-connected-components';

/**
 * The cycles among modules: strongly connected components of at least two, largest first, then by first member.
 *
 * Implicit imports of parent packages do not count: Python runs them, but nobody wrote them, and every package whose
 * `__init__` imports a module of its own would be a cycle.
 */
export function findCycles(records: readonly ModuleRecord[]): Cycle[] {
  return findTangles(records).map(members => describeCycle(records, members));
}

/** The ids of each of these cycles' modules, in the same order; many times cheaper than all there is to say of them. */
export function listCycleModules(records: readonly ModuleRecord[]): string[][] {
  return findTangles(records).map(members => members.map(i => records[i].module.id));
}

/** Components of at least two modules, largest first, then by first member; each in the order of ids. */
function findTangles(records: readonly ModuleRecord[]): number[][] {
  const byId = (a: number, b: number) => compareIds(records[a].module.id, records[b].module.id);
  return findStronglyConnectedComponents(listArcRows(records))
    .filter(members => members.length > 1)
    .map(members => [...members].sort(byId))
    .sort((a, b) => b.length - a.length || byId(a[0], b[0]));
}

/** Whether a dependency takes part in cycles and levels. */
export function countsForStructure(dependency: Dependency): boolean {
  return dependency.kind !== 'implicit' && dependency.from !== dependency.to;
}

function listArcRows(records: readonly ModuleRecord[]): ArcRows {
  const index = new Map<string, number>();
  for (const [i, { module }] of records.entries()) index.set(module.id, i);
  const offsets = new Int32Array(records.length + 1);
  const targets: number[] = [];
  for (const [from, { dependencies }] of records.entries()) {
    for (const dependency of dependencies) {
      const to = countsForStructure(dependency) ? index.get(dependency.to) : undefined;
      if (to !== undefined) targets.push(to);
    }
    offsets[from + 1] = targets.length;
  }
  return { size: records.length, offsets, targets: Int32Array.from(targets) };
}

function describeCycle(records: readonly ModuleRecord[], members: readonly number[]): Cycle {
  const ids = members.map(i => records[i].module.id);
  const place = new Map(ids.map((id, i) => [id, i]));
  const dependencies = members
    .flatMap(i => records[i].dependencies)
    .filter(dependency => countsForStructure(dependency) && place.has(dependency.to))
    .sort((a, b) => compareIds(a.from, b.from) || a.line - b.line || a.column - b.column);
  const arcs = dependencies.map(({ from, to }) => ({
    from: place.get(from) as number,
    to: place.get(to) as number,
    weight: 1,
  }));
  const cut = new Set(
    findFeedbackArcs(buildDigraph(ids.length, arcs)).map(arc => `${ids[arc.from]}\0${ids[arc.to]}`),
  );
  return {
    modules: ids,
    dependencies,
    cut: dependencies.filter(({ from, to }) => cut.has(`${from}\0${to}`)),
  };
}
