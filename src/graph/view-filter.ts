import type { Dependency, DependencyKind } from '../model/dependency';
import type { Origin } from '../model/module';
import type { ModuleRecord } from '../model/snapshot';
import { countsForStructure } from './cycles';

/** What of a workspace is looked at. All views share one. */
export interface ViewFilter {
  /** Kinds of dependencies that are shown. Implicit ones are never drawn, so they are not asked about. */
  readonly kinds: readonly DependencyKind[];
  /** Whether dependencies are shown that only the type checker needs. */
  readonly typeOnly: boolean;
  /** Whether dependencies are shown that only run when a function is called. */
  readonly deferred: boolean;
  /** Whether modules of these origins are shown. */
  readonly tests: boolean;
  readonly generated: boolean;
  readonly vendored: boolean;
  /** Whether libraries are shown; `buildHierarchy` adds them, so `filterRecords` leaves dependencies on them alone. */
  readonly externals: boolean;
  /** Path of the folder that alone is shown; '' for the whole workspace. */
  readonly folder: string;
  /** Ids of modules and paths of folders that are left out. */
  readonly hidden: readonly string[];
}

/** The kinds there are to choose from. */
export const shownKinds: readonly DependencyKind[] = ['import', 'reexport', 'require', 'dynamic'];

/** The whole workspace, without libraries. */
export const everything: ViewFilter = {
  kinds: shownKinds,
  typeOnly: true,
  deferred: true,
  tests: true,
  generated: true,
  vendored: true,
  externals: false,
  folder: '',
  hidden: [],
};

/** Whether a filter is `everything`; kinds may come in any order. */
export function isDefaultFilter(filter: ViewFilter): boolean {
  return showsAllRecords(filter) && filter.externals === everything.externals;
}

/**
 * The records a filter shows. Dependencies on modules that are left out vanish; those on libraries stay. Where nothing is
 * filtered the answer is the very same array, and a record that loses nothing is the very same object.
 */
export function filterRecords(records: readonly ModuleRecord[], filter: ViewFilter): readonly ModuleRecord[] {
  if (showsAllRecords(filter)) return records;
  const showsModule = prepareModuleFilter(filter);
  const left = records.filter(record => showsModule(record));
  const gone = new Set<string>();
  if (left.length < records.length)
    for (const record of records) if (!showsModule(record)) gone.add(record.module.id);
  const showsDependency = prepareDependencyFilter(filter);
  return left.map(record => {
    const dependencies = record.dependencies.filter(
      dependency => !gone.has(dependency.to) && showsDependency(dependency),
    );
    return dependencies.length === record.dependencies.length ? record : { ...record, dependencies };
  });
}

/** A filter from what may be any value; what is missing or not understood is as in `everything`. */
export function parseViewFilter(value: unknown): ViewFilter {
  const fields = (typeof value === 'object' && value !== null ? value : {}) as Readonly<
    Record<string, unknown>
  >;
  const choose = (name: keyof ViewFilter & keyof typeof everything) => {
    const given = fields[name];
    return (typeof given === 'boolean' ? given : everything[name]) as boolean;
  };
  const { kinds, folder, hidden } = fields;
  return {
    kinds: Array.isArray(kinds) ? shownKinds.filter(kind => kinds.includes(kind)) : everything.kinds,
    typeOnly: choose('typeOnly'),
    deferred: choose('deferred'),
    tests: choose('tests'),
    generated: choose('generated'),
    vendored: choose('vendored'),
    externals: choose('externals'),
    folder: typeof folder === 'string' ? folder.replace(/\/+$/, '') : everything.folder,
    hidden: Array.isArray(hidden)
      ? [...new Set(hidden.filter(id => typeof id === 'string' && id !== ''))]
      : everything.hidden,
  };
}

function showsAllRecords(filter: ViewFilter): boolean {
  const { typeOnly, deferred, tests, generated, vendored, folder, hidden } = filter;
  return (
    typeOnly &&
    deferred &&
    tests &&
    generated &&
    vendored &&
    folder === '' &&
    hidden.length === 0 &&
    hasAllKinds(filter)
  );
}

function hasAllKinds({ kinds }: ViewFilter): boolean {
  return shownKinds.every(kind => kinds.includes(kind));
}

function prepareModuleFilter(filter: ViewFilter): (record: ModuleRecord) => boolean {
  const { folder, tests, generated, vendored } = filter;
  const shown: Readonly<Record<Origin, boolean>> = { test: tests, generated, vendored };
  const hidden = new Set(filter.hidden);
  return ({ module: { id, origin } }) => {
    if (origin !== undefined && !shown[origin]) return false;
    if (folder !== '' && id !== folder && !id.startsWith(`${folder}/`)) return false;
    if (hidden.size === 0) return true;
    for (let end = id.length; end > 0; end = id.lastIndexOf('/', end - 1))
      if (hidden.has(id.slice(0, end))) return false;
    return true;
  };
}

function prepareDependencyFilter(filter: ViewFilter): (dependency: Dependency) => boolean {
  const { typeOnly, deferred } = filter;
  const kinds = new Set(filter.kinds);
  return dependency =>
    !countsForStructure(dependency) ||
    (kinds.has(dependency.kind) && (typeOnly || !dependency.typeOnly) && (deferred || !dependency.deferred));
}
