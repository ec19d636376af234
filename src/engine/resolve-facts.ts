import type { CodeFacts } from '../model/code';
import type { Dependency, Unresolved } from '../model/dependency';
import type { ModuleFacts } from '../model/facts';
import { isExternal, type Module } from '../model/module';
import type { ModuleRecord } from '../model/snapshot';
import type { ModuleBindings } from '../resolve/python/follow-names';
import { collectBindings } from '../resolve/python/module-bindings';
import type { ResolvedTarget, Resolver } from '../resolve/resolver';
import type { SourceFile } from './discover';
import type { ModuleImports } from './import-hops';
import { prepareSymbols, type UnlinkedSymbols } from './unlinked-symbols';

/** The record of a module that is known by its name alone. */
export function createEmptyRecord({ id, language, origin }: SourceFile): ModuleRecord {
  const module: Module = { id, language, lines: 0, ...(origin !== undefined && { origin }) };
  return { module, dependencies: [], unresolved: [], diagnostics: [] };
}

/** A module's record with what following names needs; Python alone has the latter. */
export interface ResolvedModule {
  readonly record: ModuleRecord;
  readonly bindings?: ModuleBindings;
  /** Places of the dependencies that take names from another Python module. */
  readonly followable: readonly number[];
  /** Absent where the module has no symbols and gives none to others. */
  readonly symbols?: UnlinkedSymbols;
  /** Absent where the code was not read. */
  readonly code?: { readonly facts: CodeFacts; readonly imports: ModuleImports };
}

/** The record of a module: its facts with every import led to its targets, but for those that are left out. */
export function resolveFacts(
  file: SourceFile,
  facts: ModuleFacts,
  resolver: Resolver,
  isLeftOut?: (id: string) => boolean,
): ResolvedModule {
  const { id } = file;
  const { language = file.language } = facts;
  const origin = file.origin ?? (facts.isGenerated ? 'generated' : undefined);
  const dependencies: Dependency[] = [];
  const unresolved: Unresolved[] = [];
  const followable: number[] = [];
  const targetsOf: (readonly ResolvedTarget[])[] = [];
  const collector = facts.names === undefined ? undefined : collectBindings(facts.names);
  for (const [place, fact] of facts.imports.entries()) {
    const { specifier, typeOnly, deferred, line, column } = fact;
    const resolution = resolver.resolve(id, language, fact);
    const targets =
      isLeftOut === undefined ? resolution.targets : resolution.targets.filter(({ to }) => !isLeftOut(to));
    targetsOf.push(targets);
    for (const { to, kind, names, isSubmodule } of targets) {
      if (collector !== undefined && kind === 'import' && !isSubmodule && !isExternal(to) && names[0] !== '*')
        followable.push(dependencies.length);
      dependencies.push({ from: id, to, kind, typeOnly, deferred, specifier, names, line, column });
    }
    collector?.add(place, fact, targets);
    if (resolution.unresolved !== undefined)
      unresolved.push({ from: id, specifier, line, reason: resolution.unresolved });
  }
  const record: ModuleRecord = {
    module: { id, language, lines: facts.lines, ...(origin !== undefined && { origin }) },
    dependencies,
    unresolved,
    diagnostics: facts.problems.map(({ line, severity, message }) => ({
      module: id,
      line,
      severity,
      message,
    })),
  };
  return {
    record,
    followable,
    ...(collector !== undefined && { bindings: collector.bindings }),
    ...(facts.symbols !== undefined && { symbols: prepareSymbols(id, facts.symbols, targetsOf) }),
    ...(facts.code !== undefined && {
      code: { facts: facts.code, imports: { facts: facts.imports, targetsOf } },
    }),
  };
}
