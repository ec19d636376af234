import type { Dependency } from '../model/dependency';
import type { Language, Origin } from '../model/module';
import { compareIds, type ModuleRecord } from '../model/snapshot';
import { countsForStructure } from './cycles';
import type { Arc } from './digraph';

/**
 * One box of the map: a module, or a container (a folder). Nodes are numbered in preorder, so that the modules inside
 * a container are those numbered from it up to, not including, `end`. Node 0 is the workspace itself, with id ''.
 */
export interface HierarchyNode {
  /** Module id or folder path; for a chain of single folders, the path of the innermost. */
  readonly id: string;
  /** File name, or the folder names of a chain joined by `/`. */
  readonly label: string;
  readonly kind: 'container' | 'module';
  /** Number of the container around it; -1 for the workspace. */
  readonly parent: number;
  readonly children: readonly number[];
  readonly end: number;
  readonly depth: number;
  /** Modules inside, itself included. */
  readonly modules: number;
  readonly lines: number;
  /** The language with the most modules inside. */
  readonly language: Language;
  /** What the module is, or all modules inside are: test, generated or vendored code; absent for code of the project. */
  readonly origin?: Origin;
}

/** The workspace as nested containers with the dependencies between modules hung on them. */
export interface Hierarchy {
  readonly nodes: readonly HierarchyNode[];
  readonly byId: ReadonlyMap<string, number>;
  /**
   * Per container the dependencies between its children: each dependency between two modules counts once, in the
   * innermost container that holds both, from the child that holds the one to the child that holds the other.
   */
  readonly siblingArcs: ReadonlyMap<number, readonly Arc[]>;
  /** Dependencies between modules of the workspace that count for the structure, by node of source and target. */
  readonly links: readonly Link[];
  /** Per node of a module, the positions in `links` of those that leave it and those that enter it. */
  readonly outgoing: ReadonlyMap<number, readonly number[]>;
  readonly incoming: ReadonlyMap<number, readonly number[]>;
}

/** One dependency between two modules of the workspace. */
export interface Link {
  readonly from: number;
  readonly to: number;
  readonly dependency: Dependency;
}

interface Folder {
  readonly path: string;
  readonly label: string;
  readonly folders: Map<string, Folder>;
  readonly records: ModuleRecord[];
}

/** Nests modules by their folders. A folder that holds nothing but one other folder is drawn as one box with it. */
export function buildHierarchy(records: readonly ModuleRecord[]): Hierarchy {
  const root: Folder = { path: '', label: '', folders: new Map(), records: [] };
  for (const record of records) findFolder(root, record.module.id).records.push(record);
  const nodes: HierarchyNode[] = [];
  addFolder(nodes, root, -1, 0);
  const byId = new Map(nodes.map((node, i) => [node.id, i]));
  return { nodes, byId, ...connect(nodes, byId, records) };
}

/** Whether `node` is `ancestor` or lies inside it. */
export function isInside(hierarchy: Hierarchy, node: number, ancestor: number): boolean {
  return node >= ancestor && node < hierarchy.nodes[ancestor].end;
}

/** The number of the node with this id; for a folder swallowed by a chain, of the chain's box. */
export function findNode(hierarchy: Hierarchy, id: string): number | undefined {
  const exact = hierarchy.byId.get(id);
  if (exact !== undefined) return exact;
  const inside = hierarchy.nodes.findIndex(node => node.id.startsWith(`${id}/`));
  return inside === -1 ? undefined : inside;
}

function findFolder(root: Folder, id: string): Folder {
  const names = id.split('/').slice(0, -1);
  let folder = root;
  for (const name of names) {
    let next = folder.folders.get(name);
    if (!next) {
      const path = folder.path ? `${folder.path}/${name}` : name;
      next = { path, label: name, folders: new Map(), records: [] };
      folder.folders.set(name, next);
    }
    folder = next;
  }
  return folder;
}

function addFolder(nodes: HierarchyNode[], start: Folder, parent: number, depth: number): number {
  const { folder, label } = parent === -1 ? { folder: start, label: '' } : followChain(start);
  const index = nodes.length;
  nodes.push(undefined as never); // Filled in below, once the children are numbered.
  const children: number[] = [];
  const byName = [
    ...[...folder.folders.values()].map(child => ({
      name: child.label,
      add: () => addFolder(nodes, child, index, depth + 1),
    })),
    ...folder.records.map(record => ({
      name: fileName(record.module.id),
      add: () => addModule(nodes, record, index, depth + 1),
    })),
  ].sort((a, b) => compareIds(a.name, b.name));
  for (const { add } of byName) children.push(add());
  const inside = children.map(child => nodes[child]);
  nodes[index] = {
    id: folder.path,
    label,
    kind: 'container',
    parent,
    children,
    end: nodes.length,
    depth,
    modules: inside.reduce((sum, node) => sum + node.modules, 0),
    lines: inside.reduce((sum, node) => sum + node.lines, 0),
    language: findMainLanguage(inside),
    ...findCommonOrigin(inside),
  };
  return index;
}

function addModule(nodes: HierarchyNode[], record: ModuleRecord, parent: number, depth: number): number {
  const { id, lines, language, origin } = record.module;
  const index = nodes.length;
  nodes.push({
    id,
    label: fileName(id),
    kind: 'module',
    parent,
    children: [],
    end: index + 1,
    depth,
    modules: 1,
    lines,
    language,
    ...(origin && { origin }),
  });
  return index;
}

function followChain(start: Folder): { folder: Folder; label: string } {
  let folder = start;
  let label = start.label;
  while (folder.records.length === 0 && folder.folders.size === 1) {
    [folder] = folder.folders.values();
    label += `/${folder.label}`;
  }
  return { folder, label };
}

function fileName(id: string): string {
  return id.slice(id.lastIndexOf('/') + 1);
}

function findMainLanguage(inside: readonly HierarchyNode[]): Language {
  const counts: Record<Language, number> = { typescript: 0, javascript: 0, python: 0 };
  for (const node of inside) counts[node.language] += node.modules;
  const languages: Language[] = ['typescript', 'javascript', 'python'];
  return languages.reduce((best, language) => (counts[language] > counts[best] ? language : best));
}

function findCommonOrigin(inside: readonly HierarchyNode[]): { origin?: Origin } {
  const origin = inside[0]?.origin;
  return origin && inside.every(node => node.origin === origin) ? { origin } : {};
}

function connect(
  nodes: readonly HierarchyNode[],
  byId: ReadonlyMap<string, number>,
  records: readonly ModuleRecord[],
) {
  const links: Link[] = [];
  const siblingArcs = new Map<number, Arc[]>();
  const outgoing = new Map<number, number[]>();
  const incoming = new Map<number, number[]>();
  for (const record of records)
    for (const dependency of record.dependencies) {
      const from = byId.get(dependency.from);
      const to = byId.get(dependency.to);
      if (from === undefined || to === undefined || !countsForStructure(dependency)) continue;
      push(outgoing, from, links.length);
      push(incoming, to, links.length);
      links.push({ from, to, dependency });
      const [container, a, b] = findSiblings(nodes, from, to);
      push(siblingArcs, container, { from: a, to: b, weight: 1 });
    }
  return { links, siblingArcs, outgoing, incoming };
}

/** The innermost container of two modules and its two children that hold them. */
function findSiblings(nodes: readonly HierarchyNode[], from: number, to: number): [number, number, number] {
  let a = from;
  let b = to;
  while (nodes[a].parent !== nodes[b].parent) {
    if (nodes[a].depth >= nodes[b].depth) a = nodes[a].parent;
    else b = nodes[b].parent;
  }
  return [nodes[a].parent, a, b];
}

function push<K, V>(map: Map<K, V[]>, key: K, value: V): void {
  const list = map.get(key);
  if (list) list.push(value);
  else map.set(key, [value]);
}
