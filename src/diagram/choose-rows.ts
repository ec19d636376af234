import type { Hierarchy } from '../graph/hierarchy';

/** What plot and table have a dot or row for. */
export const ROW_KINDS = ['folders', 'modules'] as const;
/** What the rows of tables and the dots of plots are. */
export type RowKind = (typeof ROW_KINDS)[number];

/** Every module of the workspace, or every folder, by node numbers in the order of the hierarchy; no libraries. */
export function listRows({ nodes, byId }: Hierarchy, kind: RowKind): number[] {
  const libraries = byId.get('external:');
  const isLibrary = (i: number) => libraries !== undefined && i >= libraries && i < nodes[libraries].end;
  const wanted = kind === 'modules' ? 'module' : 'container';
  return nodes.flatMap((node, i) => (i > 0 && node.kind === wanted && !isLibrary(i) ? [i] : []));
}

/**
 * The folders that stand for what the map shows: the closed ones, and those open ones that hold modules of their own.
 * Every module is in one of them, unless it lies in no folder at all.
 */
export function listVisibleFolders(hierarchy: Hierarchy, open: ReadonlySet<string>): number[] {
  const { nodes } = hierarchy;
  const hidden = new Set<number>();
  return listRows(hierarchy, 'folders').filter(i => {
    const { id, parent, children } = nodes[i];
    if (hidden.has(parent) || (parent > 0 && !open.has(nodes[parent].id))) {
      hidden.add(i);
      return false;
    }
    return !open.has(id) || children.some(child => nodes[child].kind === 'module');
  });
}
