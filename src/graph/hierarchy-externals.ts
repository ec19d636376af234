import type { Language } from '../model/module';
import { compareIds, type ModuleRecord } from '../model/snapshot';
import { countsForStructure } from './cycles';

/** What is used from outside the workspace and comes from one place. */
export interface ExternalGroup {
  /** Id of the container: the prefix of its members' ids. */
  readonly id: string;
  readonly label: string;
  readonly language: Language;
  /** Of the externals, ascending. */
  readonly ids: readonly string[];
}

const PLACES = [
  { id: 'npm:', label: 'npm', language: 'javascript' },
  { id: 'pypi:', label: 'PyPI', language: 'python' },
  { id: 'node:', label: 'Node.js', language: 'javascript' },
  { id: 'stdlib:', label: 'Python standard library', language: 'python' },
] as const;

/** The externals that modules depend on, by where they come from; no group is empty. */
export function groupExternals(records: readonly ModuleRecord[]): ExternalGroup[] {
  const modules = new Set(records.map(record => record.module.id));
  const used = new Set<string>();
  for (const record of records)
    for (const dependency of record.dependencies)
      if (countsForStructure(dependency) && !modules.has(dependency.to)) used.add(dependency.to);
  const ids = [...used].sort(compareIds);
  return PLACES.map(place => ({ ...place, ids: ids.filter(id => id.startsWith(place.id)) })).filter(
    group => group.ids.length > 0,
  );
}
