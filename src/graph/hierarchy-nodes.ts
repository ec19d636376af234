import type { Language } from '../model/module';
import type { ModuleRecord } from '../model/snapshot';
import type { HierarchyNode } from './hierarchy';
import { groupExternals } from './hierarchy-externals';
import { type Folder, followChain, nestRecords } from './hierarchy-folders';

/** A node while what is inside it is numbered. */
type Draft = { -readonly [Name in keyof HierarchyNode]: HierarchyNode[Name] } & { children: number[] };

/** All nodes in preorder with every module closed: folders and modules by name, the libraries last. */
export function numberNodes(records: readonly ModuleRecord[], externals: boolean): HierarchyNode[] {
  const nodes: Draft[] = [];
  const root = startNode(nodes, 'container', '', '', -1);
  fillContainer(nodes, 0, nestRecords(records));
  sumUp(nodes, root);
  // The libraries come after the sum: they are none of the workspace's modules.
  if (externals) addExternals(nodes, records);
  root.end = nodes.length;
  return nodes;
}

/**
 * Takes the next number, and its place among the children of its parent. Fields are written one by one: with tens of
 * thousands of nodes, spreading objects into each other takes longer than all the rest.
 */
function startNode(
  nodes: Draft[],
  kind: HierarchyNode['kind'],
  id: string,
  label: string,
  parent: number,
): Draft {
  const index = nodes.length;
  const around = parent === -1 ? undefined : nodes[parent];
  const node: Draft = {
    id,
    label,
    kind,
    parent,
    children: [],
    end: index + 1,
    depth: around ? around.depth + 1 : 0,
    modules: 0,
    lines: 0,
    language: 'typescript',
  };
  nodes.push(node);
  around?.children.push(index);
  return node;
}

function fillContainer(nodes: Draft[], index: number, folder: Folder): void {
  for (const entry of folder.entries) {
    if (entry.record) addModule(nodes, index, entry.name, entry.record);
    if (!entry.folder) continue;
    const inner = followChain(entry.folder);
    const child = nodes.length;
    const node = startNode(nodes, 'container', inner.path, inner.label, index);
    fillContainer(nodes, child, inner);
    node.end = nodes.length;
    sumUp(nodes, node);
  }
}

function addModule(nodes: Draft[], parent: number, name: string, record: ModuleRecord): void {
  const { id, lines, language, origin } = record.module;
  const node = startNode(nodes, 'module', id, name, parent);
  node.modules = 1;
  node.lines = lines;
  node.language = language;
  if (origin) node.origin = origin;
  if (record.symbols?.length) node.symbols = record.symbols.length;
}

/** The libraries in a container of their own; each kind has one inside it where there are several. */
function addExternals(nodes: Draft[], records: readonly ModuleRecord[]): void {
  const groups = groupExternals(records);
  if (groups.length === 0) return;
  const index = nodes.length;
  const all = startNode(nodes, 'container', 'external:', 'Libraries', 0);
  for (const { id, label, language, ids } of groups) {
    if (groups.length === 1) {
      addLibraries(nodes, index, ids, language);
      continue;
    }
    const inner = nodes.length;
    const group = startNode(nodes, 'container', id, label, index);
    addLibraries(nodes, inner, ids, language);
    group.end = nodes.length;
    sumUp(nodes, group);
  }
  all.end = nodes.length;
  sumUp(nodes, all);
}

function addLibraries(nodes: Draft[], parent: number, ids: readonly string[], language: Language): void {
  for (const id of ids) {
    const node = startNode(nodes, 'external', id, id.slice(id.indexOf(':') + 1), parent);
    node.modules = 1;
    node.language = language;
  }
}

const LANGUAGES: readonly Language[] = ['typescript', 'javascript', 'python'];

/** Sums of a container's children, their main language (the first of several) and the origin that all share. */
function sumUp(nodes: readonly Draft[], container: Draft): void {
  const modules = [0, 0, 0];
  const { children } = container;
  const origin = children.length > 0 ? nodes[children[0]].origin : undefined;
  let sharesOrigin = origin !== undefined;
  for (const child of children) {
    const node = nodes[child];
    container.modules += node.modules;
    container.lines += node.lines;
    modules[LANGUAGES.indexOf(node.language)] += node.modules;
    if (node.origin !== origin) sharesOrigin = false;
  }
  container.language = LANGUAGES[modules.indexOf(Math.max(...modules))];
  if (sharesOrigin && origin) container.origin = origin;
}
