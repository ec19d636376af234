import { findStronglyConnectedComponents } from '../../graph/strongly-connected-components';
import type { ModuleSet } from './module-set';
import type { RuleGraph } from './rule-graph';
import type { Arrows, RuleView } from './rule-view';

/** Arrows in compressed rows. */
export interface Rows {
  readonly size: number;
  readonly offsets: Int32Array;
  readonly targets: Int32Array;
}

/**
 * Finds the tangles among the modules of a set: two or more that all depend on each other, ascending. Tangles come in the
 * order of their first modules. To be called with the modules that have `changed` since the last call, every time.
 *
 * An import that goes changes no tangle but the one that it was within, and this one can only fall apart; one that comes
 * changes nothing where it is within a tangle. So all modules are looked at only where one comes that may join some.
 */
export function createTangleFinder(
  graph: RuleGraph,
  view: RuleView,
  set: ModuleSet | undefined,
): (changed: readonly number[]) => readonly (readonly number[])[] {
  let seen: Arrows | undefined;
  let tangles: readonly (readonly number[])[] = [];
  /** For every module the place of its tangle; −1 where it is in none. */
  const tangleOf = new Int32Array(graph.size);
  const isIn = (node: number) => node < graph.size && (set === undefined || set.has(node));

  function adopt(found: readonly (readonly number[])[]): void {
    tangles = [...found].sort((a, b) => a[0] - b[0]);
    tangleOf.fill(-1);
    for (const [place, nodes] of tangles.entries()) for (const node of nodes) tangleOf[node] = place;
  }

  /** The tangles from within which an import has gone; `undefined` where one has come that may join some. */
  function findBroken(before: Arrows, now: Arrows, changed: readonly number[]): Set<number> | undefined {
    const broken = new Set<number>();
    for (const node of changed) {
      if (!isIn(node)) continue;
      const own = tangleOf[node];
      const isWithin = (to: number) => own !== -1 && to < graph.size && tangleOf[to] === own;
      const gone = listTargets(before, node);
      const come = listTargets(now, node);
      for (const to of come) if (!gone.delete(to) && isIn(to) && !isWithin(to)) return undefined;
      for (const to of gone) if (isWithin(to)) broken.add(own);
    }
    return broken;
  }

  return changed => {
    const before = seen;
    const arrows = view.arrows();
    if (arrows === before) return tangles;
    seen = arrows;
    const broken = before && findBroken(before, arrows, changed);
    if (broken === undefined)
      adopt(listTangles(set === undefined ? listAll(arrows) : listInner(arrows, graph, set)));
    else if (broken.size > 0)
      adopt(
        tangles.flatMap((nodes, place) =>
          broken.has(place)
            ? listTangles(induce(nodes, arrows)).map(parts => parts.map(at => nodes[at]))
            : [nodes],
        ),
      );
    return tangles;
  };
}

function listTangles(rows: Rows): number[][] {
  return findStronglyConnectedComponents(rows).filter(members => members.length > 1);
}

function listAll({ nodes, offsets, targets }: Arrows): Rows {
  return { size: nodes, offsets, targets };
}

function listTargets({ offsets, targets }: Arrows, node: number): Set<number> {
  return new Set(targets.subarray(offsets[node], offsets[node + 1]));
}

/** The arrows between modules of the set. */
function listInner(arrows: Arrows, graph: RuleGraph, set: ModuleSet): Rows {
  const offsets = new Int32Array(graph.size + 1);
  const targets = new Int32Array(arrows.targets.length);
  let end = 0;
  for (let node = 0; node < graph.size; node++) {
    if (set.has(node))
      for (let i = arrows.offsets[node]; i < arrows.offsets[node + 1]; i++) {
        const target = arrows.targets[i];
        if (target < graph.size && set.has(target)) targets[end++] = target;
      }
    offsets[node + 1] = end;
  }
  return { size: graph.size, offsets, targets: targets.subarray(0, end) };
}

/** The arrows between some modules by places among these, each once, in the order of the text. */
export function induce(members: readonly number[], { nodes, offsets, targets }: Arrows): Rows {
  const places = new Int32Array(nodes).fill(-1);
  for (const [place, node] of members.entries()) places[node] = place;
  /** The place from which each was last seen. */
  const seenFrom = new Int32Array(members.length).fill(-1);
  const innerOffsets = new Int32Array(members.length + 1);
  const found: number[] = [];
  for (const [place, node] of members.entries()) {
    for (let i = offsets[node]; i < offsets[node + 1]; i++) {
      const to = places[targets[i]];
      if (to === -1 || to === place || seenFrom[to] === place) continue;
      seenFrom[to] = place;
      found.push(to);
    }
    innerOffsets[place + 1] = found.length;
  }
  return { size: members.length, offsets: innerOffsets, targets: Int32Array.from(found) };
}
