import { findNode, type Hierarchy } from '../../graph/hierarchy';
import type { Language, Origin } from '../../model/module';
import { canOpen } from '../layout/layout';
import { countCells, type MatrixCells } from './matrix-cells';
import { orderChildren } from './matrix-order';

/** One row, and the column of the same number. */
export interface MatrixLine {
  /** Id and number of the node in the hierarchy. */
  readonly id: string;
  readonly node: number;
  readonly label: string;
  readonly kind: 'container' | 'module' | 'symbol' | 'external';
  /** Groups around it. */
  readonly depth: number;
  /** Modules inside. */
  readonly modules: number;
  /** Whether it has something inside that can be shown. */
  readonly canOpen: boolean;
  readonly language: Language;
  readonly origin?: Origin;
}

/** Consecutive lines that belong together: `start` up to, not including, `end`. */
export interface MatrixSpan {
  readonly start: number;
  readonly end: number;
}

/** An open container, or a module whose symbols are shown, with the lines it has been opened to. */
export interface MatrixGroup extends MatrixSpan {
  readonly id: string;
  readonly node: number;
  readonly label: string;
  /** Groups around it. */
  readonly depth: number;
}

/**
 * A dependency structure matrix as in Sangal, Jordan, Sinha and Jackson, "Using Dependency Models to Manage Complex Software
 * Architecture" (2005): the cell in row r and column c counts what column c uses of row r. Lines come in the order of the
 * map's levels, upper ones first, so what keeps to the levels lies below the diagonal and what points up lies above it.
 */
export interface Matrix extends MatrixCells {
  readonly lines: readonly MatrixLine[];
  /** Outer groups before inner ones. */
  readonly groups: readonly MatrixGroup[];
  /** Where no light set of arcs explains a cycle: the lines of its members. */
  readonly tangles: readonly MatrixSpan[];
  /** Groups round the innermost line. */
  readonly depth: number;
  /** The largest count; 0 where no line uses another. */
  readonly most: number;
  /** Cells above the diagonal, and all that they count. */
  readonly against: { readonly cells: number; readonly count: number };
  /** Per node of the hierarchy the line that is or holds it; -1 for the nodes that groups stand for. */
  readonly lineOf: Int32Array;
  readonly groupByNode: ReadonlyMap<number, MatrixGroup>;
}

/** The matrix of what is visible with certain containers and modules open. */
export function buildMatrix(hierarchy: Hierarchy, open: ReadonlySet<string>): Matrix {
  const { nodes, links, relations } = hierarchy;
  const rows = listLines(hierarchy, open);
  const users: number[] = [];
  const used: number[] = [];
  const add = ({ from, to }: { from: number; to: number }) => {
    const [user, usedLine] = [rows.lineOf[from], rows.lineOf[to]];
    if (user === usedLine || user < 0 || usedLine < 0) return;
    users.push(user);
    used.push(usedLine);
  };
  for (const link of links) add(link);
  for (const relation of relations) add(relation);
  const cells = countCells(rows.lines.length, used, users);
  let most = 0;
  for (const count of cells.counts) most = Math.max(most, count);
  return {
    ...rows,
    ...cells,
    depth: rows.lines.reduce((deepest, line) => Math.max(deepest, line.depth), 0),
    most,
    against: countAgainst(nodes.length > 0 ? rows.lines.length : 0, cells),
    groupByNode: new Map(rows.groups.map(group => [group.node, group])),
  };
}

function listLines(hierarchy: Hierarchy, open: ReadonlySet<string>) {
  const { nodes } = hierarchy;
  const lines: MatrixLine[] = [];
  const groups: MatrixGroup[] = [];
  const tangles: MatrixSpan[] = [];
  const lineOf = new Int32Array(nodes.length).fill(-1);

  function addLine(index: number, depth: number) {
    const { id, label, kind, modules, children, language, origin } = nodes[index];
    lineOf[index] = lines.length;
    const isGroup = open.has(id) && children.length > 0;
    lines.push({
      id,
      node: index,
      label,
      kind,
      depth,
      modules,
      canOpen: !isGroup && canOpen(nodes[index]),
      language,
      ...(origin && { origin }),
    });
  }

  function addNode(index: number, depth: number) {
    const { id, kind, label, children, end } = nodes[index];
    if (children.length === 0 || !open.has(id)) {
      lineOf.fill(lines.length, index, end);
      addLine(index, depth);
      return;
    }
    const start = lines.length;
    const place = groups.length;
    groups.push({ id, node: index, label, depth, start, end: start });
    // What a module's imports say is said of the module, not of one of its symbols: it keeps a line of its own.
    if (kind === 'module') addLine(index, depth + 1);
    addChildren(index, depth + 1);
    groups[place] = { id, node: index, label, depth, start, end: lines.length };
  }

  function addChildren(container: number, depth: number) {
    const order = orderChildren(hierarchy, container);
    const spans = new Map<number, MatrixSpan>();
    for (const child of order.children) {
      const start = lines.length;
      addNode(child, depth);
      spans.set(child, { start, end: lines.length });
    }
    for (const members of order.tangles) {
      const inner = members.map(member => spans.get(member) as MatrixSpan);
      tangles.push({
        start: Math.min(...inner.map(span => span.start)),
        end: Math.max(...inner.map(span => span.end)),
      });
    }
  }

  if (nodes.length > 0) addChildren(0, 0);
  return { lines, groups, tangles, lineOf };
}

function countAgainst(size: number, { offsets, columns, counts }: MatrixCells) {
  let cells = 0;
  let count = 0;
  for (let row = 0; row < size; row++)
    for (let i = offsets[row]; i < offsets[row + 1]; i++)
      if (columns[i] > row) {
        cells++;
        count += counts[i];
      }
  return { cells, count };
}

/** The lines of a node: those of its group, or the line that is or holds it; `undefined` where it is not there. */
export function findSpan(matrix: Matrix, hierarchy: Hierarchy, id: string): MatrixSpan | undefined {
  const node = findNode(hierarchy, id);
  if (node === undefined || node === 0) return undefined;
  const group = matrix.groupByNode.get(node);
  if (group) return group;
  const line = matrix.lineOf[node];
  return line === -1 ? undefined : { start: line, end: line + 1 };
}

/** What a span reads as: the name of the group or line. */
export function describeCell(matrix: Matrix, row: number, column: number, count: number): string[] {
  const [user, used] = [matrix.lines[column], matrix.lines[row]];
  if (row === column) return [user.id, 'itself'];
  if (count === 0) return [`${user.id} → ${used.id}`, 'no imports'];
  const what = user.kind === 'symbol' || used.kind === 'symbol' ? 'use' : 'import';
  const text = `${count.toLocaleString('en')} ${count === 1 ? what : `${what}s`}`;
  return [`${user.id} → ${used.id}`, column > row ? `${text}, against the order` : text];
}
