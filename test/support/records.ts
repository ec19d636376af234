import { languageOf } from '../../src/extract/languages';
import type { Dependency } from '../../src/model/dependency';
import { compareIds, type ModuleRecord, type Snapshot } from '../../src/model/snapshot';

/** A dependency row with everything but its ends at a default. */
export function createDependency(from: string, to: string, more: Partial<Dependency> = {}): Dependency {
  return {
    from,
    to,
    kind: 'import',
    specifier: `./${to}`,
    names: [],
    typeOnly: false,
    deferred: false,
    line: 1,
    column: 1,
    ...more,
  };
}

/** Records for modules written as `{ 'a.ts': ['b.ts'], 'b.ts': [] }`: each id with the ids it imports, a line each. */
export function createRecords(imports: Readonly<Record<string, readonly string[]>>): ModuleRecord[] {
  return Object.entries(imports)
    .map(([id, targets]) => ({
      module: { id, language: languageOf(id) ?? ('typescript' as const), lines: 10 },
      dependencies: targets.map((to, i) => createDependency(id, to, { line: i + 1 })),
      unresolved: [],
      diagnostics: [],
    }))
    .sort((a, b) => compareIds(a.module.id, b.module.id));
}

/** A finished snapshot of such records. */
export function createSnapshot(imports: Readonly<Record<string, readonly string[]>>, revision = 1): Snapshot {
  const records = createRecords(imports);
  return {
    revision,
    roots: [{ name: 'example', path: '/example' }],
    records,
    diagnostics: [],
    progress: { phase: 'done', found: records.length, done: records.length },
  };
}
