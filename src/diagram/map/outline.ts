import type { Hierarchy } from '../../graph/hierarchy';
import type { NodeMetrics } from '../../graph/metrics';
import { countNoun } from '../colour/format-values';
import { findContainerLevels } from '../layout/container-levels';
import { canOpen } from '../layout/layout';

/** One line of the map written as a tree. */
export interface OutlineRow {
  /** Number of the node in the hierarchy. */
  readonly node: number;
  readonly id: string;
  /** Nesting, from 1. */
  readonly depth: number;
  /** Place among its siblings, from 1, and how many they are. */
  readonly position: number;
  readonly siblings: number;
  /** Whether what is inside is listed below; absent where there is nothing to open. */
  readonly isOpen?: boolean;
}

/**
 * What the map shows with these containers and modules open, line by line: a child of a container stands before the
 * siblings it uses, as on the map, and the symbols of a module are in the order of the text.
 */
export function listOutline(hierarchy: Hierarchy, open: ReadonlySet<string>): OutlineRow[] {
  const rows: OutlineRow[] = [];
  // A stack instead of recursion: folders can be nested deeper than calls.
  const waiting = prepareChildren(hierarchy, 0, 1, open);
  for (let row = waiting.pop(); row; row = waiting.pop()) {
    rows.push(row);
    if (row.isOpen)
      for (const child of prepareChildren(hierarchy, row.node, row.depth + 1, open)) waiting.push(child);
  }
  return rows;
}

/** The rows of a node's children, last first. */
function prepareChildren(
  hierarchy: Hierarchy,
  parent: number,
  depth: number,
  open: ReadonlySet<string>,
): OutlineRow[] {
  const children = orderChildren(hierarchy, parent);
  return children
    .map((node, i) => {
      const { id } = hierarchy.nodes[node];
      return {
        node,
        id,
        depth,
        position: i + 1,
        siblings: children.length,
        ...(canOpen(hierarchy.nodes[node]) && { isOpen: open.has(id) }),
      };
    })
    .reverse();
}

function orderChildren(hierarchy: Hierarchy, parent: number): readonly number[] {
  const node = hierarchy.nodes[parent];
  if (node.kind === 'module') return node.children;
  const { children, level } = findContainerLevels(hierarchy, parent);
  const order = children.map((_, i) => i).sort((a, b) => level[b] - level[a] || a - b);
  return order.map(i => children[i]);
}

/**
 * Says in words what a box of the map says by its look and its arrows: `core, container, 14 modules, uses 3, used by 6, 2
 * imports point up`. Uses and users are the modules outside; a symbol's are symbols and modules.
 */
export function describeNode(
  hierarchy: Hierarchy,
  node: number,
  metrics: () => readonly NodeMetrics[],
): string {
  const { label, kind, modules, lines, origin, symbol } = hierarchy.nodes[node];
  if (symbol) {
    const { uses, users } = countRelations(hierarchy, node);
    const what = symbol.abstract && symbol.kind === 'class' ? 'abstract class' : symbol.kind;
    return joinWords([label, what, countNoun(lines, 'line'), ...wordCounts(uses, users)]);
  }
  const { fanOut, fanIn } = metrics()[node];
  const up = countUp(hierarchy, node);
  return joinWords([
    label,
    kind === 'external' ? 'library' : kind,
    origin ? `${origin} code` : '',
    kind === 'container' ? countNoun(modules, 'module') : '',
    kind === 'module' ? countNoun(lines, 'line') : '',
    ...wordCounts(fanOut, fanIn),
    up > 0 ? `${countNoun(up, 'import')} ${up === 1 ? 'points' : 'point'} up` : '',
  ]);
}

function wordCounts(uses: number, users: number): string[] {
  const amount = (count: number) => count.toLocaleString('en');
  return [uses > 0 ? `uses ${amount(uses)}` : '', users > 0 ? `used by ${amount(users)}` : ''];
}

function joinWords(words: readonly string[]): string {
  return words.filter(word => word !== '').join(', ');
}

/** Import statements from inside a node to a sibling above it. */
function countUp(hierarchy: Hierarchy, node: number): number {
  const { parent } = hierarchy.nodes[node];
  const { children, feedback } = findContainerLevels(hierarchy, parent);
  const place = children.indexOf(node);
  return feedback.reduce((sum, { from, weight }) => sum + (from === place ? weight : 0), 0);
}

function countRelations({ relations }: Hierarchy, symbol: number): { uses: number; users: number } {
  const uses = new Set<number>();
  const users = new Set<number>();
  for (const { from, to } of relations) {
    if (from === symbol) uses.add(to);
    if (to === symbol) users.add(from);
  }
  return { uses: uses.size, users: users.size };
}
