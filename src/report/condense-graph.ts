import { compareIds, type ModuleRecord } from '../model/snapshot';

/** Whether the boxes of a drawn graph are modules or the folders they lie in. */
export type GraphLevel = 'module' | 'folder';

/** An arrow between two boxes, standing for `count` import statements. */
export interface CondensedArrow {
  readonly from: string;
  readonly to: string;
  readonly count: number;
  /** All of them are for the type checker alone. */
  readonly typeOnly: boolean;
}

/** A graph to draw, with one arrow at most from one box to another. Both lists are in the order of ids. */
export interface CondensedGraph {
  readonly boxes: readonly string[];
  readonly arrows: readonly CondensedArrow[];
}

/**
 * The graph of the workspace's own modules, or of their folders. What is outside is left out, and so are Python's
 * implicit imports of parent packages, which nobody wrote, and what stays inside one box.
 */
export function condenseGraph(records: readonly ModuleRecord[], level: GraphLevel): CondensedGraph {
  const boxOf = level === 'module' ? (id: string) => id : folderOf;
  const modules = new Set(records.map(record => record.module.id));
  const arrows = new Map<string, CondensedArrow>();
  for (const { dependencies } of records)
    for (const dependency of dependencies) {
      if (dependency.kind === 'implicit' || !modules.has(dependency.to)) continue;
      const from = boxOf(dependency.from);
      const to = boxOf(dependency.to);
      if (from === to) continue;
      const key = `${from}\0${to}`;
      const before = arrows.get(key);
      const typeOnly = dependency.typeOnly && (before?.typeOnly ?? true);
      arrows.set(key, { from, to, count: (before?.count ?? 0) + 1, typeOnly });
    }
  return {
    boxes: [...new Set([...modules].map(boxOf))].sort(compareIds),
    arrows: [...arrows.values()].sort((a, b) => compareIds(a.from, b.from) || compareIds(a.to, b.to)),
  };
}

function folderOf(id: string): string {
  const slash = id.lastIndexOf('/');
  return slash === -1 ? '.' : id.slice(0, slash);
}
