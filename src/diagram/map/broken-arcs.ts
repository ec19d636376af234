import { findNode, type Hierarchy } from '../../graph/hierarchy';

/** An import that breaks a rule, as the map shows it. */
export interface BrokenImport {
  /** Id of the module that it stands in. */
  readonly from: string;
  /** Id of what it leads to. */
  readonly to: string;
  readonly line: number;
  readonly column: number;
  readonly message: string;
}

/** The imports that break rules by `from to`: the numbers of the siblings that hold their ends. */
export type BrokenArcs = ReadonlyMap<string, readonly BrokenImport[]>;

/** Finds the arrows that imports which break rules are part of. */
export function findBrokenArcs(hierarchy: Hierarchy, imports: readonly BrokenImport[]): BrokenArcs {
  const arcs = new Map<string, BrokenImport[]>();
  for (const each of imports) {
    const ends = findSiblings(hierarchy, findNode(hierarchy, each.from), findNode(hierarchy, each.to));
    if (ends === undefined) continue;
    const key = ends.join(' ');
    const known = arcs.get(key);
    if (known) known.push(each);
    else arcs.set(key, [each]);
  }
  return arcs;
}

/** The ancestors of two nodes, or they themselves, that lie side by side; none where one holds the other. */
function findSiblings(
  { nodes }: Hierarchy,
  from: number | undefined,
  to: number | undefined,
): readonly [number, number] | undefined {
  if (from === undefined || to === undefined) return undefined;
  let [a, b] = [from, to];
  while (nodes[a].depth > nodes[b].depth) a = nodes[a].parent;
  while (nodes[b].depth > nodes[a].depth) b = nodes[b].parent;
  while (a !== b && nodes[a].parent !== nodes[b].parent) [a, b] = [nodes[a].parent, nodes[b].parent];
  return a === b ? undefined : [a, b];
}
