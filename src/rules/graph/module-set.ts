import type { RuleGraph } from './rule-graph';

/** Some of the modules and packages of a graph. */
export interface ModuleSet {
  /** What messages call it: the set's name, or the patterns. */
  readonly label: string;
  has(node: number): boolean;
  /** The modules of the workspace among them, in the order of ids. */
  readonly members: readonly number[];
}

/**
 * The set of what passes a test of ids. Modules are tested once, here; packages outside of the workspace, of which
 * imports bring new ones, when they are first asked for.
 */
export function createModuleSet(label: string, graph: RuleGraph, test: (id: string) => boolean): ModuleSet {
  const mask = new Uint8Array(graph.size);
  const members: number[] = [];
  for (let node = 0; node < graph.size; node++)
    if (test(graph.idOf(node))) {
      mask[node] = 1;
      members.push(node);
    }
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

/** The modules of any of some sets. */
export function uniteSets(label: string, sets: readonly ModuleSet[]): ModuleSet {
  const members = [...new Set(sets.flatMap(set => set.members))].sort((a, b) => a - b);
  return { label, members, has: node => sets.some(set => set.has(node)) };
}
