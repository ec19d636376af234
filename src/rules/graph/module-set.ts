import type { RuleGraph } from './rule-graph';

/** Some of the modules and packages of a graph. */
export interface ModuleSet {
  /** What messages call it: the set's name, or the patterns. */
  readonly label: string;
  has(node: number): boolean;
  /** The modules of the workspace among them, in the order of ids. */
  readonly members: readonly number[];
}

/** A test of ids. */
export interface IdTest {
  test(id: string): boolean;
  /** The modules that pass start with one of these; an empty one is what all start with. */
  readonly prefixes: readonly string[];
}

/**
 * The set of what passes a test of ids. Modules are tested once, here, and those alone that have one of the prefixes, which
 * lie side by side; packages outside of the workspace, of which imports bring new ones, when they are first asked for.
 */
export function createModuleSet(label: string, graph: RuleGraph, { test, prefixes }: IdTest): ModuleSet {
  const members = listMatches(graph, { test, prefixes });
  const mask = new Uint8Array(graph.size);
  for (let i = 0; i < members.length; i++) mask[members[i]] = 1;
  const outside = new Map<number, boolean>();
  return {
    label,
    members,
    has(node) {
      if (node < graph.size) return mask[node] === 1;
      let known = outside.get(node);
      if (known === undefined) {
        known = test(graph.idOf(node));
        outside.set(node, known);
      }
      return known;
    },
  };
}

/** The modules that pass a test, in the order of ids; no more than `most` of them. */
export function listMatches(
  graph: RuleGraph,
  { test, prefixes }: IdTest,
  most = Number.POSITIVE_INFINITY,
): number[] {
  const found: number[] = [];
  let end = 0;
  for (const prefix of prefixes.length < 2 ? prefixes : [...prefixes].sort())
    for (let node = Math.max(end, findFirst(graph, prefix)); node < graph.size; node++) {
      const id = graph.idOf(node);
      if (!id.startsWith(prefix)) break;
      end = node + 1;
      if (test(id) && found.push(node) >= most) return found;
    }
  return found;
}

/** The first module whose id does not stand before a text; ids ascend. */
function findFirst(graph: RuleGraph, text: string): number {
  let low = 0;
  let high = graph.size;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (graph.idOf(middle) < text) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** The modules of any of some sets. */
export function uniteSets(label: string, sets: readonly ModuleSet[]): ModuleSet {
  const members = [...new Set(sets.flatMap(set => set.members))].sort((a, b) => a - b);
  return { label, members, has: node => sets.some(set => set.has(node)) };
}
