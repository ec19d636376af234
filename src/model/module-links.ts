import type { Dependency } from './dependency';
import type { ModuleRecord } from './snapshot';
import type { ModuleSymbol } from './symbol';

/**
 * What a module's names lead to in other modules: all of a record that changes when another module's names do. It
 * replaces what was known before.
 */
export interface ModuleLinks {
  /** Id of the module. */
  readonly module: string;
  /** Absent where there is none. */
  readonly symbols?: readonly ModuleSymbol[];
  /** `definedIn` of those dependencies that have it, each with its place among them. */
  readonly definedIn: readonly (readonly [place: number, Readonly<Record<string, string>>])[];
}

/** The record with these links in place of its own. */
export function applyLinks(record: ModuleRecord, { symbols, definedIn }: ModuleLinks): ModuleRecord {
  const { symbols: _, ...rest } = record;
  const byPlace = new Map(definedIn);
  const dependencies = record.dependencies.map((dependency, place): Dependency => {
    const known = byPlace.get(place);
    if (known !== undefined) return { ...dependency, definedIn: known };
    if (dependency.definedIn === undefined) return dependency;
    const { definedIn: _, ...plain } = dependency;
    return plain;
  });
  return { ...rest, dependencies, ...(symbols !== undefined && { symbols }) };
}

/** The links of a record. */
export function linksOf({ module, dependencies, symbols }: ModuleRecord): ModuleLinks {
  const definedIn: [number, Readonly<Record<string, string>>][] = [];
  for (const [place, dependency] of dependencies.entries())
    if (dependency.definedIn !== undefined) definedIn.push([place, dependency.definedIn]);
  return { module: module.id, definedIn, ...(symbols !== undefined && { symbols }) };
}
