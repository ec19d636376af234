import type { Dependency } from '../../model/dependency';
import type { ModuleRecord } from '../../model/snapshot';

/** One import as rules see it: who is imported, and under which names. */
export interface RuleEdge {
  readonly from: number;
  readonly to: number;
  readonly dependency: Dependency;
  /** The names that come from this target. */
  readonly names: readonly string[];
  /** `to` is where the names are defined, not the module that the statement names and that only passes them on. */
  readonly isFollowed: boolean;
}

/**
 * The imports of all modules as numbers, in compressed rows: those of module `v` are at `offsets[v]` up to, not including,
 * `offsets[v + 1]`, as many and in the same order as in `edgesOf(v)`. `flags` say what an import is: see `IMPORT_FLAGS`.
 */
export interface ImportRows {
  readonly offsets: Int32Array;
  readonly targets: Int32Array;
  readonly flags: Uint8Array;
}

/** Bits of `ImportRows.flags`; `followed` stands for `RuleEdge.isFollowed`. */
export const IMPORT_FLAGS = { typeOnly: 1, deferred: 2, followed: 4 } as const;

/**
 * Modules as numbers, with what they import. Modules of the workspace have the numbers 0 to `size` − 1, by their place
 * among the records; packages outside of it those from `size` on.
 */
export interface RuleGraph {
  readonly size: number;
  readonly records: readonly ModuleRecord[];
  /** Grows whenever imports have changed. */
  readonly generation: number;
  /** The imports as they were in generation 0. They are there without an object for each of them. */
  readonly firstImports: ImportRows;
  /** The generation in which the imports of a module last changed. */
  generationOf(node: number): number;
  /** How many numbers there are, packages included. */
  countNodes(): number;
  /** The id of a module or package. */
  idOf(node: number): string;
  /** The number of an id; `undefined` where nothing is known of it. */
  numberOf(id: string): number | undefined;
  /**
   * The imports of a module in the order of the text. Where an import leads to modules that define its names, these
   * stand before the one that the statement names. Implicit imports are left out: nobody wrote them.
   */
  edgesOf(node: number): readonly RuleEdge[];
  /**
   * Takes in new records for the same modules in the same order. `undefined` where modules have come or gone, so that a
   * new graph is needed.
   */
  update(records: readonly ModuleRecord[]): GraphUpdate | undefined;
}

/** What new records have changed. */
export interface GraphUpdate {
  /** The numbers of the modules that have changed. */
  readonly changed: readonly number[];
  /**
   * Where all of them import the same as before, if elsewhere in their texts: the new imports by the former ones. Absent
   * where imports have come, gone or become others.
   */
  readonly moved?: ReadonlyMap<Dependency, Dependency>;
}

/** Indexes records, which have to be in the order of their ids. */
export function createRuleGraph(start: readonly ModuleRecord[]): RuleGraph {
  const size = start.length;
  const ids = start.map(record => record.module.id);
  const numbers = new Map<string, number>();
  for (let node = 0; node < size; node++) numbers.set(ids[node], node);
  let records = start;
  let generation = 0;
  const generations = new Int32Array(size);
  const firstImports = indexImports(start, numberFor);
  /** Made for a module when they are first asked for: most rules look at the numbers, and at few imports more closely. */
  const edges = new Array<readonly RuleEdge[] | undefined>(size);

  function numberFor(id: string): number {
    const known = numbers.get(id);
    if (known !== undefined) return known;
    numbers.set(id, ids.length);
    return ids.push(id) - 1;
  }

  /** The numbers of what a module imports, one after the other, in the generation in which the graph was made. */
  function readNumbers(node: number): NumberFor {
    const { offsets, targets } = firstImports;
    let at = offsets[node];
    return id => (id === ids[node] ? node : targets[at++]);
  }

  return {
    size,
    get records() {
      return records;
    },
    get generation() {
      return generation;
    },
    firstImports,
    generationOf: node => generations[node],
    countNodes: () => ids.length,
    idOf: node => ids[node],
    numberOf: id => numbers.get(id),
    edgesOf(node) {
      if (node >= size) return NO_EDGES;
      edges[node] ??= listEdges(node, records[node], readNumbers(node));
      return edges[node];
    },
    update(next) {
      if (next === records) return { changed: [] };
      if (next.length !== size) return undefined;
      const changed: number[] = [];
      for (let node = 0; node < size; node++) {
        const record = next[node];
        if (record === records[node]) continue;
        if (record.module.id !== ids[node]) return undefined;
        const { language, origin } = records[node].module;
        // Sets may be made of these.
        if (record.module.language !== language || record.module.origin !== origin) return undefined;
        changed.push(node);
      }
      const moved = new Map<Dependency, Dependency>();
      const isSameShape = changed.every(node =>
        pairUp(records[node].dependencies, next[node].dependencies, moved),
      );
      if (changed.length > 0) generation++;
      for (const node of changed) {
        edges[node] = listEdges(node, next[node], numberFor);
        generations[node] = generation;
      }
      records = next;
      return { changed, ...(isSameShape && { moved }) };
    },
  };
}

const NO_EDGES: readonly RuleEdge[] = [];

type NumberFor = (id: string) => number;

function listEdges(from: number, record: ModuleRecord, numberFor: NumberFor): RuleEdge[] {
  const found: RuleEdge[] = [];
  const { dependencies } = record;
  for (let i = 0; i < dependencies.length; i++) {
    const dependency = dependencies[i];
    if (dependency.kind === 'implicit') continue;
    const { definedIn } = dependency;
    if (definedIn !== undefined)
      for (const [id, names] of groupNames(definedIn)) {
        const to = numberFor(id);
        if (to !== from) found.push({ from, to, dependency, names, isFollowed: true });
      }
    const to = numberFor(dependency.to);
    if (to !== from) found.push({ from, to, dependency, names: dependency.names, isFollowed: false });
  }
  return found;
}

/**
 * The same imports of all modules as numbers, in the same order. It runs once over everything, so that most of it is not
 * compiled yet: loops over places then cost a fraction of those over items, here and in what else a first check runs through.
 */
function indexImports(records: readonly ModuleRecord[], numberFor: NumberFor): ImportRows {
  const offsets = new Int32Array(records.length + 1);
  let room = 0;
  for (let from = 0; from < records.length; from++) room += records[from].dependencies.length;
  let targets = new Int32Array(room);
  let flags = new Uint8Array(room);
  let end = 0;
  const add = (to: number, bits: number) => {
    if (end === targets.length) {
      // Imports that lead to several modules are few.
      targets = copyInto(new Int32Array(2 * end + 1), targets);
      flags = copyInto(new Uint8Array(2 * end + 1), flags);
    }
    targets[end] = to;
    flags[end++] = bits;
  };
  for (let from = 0; from < records.length; from++) {
    const { dependencies } = records[from];
    for (let i = 0; i < dependencies.length; i++) {
      const dependency = dependencies[i];
      if (dependency.kind === 'implicit') continue;
      const { typeOnly, deferred, definedIn } = dependency;
      const own = (typeOnly ? IMPORT_FLAGS.typeOnly : 0) | (deferred ? IMPORT_FLAGS.deferred : 0);
      if (definedIn !== undefined)
        for (const id of groupNames(definedIn).keys()) {
          const to = numberFor(id);
          if (to !== from) add(to, own | IMPORT_FLAGS.followed);
        }
      const to = numberFor(dependency.to);
      if (to !== from) add(to, own);
    }
    offsets[from + 1] = end;
  }
  return { offsets, targets: targets.slice(0, end), flags: flags.slice(0, end) };
}

function copyInto<Numbers extends Int32Array | Uint8Array>(larger: Numbers, numbers: Numbers): Numbers {
  larger.set(numbers);
  return larger;
}

/** The bits of one import, as `ImportRows` has them. */
export function flagsOf({ dependency, isFollowed }: RuleEdge): number {
  return (
    (dependency.typeOnly ? IMPORT_FLAGS.typeOnly : 0) |
    (dependency.deferred ? IMPORT_FLAGS.deferred : 0) |
    (isFollowed ? IMPORT_FLAGS.followed : 0)
  );
}

function groupNames(definedIn: Readonly<Record<string, string>>): Map<string, string[]> {
  const groups = new Map<string, string[]>();
  for (const [name, id] of Object.entries(definedIn)) {
    const names = groups.get(id);
    if (names === undefined) groups.set(id, [name]);
    else names.push(name);
  }
  return groups;
}

/** Notes which import has become which. `false` where they differ in more than their places. */
function pairUp(
  before: readonly Dependency[],
  now: readonly Dependency[],
  moved: Map<Dependency, Dependency>,
): boolean {
  if (before.length !== now.length) return false;
  for (const [i, a] of before.entries()) {
    const b = now[i];
    if (a.to !== b.to || a.kind !== b.kind || a.typeOnly !== b.typeOnly || a.deferred !== b.deferred)
      return false;
    if (a.names.join() !== b.names.join()) return false;
    if (JSON.stringify(a.definedIn) !== JSON.stringify(b.definedIn)) return false;
    moved.set(a, b);
  }
  return true;
}
