import type { Hierarchy } from '../../graph/hierarchy';
import type { ModuleHistory } from '../../model/history';

/** What version control says, by module id, seen at a moment. */
export interface HistoryInput {
  readonly modules: Readonly<Record<string, ModuleHistory>>;
  /** The moment ages are counted to, in milliseconds since 1970. */
  readonly now: number;
}

/** The history of a node: of a container the commits of all modules inside, summed, and the latest change. */
export interface NodeHistory {
  readonly commits: number;
  /** Milliseconds since 1970. */
  readonly lastChange: number;
}

/** The history of every node by its number; absent where no module inside has one, and for symbols. */
export function gatherHistory(
  { nodes }: Hierarchy,
  modules: Readonly<Record<string, ModuleHistory>>,
): readonly (NodeHistory | undefined)[] {
  const found: ({ commits: number; lastChange: number } | undefined)[] = nodes.map(({ id, kind }) => {
    const history = kind === 'module' && Object.hasOwn(modules, id) ? modules[id] : undefined;
    return history && { commits: history.commits, lastChange: Date.parse(history.lastChange) };
  });
  // Nodes are numbered in preorder: from the end, all that is inside a node comes before it.
  for (let i = nodes.length - 1; i > 0; i--) {
    const inner = found[i];
    const { parent } = nodes[i];
    if (!inner || nodes[i].kind === 'symbol') continue;
    const outer = found[parent];
    found[parent] = {
      commits: (outer?.commits ?? 0) + inner.commits,
      lastChange: Math.max(outer?.lastChange ?? 0, inner.lastChange),
    };
  }
  return found;
}
