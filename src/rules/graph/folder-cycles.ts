import { type Arc, buildDigraph, listArcs } from '../../graph/digraph';
import { findFeedbackArcs } from '../../graph/feedback-arcs';
import { findStronglyConnectedComponents } from '../../graph/strongly-connected-components';
import type { ModuleSet } from './module-set';
import type { RuleEdge, RuleGraph } from './rule-graph';
import type { RuleView } from './rule-view';

/** Parts of one folder (folders and modules in it) that depend on each other in a circle. */
export interface FolderCycle {
  /** Path of the folder they lie in; empty for the workspace. */
  readonly folder: string;
  /** Paths of the parts, in their order. */
  readonly members: readonly string[];
  /** How many imports lead from one of the parts to another. */
  readonly imports: number;
  /** The imports without which there is no cycle. */
  readonly upward: readonly UpwardImport[];
}

/** An import that closes a cycle of folders. */
export interface UpwardImport {
  readonly edge: RuleEdge;
  /** Paths of the parts at its ends. */
  readonly from: string;
  readonly to: string;
  /** The parts on the shortest way back, both ends included. */
  readonly arrow: readonly string[];
}

/** The cycles among what lies side by side, in these folders or in all, counting imports between modules of the set. */
export function findFolderCycles(
  graph: RuleGraph,
  view: RuleView,
  set: ModuleSet | undefined,
  folders: ReadonlySet<string> | undefined,
): FolderCycle[] {
  const cycles: FolderCycle[] = [];
  const containers = gatherByContainer(graph, view, set, folders);
  for (const folder of [...containers.keys()].sort()) {
    const imports = containers.get(folder)!;
    const parts = [...new Set([...imports.values()].flatMap(([first]) => [first.a, first.b]))].sort();
    const place = new Map(parts.map((part, i) => [part, i]));
    const arcs = [...imports.values()].map(
      (list): Arc => ({ from: place.get(list[0].a)!, to: place.get(list[0].b)!, weight: list.length }),
    );
    const digraph = buildDigraph(parts.length, arcs);
    for (const members of findStronglyConnectedComponents(digraph)) {
      if (members.length < 2) continue;
      const inner = listArcs(digraph).filter(arc => members.includes(arc.from) && members.includes(arc.to));
      const cut = findFeedbackArcs(buildDigraph(parts.length, inner));
      const upward = cut.flatMap(arc => {
        const [from, to] = [parts[arc.from], parts[arc.to]];
        const arrow = findWay(inner, arc.to, arc.from).map(i => parts[i]);
        return (imports.get(`${from}\0${to}`) ?? []).map(({ edge }) => ({ edge, from, to, arrow }));
      });
      const count = inner.reduce((sum, arc) => sum + arc.weight, 0);
      cycles.push({ folder, members: members.map(i => parts[i]), imports: count, upward });
    }
  }
  return cycles;
}

interface SiblingImport {
  readonly a: string;
  readonly b: string;
  readonly edge: RuleEdge;
}

/** Imports by the innermost folder that holds both ends, then by its two parts that do. */
function gatherByContainer(
  graph: RuleGraph,
  view: RuleView,
  set: ModuleSet | undefined,
  folders: ReadonlySet<string> | undefined,
): Map<string, Map<string, SiblingImport[]>> {
  const containers = new Map<string, Map<string, SiblingImport[]>>();
  for (let node = 0; node < graph.size; node++) {
    if (set !== undefined && !set.has(node)) continue;
    const from = graph.idOf(node);
    for (const edge of view.edgesOf(node)) {
      if (edge.to >= graph.size || (set !== undefined && !set.has(edge.to))) continue;
      const to = graph.idOf(edge.to);
      const [folder, a, b] = splitAtFork(from, to);
      if (folders !== undefined && !folders.has(folder)) continue;
      const pairs = containers.get(folder) ?? new Map<string, SiblingImport[]>();
      containers.set(folder, pairs);
      const key = `${a}\0${b}`;
      const list = pairs.get(key);
      if (list === undefined) pairs.set(key, [{ a, b, edge }]);
      else list.push({ a, b, edge });
    }
  }
  return containers;
}

/** The innermost folder of two modules, and the paths in it that lead to each. */
function splitAtFork(from: string, to: string): [folder: string, a: string, b: string] {
  let slash = -1;
  for (let i = 0; i < from.length && from[i] === to[i]; i++) if (from[i] === '/') slash = i;
  const partOf = (id: string) => {
    const end = id.indexOf('/', slash + 1);
    return end === -1 ? id : id.slice(0, end);
  };
  return [slash === -1 ? '' : from.slice(0, slash), partOf(from), partOf(to)];
}

function findWay(arcs: readonly Arc[], start: number, end: number): number[] {
  const before = new Map<number, number>([[start, -1]]);
  const queue = [start];
  for (let at = 0; at < queue.length && !before.has(end); at++)
    for (const arc of arcs)
      if (arc.from === queue[at] && !before.has(arc.to)) {
        before.set(arc.to, arc.from);
        queue.push(arc.to);
      }
  const way: number[] = [];
  for (let at = end; at !== -1; at = before.get(at) ?? -1) way.unshift(at);
  return way;
}
