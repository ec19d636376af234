import { flagsOf, type RuleEdge, type RuleGraph } from './rule-graph';

/** The imports that count for a rule. */
export interface RuleView {
  edgesOf(node: number): readonly RuleEdge[];
  /** The same imports as numbers. The same object as before where every module imports the same modules as before. */
  arrows(): Arrows;
}

/**
 * Imports in compressed rows. The targets of those leaving node `v` are those from `offsets[v]` up to, not including,
 * `offsets[v + 1]`, in the order of `edgesOf(v)`; the nodes that those entering it come from, ascending, are at
 * `incomingOffsets[v]` and on in `sources`.
 */
export interface Arrows {
  readonly nodes: number;
  readonly offsets: Int32Array;
  readonly targets: Int32Array;
  /** This and `sources` are worked out when they are first asked for. */
  readonly incomingOffsets: Int32Array;
  readonly sources: Int32Array;
}

/** Which imports count for a view. */
export interface ImportFilter {
  /** Bits of `IMPORT_FLAGS`: imports with any of them do not count. */
  readonly ignored?: number;
  /** Whether one of the others counts. All of them do where this is absent. */
  counts?(edge: RuleEdge): boolean;
  /** The modules about whose imports `counts` has to be asked; all where this is absent. */
  concerns?(node: number): boolean;
}

/** A view with the imports that pass a filter. */
export function createRuleView(graph: RuleGraph, filter: ImportFilter = {}): RuleView {
  const isWhole = filter.counts === undefined && (filter.ignored ?? 0) === 0;
  const edgesOf = isWhole ? graph.edgesOf : filterEdges(graph, filter);
  let made: Arrows | undefined;
  let generation = 0;
  return {
    edgesOf,
    arrows() {
      made ??= indexArrows(graph, filter);
      if (generation !== graph.generation) made = patchArrows(graph, edgesOf, made, generation);
      generation = graph.generation;
      return made;
    },
  };
}

/** The imports of each module that pass; each module is looked at once for each time that it changes. */
function filterEdges(graph: RuleGraph, { ignored = 0, counts, concerns }: ImportFilter) {
  const lists: (readonly RuleEdge[])[] = [];
  const generations = new Int32Array(graph.size).fill(-1);
  return (node: number): readonly RuleEdge[] => {
    const all = graph.edgesOf(node);
    if (node >= graph.size || generations[node] === graph.generationOf(node)) return lists[node] ?? all;
    generations[node] = graph.generationOf(node);
    const isAsked = counts !== undefined && concerns?.(node) !== false;
    const passes = (edge: RuleEdge) => (flagsOf(edge) & ignored) === 0 && (!isAsked || counts(edge));
    lists[node] = all.every(passes) ? all : all.filter(passes);
    return lists[node];
  };
}

type EdgesOf = (node: number) => readonly RuleEdge[];

/** The arrows of generation 0, made of numbers; only imports that `counts` has to be asked about become objects. */
function indexArrows(graph: RuleGraph, { ignored = 0, counts, concerns }: ImportFilter): Arrows {
  const { offsets: all, targets: allTargets, flags } = graph.firstImports;
  const nodes = graph.countNodes();
  const offsets = new Int32Array(nodes + 1);
  if (counts === undefined && ignored === 0) {
    offsets.set(all);
    offsets.fill(allTargets.length, graph.size + 1);
    return createArrows(nodes, offsets, allTargets);
  }
  const targets = new Int32Array(allTargets.length);
  let end = 0;
  for (let node = 0; node < graph.size; node++) {
    // The imports of a module that has changed since are others: its row is put in by what patches the arrows.
    const isAsked = counts !== undefined && graph.generationOf(node) === 0 && concerns?.(node) !== false;
    const edges = isAsked ? graph.edgesOf(node) : undefined;
    for (let i = all[node]; i < all[node + 1]; i++) {
      if ((flags[i] & ignored) !== 0) continue;
      if (edges === undefined || counts?.(edges[i - all[node]]) === true) targets[end++] = allTargets[i];
    }
    offsets[node + 1] = end;
  }
  offsets.fill(end, graph.size + 1);
  return createArrows(nodes, offsets, targets.slice(0, end));
}

/** Arrows with other rows for the modules that have changed since a generation; the rest is copied as it is. */
function patchArrows(graph: RuleGraph, edgesOf: EdgesOf, before: Arrows, generation: number): Arrows {
  const changed: number[] = [];
  let growth = 0;
  for (let node = 0; node < graph.size; node++) {
    if (graph.generationOf(node) <= generation || hasTargets(before, node, edgesOf(node))) continue;
    changed.push(node);
    growth += edgesOf(node).length - (before.offsets[node + 1] - before.offsets[node]);
  }
  if (changed.length === 0) return before;
  const nodes = graph.countNodes();
  const offsets = new Int32Array(nodes + 1);
  const targets = new Int32Array(before.targets.length + growth);
  let copied = 0;
  let end = 0;
  let row = 0;
  const copyRows = (stop: number) => {
    const until = before.offsets[stop];
    targets.set(before.targets.subarray(copied, until), end);
    for (; row <= stop; row++) offsets[row] = before.offsets[row] + end - copied;
    end += until - copied;
  };
  for (const node of changed) {
    copyRows(node);
    for (const edge of edgesOf(node)) targets[end++] = edge.to;
    copied = before.offsets[node + 1];
  }
  copyRows(before.nodes);
  offsets.fill(end, before.nodes + 1);
  return createArrows(nodes, offsets, targets);
}

function hasTargets({ offsets, targets }: Arrows, node: number, edges: readonly RuleEdge[]): boolean {
  const begin = offsets[node];
  return (
    offsets[node + 1] - begin === edges.length && edges.every((edge, i) => edge.to === targets[begin + i])
  );
}

function createArrows(nodes: number, offsets: Int32Array, targets: Int32Array): Arrows {
  let incoming: Incoming | undefined;
  const findIncoming = () => (incoming ??= indexSources(nodes, offsets, targets));
  return {
    ...{ nodes, offsets, targets },
    get incomingOffsets() {
      return findIncoming().incomingOffsets;
    },
    get sources() {
      return findIncoming().sources;
    },
  };
}

type Incoming = Pick<Arrows, 'incomingOffsets' | 'sources'>;

function indexSources(nodes: number, offsets: Int32Array, targets: Int32Array): Incoming {
  const incomingOffsets = new Int32Array(nodes + 1);
  for (let i = 0; i < targets.length; i++) incomingOffsets[targets[i] + 1]++;
  for (let node = 0; node < nodes; node++) incomingOffsets[node + 1] += incomingOffsets[node];
  const next = incomingOffsets.slice();
  const sources = new Int32Array(targets.length);
  for (let node = 0; node < nodes; node++)
    for (let i = offsets[node]; i < offsets[node + 1]; i++) sources[next[targets[i]]++] = node;
  return { incomingOffsets, sources };
}
