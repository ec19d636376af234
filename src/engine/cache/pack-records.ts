import type { Dependency } from '../../model/dependency';
import type { Module } from '../../model/module';
import type { ModuleRecord } from '../../model/snapshot';
import {
  IMPORT_HEADS,
  MAYBE_LANGUAGES,
  MAYBE_ORIGINS,
  MORE,
  packImport,
  packProblem,
  unpackProblem,
} from './pack-imports';
import type { Packer } from './packer';
import { DamagedData, type Unpacker } from './unpacker';

/** Packs one record, but for its symbols. */
export function packRecord(packer: Packer, record: ModuleRecord): void {
  const { module } = record;
  packer.text(module.id);
  packer.int(MAYBE_LANGUAGES.indexOf(module.language));
  packer.int(module.lines);
  packer.int(MAYBE_ORIGINS.indexOf(module.origin));
  packer.list(record.dependencies, dependency => {
    const { definedIn } = dependency;
    packImport(packer, dependency, definedIn === undefined ? 0 : MORE);
    packer.text(dependency.to);
    if (definedIn === undefined) return;
    packer.list(Object.entries(definedIn), ([name, definer]) => {
      packer.text(name);
      packer.text(definer);
    });
  });
  packer.list(record.unresolved, ({ specifier, line, reason }) => {
    packer.text(specifier);
    packer.int(line);
    packer.text(reason);
  });
  packer.list(record.diagnostics, diagnostic => packProblem(packer, diagnostic));
}

/** The record that `packRecord` has packed. */
export function unpackRecord(unpacker: Unpacker): ModuleRecord {
  const module = unpackModule(unpacker);
  const { id } = module;
  return {
    module,
    dependencies: unpacker.list(() => unpackDependency(unpacker, id)),
    unresolved: unpacker.list(() => {
      const specifier = unpacker.text();
      const line = unpacker.int();
      return { from: id, specifier, line, reason: unpacker.text() };
    }),
    diagnostics: unpacker.list(() => ({ module: id, ...unpackProblem(unpacker) })),
  };
}

function unpackModule(unpacker: Unpacker): Module {
  const id = unpacker.text();
  const language = unpacker.choice(MAYBE_LANGUAGES);
  if (language === undefined) throw new DamagedData('A module has no language.');
  const lines = unpacker.int();
  const origin = unpacker.choice(MAYBE_ORIGINS);
  return { id, language, lines, ...(origin !== undefined && { origin }) };
}

function unpackDependency(unpacker: Unpacker, from: string): Dependency {
  // As `unpackImport`, which would make an object more for each of them.
  const { kind, typeOnly, deferred, hasMore } = unpacker.choice(IMPORT_HEADS);
  const specifier = unpacker.text();
  const line = unpacker.int();
  const column = unpacker.int();
  const names = unpacker.texts();
  const to = unpacker.text();
  const row = { from, to, kind, typeOnly, deferred, specifier, names, line, column };
  if (!hasMore) return row;
  const definedIn = unpacker.list((): [string, string] => [unpacker.text(), unpacker.text()]);
  return { ...row, definedIn: Object.fromEntries(definedIn) };
}
