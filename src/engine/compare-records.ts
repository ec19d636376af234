import type { Dependency } from '../model/dependency';
import type { ModuleRecord } from '../model/snapshot';
import { isSameData } from './same-data';

/**
 * How a record differs from the one before it: not at all, in what its names lead to in other modules alone
 * (`ModuleLinks`), or in anything else.
 */
export function compareRecords(
  before: ModuleRecord | undefined,
  after: ModuleRecord,
): 'same' | 'links' | 'other' {
  if (before === after) return 'same';
  if (before === undefined || !isSameButForLinks(before, after)) return 'other';
  const isSame =
    isSameData(before.symbols, after.symbols) &&
    (before.dependencies === after.dependencies ||
      before.dependencies.every((row, i) => isSameData(row.definedIn, after.dependencies[i]!.definedIn)));
  return isSame ? 'same' : 'links';
}

// Records are made of each other, so that most of their parts are the same objects.
function isSameButForLinks(before: ModuleRecord, after: ModuleRecord): boolean {
  return (
    // The cheapest first: most records that differ were empty before.
    before.dependencies.length === after.dependencies.length &&
    isSameData(before.module, after.module) &&
    isSameData(before.unresolved, after.unresolved) &&
    isSameData(before.diagnostics, after.diagnostics) &&
    (before.dependencies === after.dependencies ||
      before.dependencies.every((row, i) => isSameRow(row, after.dependencies[i]!)))
  );
}

function isSameRow(a: Dependency, b: Dependency): boolean {
  if (a === b) return true;
  return isSameData({ ...a, definedIn: undefined }, { ...b, definedIn: undefined });
}
