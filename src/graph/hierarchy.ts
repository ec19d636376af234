import type { Dependency } from '../model/dependency';
import type { Language, Origin } from '../model/module';
import type { ModuleRecord } from '../model/snapshot';
import type { ModuleSymbol, RelationKind } from '../model/symbol';
import type { Arc } from './digraph';
import { connectModules } from './hierarchy-links';
import { numberNodes } from './hierarchy-nodes';
import { openModules } from './hierarchy-symbols';

/**
 * One box of the map. Nodes are numbered in preorder, so that what is inside a node is numbered from it up to, not
 * including, `end`. Node 0 is the workspace itself, with id ''.
 */
export interface HierarchyNode {
  /**
   * Module id or folder path; for a chain of single folders, the path of the innermost. For a symbol `module#name`, for
   * an external its id (`npm:react`), for what holds externals `external:`, `npm:`, `pypi:`, `node:` or `stdlib:`.
   */
  readonly id: string;
  /** File name, symbol name, package name, or the folder names of a chain joined by `/`. */
  readonly label: string;
  readonly kind: 'container' | 'module' | 'symbol' | 'external';
  /** Number of the node around it; -1 for the workspace. */
  readonly parent: number;
  /** Of a module: its symbols where it is open, in the order of the text. */
  readonly children: readonly number[];
  readonly end: number;
  readonly depth: number;
  /**
   * Modules inside, itself included; externals do not count but where there is nothing else: one is 1, and what holds them
   * has their number. 0 for a symbol.
   */
  readonly modules: number;
  /** Physical lines; of a symbol those from its first to its last; 0 for externals. */
  readonly lines: number;
  /** The language with the most modules inside; of an external the one it is used from (JavaScript for npm and Node.js). */
  readonly language: Language;
  /** What the module is, or all modules inside are: test, generated or vendored code; absent for code of the project. */
  readonly origin?: Origin;
  /** Of a module: the number of its symbols, whether it is open or not; absent where there is none. */
  readonly symbols?: number;
  /** Of a node of kind `symbol` and of no other. */
  readonly symbol?: ModuleSymbol;
}

/** The workspace as nested containers with the dependencies between modules hung on them. */
export interface Hierarchy {
  readonly nodes: readonly HierarchyNode[];
  readonly byId: ReadonlyMap<string, number>;
  /**
   * Per container the dependencies between its children: each dependency between two modules counts once, in the
   * innermost container that holds both, from the child that holds the one to the child that holds the other; weights are
   * these counts. Per open module the relations between its symbols, an arc for each.
   */
  readonly siblingArcs: ReadonlyMap<number, readonly Arc[]>;
  /**
   * Dependencies between modules of the workspace that count for the structure, by node of source and target; those on
   * externals too, where the hierarchy has them. Both ends are modules or externals, whatever is open.
   */
  readonly links: readonly Link[];
  /** Per node of a module or external, the positions in `links` of those that leave it and those that enter it. */
  readonly outgoing: ReadonlyMap<number, readonly number[]>;
  readonly incoming: ReadonlyMap<number, readonly number[]>;
  /** The relations of symbols that start or end in an open module; empty where none is open. */
  readonly relations: readonly NodeRelation[];
}

/** One dependency between two modules of the workspace. */
export interface Link {
  readonly from: number;
  readonly to: number;
  readonly dependency: Dependency;
}

/**
 * One symbol's relation to another. An end is the node of the symbol where its module is open and has it, else that of the
 * module; both ends are never the same. `line` counts from 1, in the module of `from`.
 */
export interface NodeRelation {
  readonly from: number;
  readonly to: number;
  readonly kind: RelationKind;
  readonly line: number;
}

/** What a hierarchy holds besides folders and modules. */
export interface HierarchyOptions {
  /** Ids of modules that are open: their symbols are nodes of their own. */
  readonly symbolsOf?: ReadonlySet<string>;
  /** Whether the libraries that modules use are there, in a container `external:` of their own. */
  readonly externals?: boolean;
}

/** Nests modules by their folders. A folder that holds nothing but one other folder is drawn as one box with it. */
export function buildHierarchy(records: readonly ModuleRecord[], options: HierarchyOptions = {}): Hierarchy {
  const nodes = numberNodes(records, options.externals === true);
  const byId = new Map<string, number>();
  for (let i = 0; i < nodes.length; i++) byId.set(nodes[i].id, i);
  const closed = { nodes, byId, ...connectModules(nodes, byId, records), relations: [] };
  return options.symbolsOf ? openModules(closed, records, options.symbolsOf) : closed;
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

/** The module that a node is or, for a symbol, is part of; any other node is its own answer. */
export function findModuleNode(hierarchy: Hierarchy, node: number): number {
  const { kind, parent } = hierarchy.nodes[node];
  return kind === 'symbol' ? parent : node;
}
