import { createNameLinks } from '../../../src/engine/name-links';
import { resolveFacts } from '../../../src/engine/resolve-facts';
import { languageOf } from '../../../src/extract/languages';
import type { ModuleRecord } from '../../../src/model/snapshot';
import { createResolver } from '../../../src/resolve/resolver';
import { extractText } from '../extract/extract-text';

/** The records of files by their path that have anything to link. */
export async function linkFiles(files: Readonly<Record<string, string>>): Promise<ModuleRecord[]> {
  const links = createNameLinks();
  const resolver = createResolver({ modules: Object.keys(files), configs: new Map() });
  for (const [id, text] of Object.entries(files))
    links.put(
      resolveFacts({ id, path: id, language: languageOf(id)! }, await extractText(id, text), resolver),
    );
  return links.follow();
}

/** Relations of all symbols but for those that a module has to itself: `a.ts A inherits b.ts B:3`. */
export async function listRelations(files: Readonly<Record<string, string>>): Promise<string[]> {
  return (await linkFiles(files)).flatMap(({ module: { id }, symbols = [] }) =>
    symbols.flatMap(symbol =>
      symbol.relations.map(
        ({ kind, name, module, line }) => `${id} ${symbol.name} ${kind} ${module ?? id} ${name}:${line}`,
      ),
    ),
  );
}
