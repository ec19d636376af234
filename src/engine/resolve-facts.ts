import type { Dependency, Unresolved } from '../model/dependency';
import type { ModuleFacts } from '../model/facts';
import type { ModuleRecord } from '../model/snapshot';
import type { Resolver } from '../resolve/resolver';
import type { SourceFile } from './discover';

/** The record of a module that is known by its name alone. */
export function createEmptyRecord({ id, language }: SourceFile): ModuleRecord {
  return { module: { id, language, lines: 0 }, dependencies: [], unresolved: [], diagnostics: [] };
}

/** The record of a module: its facts with every import led to its targets. */
export function resolveFacts(file: SourceFile, facts: ModuleFacts, resolver: Resolver): ModuleRecord {
  const { id } = file;
  const { language = file.language } = facts;
  const dependencies: Dependency[] = [];
  const unresolved: Unresolved[] = [];
  for (const fact of facts.imports) {
    const { specifier, typeOnly, deferred, line, column } = fact;
    const resolution = resolver.resolve(id, language, fact);
    for (const { to, kind, names } of resolution.targets)
      dependencies.push({ from: id, to, kind, typeOnly, deferred, specifier, names, line, column });
    if (resolution.unresolved !== undefined)
      unresolved.push({ from: id, specifier, line, reason: resolution.unresolved });
  }
  return {
    module: { id, language, lines: facts.lines },
    dependencies,
    unresolved,
    diagnostics: facts.problems.map(({ line, severity, message }) => ({
      module: id,
      line,
      severity,
      message,
    })),
  };
}
