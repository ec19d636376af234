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
  /** All modules, unit by unit. */
  readonly inUnitOrder: readonly number[];
  readonly fanIn: Int32Array;
  readonly fanOut: Int32Array;
  readonly lines: Int32Array;
  readonly instability: Float64Array;
}

type Level = 'modules' | 'folders';

const measured = new WeakMap<
  RuleView,
  Partial<Record<Level, { readonly generation: number; readonly coupling: Coupling }>>
>();

/** Measures modules, or the folders that modules lie in; once for all rules that count the same imports. */
export function measureCoupling(graph: RuleGraph, view: RuleView, level: Level): Coupling {
  const known = measured.get(view);
  if (known?.[level]?.generation === graph.generation) return known[level].coupling;
  const units =
    known?.[level]?.coupling ?? (level === 'modules' ? unitsOfModules(graph) : unitsOfFolders(graph));
  const coupling = measureUnits(graph, view, units);
  measured.set(view, { ...known, [level]: { generation: graph.generation, coupling } });
  return coupling;
}

/** Which modules are measured as one. */
type Units = Pick<Coupling, 'names' | 'representative' | 'unitOf' | 'inUnitOrder'>;

function measureUnits(graph: RuleGraph, view: RuleView, units: Units): Coupling {
  const { unitOf, names, representative, inUnitOrder } = units;
  const { offsets, targets } = view.arrows();
  const fanIn = new Int32Array(names.length);
  const fanOut = new Int32Array(names.length);
  const lines = new Int32Array(names.length);
  // A module counts once for a unit: the stamps say for whom it was counted last, so the units come one by one.
  const importedBy = new Int32Array(graph.size).fill(-1);
  const importedFrom = new Int32Array(names.length).fill(-1);
  for (const node of inUnitOrder) {
    const unit = unitOf[node];
    lines[unit] += graph.records[node].module.lines;
    for (let i = offsets[node]; i < offsets[node + 1]; i++) {
      const to = targets[i];
      if (to >= graph.size || unitOf[to] === unit) continue;
      if (importedBy[to] !== unit) fanOut[unit]++;
      importedBy[to] = unit;
      if (importedFrom[unitOf[to]] !== node) fanIn[unitOf[to]]++;
      importedFrom[unitOf[to]] = node;
    }
  }
  const instability = Float64Array.from(fanIn, (n, at) =>
    n + fanOut[at] === 0 ? 0 : fanOut[at] / (n + fanOut[at]),
  );
  return { names, representative, unitOf, inUnitOrder, fanIn, fanOut, lines, instability };
}

function unitsOfModules(graph: RuleGraph): Units {
  const all = Array.from({ length: graph.size }, (_, node) => node);
  return { unitOf: Int32Array.from(all), names: all.map(graph.idOf), representative: all, inUnitOrder: all };
}

function unitsOfFolders(graph: RuleGraph): Units {
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
  const inUnitOrder = [...unitOf.keys()].sort((a, b) => unitOf[a] - unitOf[b]);
  return { unitOf, names, representative, inUnitOrder };
}
