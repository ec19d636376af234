import type { Language } from '../model/module';
import { isExternal } from '../model/module';
import type { Snapshot } from '../model/snapshot';
import type { LanguageShare, Summary } from '../model/summary';

/**
 * The numbers of the Overview. `cycles` is their count, absent before they have been counted; `milliseconds` the wall time of the last whole analysis, absent
 * while one runs. Diagnostics of modules and of the workspace are listed together, the workspace's first.
 */
export function summarize(snapshot: Snapshot, cycles: number | undefined, milliseconds?: number): Summary {
  const languages = new Map<Language, { modules: number; lines: number }>();
  const externals = new Set<string>();
  const diagnostics = [...snapshot.diagnostics];
  let dependencies = 0;
  let unresolved = 0;
  let lines = 0;
  for (const record of snapshot.records) {
    const { module } = record;
    const share = languages.get(module.language) ?? { modules: 0, lines: 0 };
    share.modules++;
    share.lines += module.lines;
    languages.set(module.language, share);
    lines += module.lines;
    for (const { kind, to } of record.dependencies) {
      if (isPackage(to)) externals.add(to);
      else if (kind !== 'implicit' && !isExternal(to)) dependencies++;
    }
    unresolved += record.unresolved.length;
    diagnostics.push(...record.diagnostics);
  }
  return {
    progress: snapshot.progress,
    languages: [...languages].map(([language, share]) => ({ language, ...share })).sort(byLines),
    modules: snapshot.records.length,
    lines,
    dependencies,
    externals: externals.size,
    unresolved,
    ...(cycles !== undefined && { cycles }),
    diagnostics,
    ...(milliseconds === undefined ? {} : { milliseconds }),
  };
}

/** What comes with the language (`node:fs`, `stdlib:os`) is no package that anyone chose. */
function isPackage(id: string): boolean {
  return /^(npm|pypi):/.test(id);
}

function byLines(a: LanguageShare, b: LanguageShare): number {
  return b.lines - a.lines || b.modules - a.modules || (a.language < b.language ? -1 : 1);
}
