import type { RuleGraph } from './rule-graph';
import type { RuleView } from './rule-view';

/**
 * How modules or folders hang together, by the imports that count for a rule. All lists are by unit; the instability is
 * fan-out ÷ (fan-in + fan-out) (Robert C. Martin, "OO Design Quality Metrics", 1994), 0 where both are 0. The couplings
 * count modules, once each: for a folder those outside of it that import something inside, and those that are imported.
 */
export interface Coupling {
  readonly names: readonly string[];
  /** A module of the unit to report under. */
  readonly representative: readonly number[];
  /** For every module its unit. */
  readonly unitOf: Int32Array;
  readonly fanIn: Int32Array;
  readonly fanOut: Int32Array;
  readonly lines: Int32Array;
  readonly instability: Float64Array;
}

/** Measures modules, or the folders that modules lie in. */
export function measureCoupling(graph: RuleGraph, view: RuleView, level: 'modules' | 'folders'): Coupling {
  const { unitOf, names, representative } =
    level === 'modules' ? unitsOfModules(graph) : unitsOfFolders(graph);
  const incoming = names.map(() => new Set<number>());
  const outgoing = names.map(() => new Set<number>());
  const lines = new Int32Array(names.length);
  for (let node = 0; node < graph.size; node++) {
    const a = unitOf[node];
    lines[a] += graph.records[node].module.lines;
    for (const { to } of view.edgesOf(node)) {
      if (to >= graph.size || unitOf[to] === a) continue;
      outgoing[a].add(to);
      incoming[unitOf[to]].add(node);
    }
  }
  const fanIn = Int32Array.from(incoming, set => set.size);
  const fanOut = Int32Array.from(outgoing, set => set.size);
  const instability = Float64Array.from(fanIn, (n, at) =>
    n + fanOut[at] === 0 ? 0 : fanOut[at] / (n + fanOut[at]),
  );
  return { names, representative, unitOf, fanIn, fanOut, lines, instability };
}

function unitsOfModules(graph: RuleGraph) {
  const all = Array.from({ length: graph.size }, (_, node) => node);
  return { unitOf: Int32Array.from(all), names: all.map(graph.idOf), representative: all };
}

function unitsOfFolders(graph: RuleGraph) {
  const units = new Map<string, number>();
  const names: string[] = [];
  const representative: number[] = [];
  const unitOf = Int32Array.from({ length: graph.size }, (_, node) => {
    const id = graph.idOf(node);
    const folder = id.includes('/') ? id.slice(0, id.lastIndexOf('/')) : '.';
    let unit = units.get(folder);
    if (unit === undefined) {
      unit = names.push(folder) - 1;
      units.set(folder, unit);
      representative.push(node);
    }
    return unit;
  });
  return { unitOf, names, representative };
}
