import type { ModuleRecord } from '../../model/snapshot';
import type { RuleGraph } from './rule-graph';
import type { Arrows, RuleView } from './rule-view';

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

/** What was measured, and of what. */
interface Measurement {
  readonly generation: number;
  readonly arrows: Arrows;
  readonly records: readonly ModuleRecord[];
  readonly coupling: Coupling;
}

const measured = new WeakMap<RuleView, Partial<Record<Level, Measurement>>>();

/**
 * Measures modules, or the folders that modules lie in; once for all rules that count the same imports. What has been
 * measured before is put right by the modules that have changed since.
 */
export function measureCoupling(graph: RuleGraph, view: RuleView, level: Level): Coupling {
  const all = measured.get(view);
  const known = all?.[level];
  const { generation, records } = graph;
  if (known?.generation === generation) return known.coupling;
  const arrows = view.arrows();
  const coupling =
    known === undefined
      ? measureUnits(graph, arrows, level === 'modules' ? unitsOfModules(graph) : unitsOfFolders(graph))
      : adjustUnits(graph, arrows, known);
  measured.set(view, { ...all, [level]: { generation, arrows, records, coupling } });
  return coupling;
}

/** Which modules are measured as one. */
type Units = Pick<Coupling, 'names' | 'representative' | 'unitOf' | 'inUnitOrder'>;

function measureUnits(graph: RuleGraph, { offsets, targets }: Arrows, units: Units): Coupling {
  const { unitOf, names, inUnitOrder } = units;
  const fanIn = new Int32Array(names.length);
  const fanOut = new Int32Array(names.length);
  const lines = new Int32Array(names.length);
  // A module counts once for a unit: the stamps say for whom it was counted last, so the units come one by one.
  const importedBy = new Int32Array(graph.size).fill(-1);
  const importedFrom = new Int32Array(names.length).fill(-1);
  for (let at = 0; at < inUnitOrder.length; at++) {
    const node = inUnitOrder[at];
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
  const instability = new Float64Array(names.length);
  for (let at = 0; at < names.length; at++) instability[at] = weigh(fanIn[at], fanOut[at]);
  return { ...units, fanIn, fanOut, lines, instability };
}

function weigh(fanIn: number, fanOut: number): number {
  return fanIn + fanOut === 0 ? 0 : fanOut / (fanIn + fanOut);
}

/** The same by what has changed: a module's own unit is counted again, those it imports get one more or one less. */
function adjustUnits(graph: RuleGraph, arrows: Arrows, before: Measurement): Coupling {
  const { coupling, records } = before;
  const { unitOf } = coupling;
  const fanIn = coupling.fanIn.slice();
  const fanOut = coupling.fanOut.slice();
  const lines = coupling.lines.slice();
  const instability = coupling.instability.slice();
  /** The modules outside of its unit that a module imports. */
  const listOuter = ({ offsets, targets }: Arrows, node: number) =>
    new Set(
      targets
        .subarray(offsets[node], offsets[node + 1])
        .filter(to => to < graph.size && unitOf[to] !== unitOf[node]),
    );
  const importers = new Set<number>();
  const touched = new Set<number>();
  for (let node = 0; node < graph.size; node++) {
    if (graph.generationOf(node) <= before.generation) continue;
    lines[unitOf[node]] += graph.records[node].module.lines - records[node].module.lines;
    const countUnits = (nodes: ReadonlySet<number>, amount: 1 | -1) => {
      for (const unit of new Set([...nodes].map(to => unitOf[to]))) {
        fanIn[unit] += amount;
        touched.add(unit);
      }
    };
    countUnits(listOuter(before.arrows, node), -1);
    countUnits(listOuter(arrows, node), 1);
    importers.add(unitOf[node]);
  }
  const imported = new Map([...importers].map(unit => [unit, new Set<number>()]));
  for (let node = 0; node < unitOf.length; node++) {
    const own = imported.get(unitOf[node]);
    if (own !== undefined) for (const to of listOuter(arrows, node)) own.add(to);
  }
  for (const [unit, nodes] of imported) {
    fanOut[unit] = nodes.size;
    touched.add(unit);
  }
  for (const unit of touched) instability[unit] = weigh(fanIn[unit], fanOut[unit]);
  return { ...coupling, fanIn, fanOut, lines, instability };
}

function unitsOfModules(graph: RuleGraph): Units {
  const unitOf = new Int32Array(graph.size);
  const all: number[] = [];
  const names: string[] = [];
  for (let node = 0; node < graph.size; node++) {
    unitOf[node] = node;
    all.push(node);
    names.push(graph.idOf(node));
  }
  return { unitOf, names, representative: all, inUnitOrder: all };
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
