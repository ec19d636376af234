import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { createExtractor } from '../../../src/extract/extractor';
import { languageOf } from '../../../src/extract/languages';
import type { Dependency, Unresolved } from '../../../src/model/dependency';
import type { Diagnostic } from '../../../src/model/diagnostic';
import { isConfigFile } from '../../../src/resolve/config-files';
import { createResolver } from '../../../src/resolve/resolver';

/** What extraction and resolution make of a folder on the disk. */
export interface ReadProject {
  readonly modules: readonly string[];
  readonly dependencies: readonly Dependency[];
  readonly unresolved: readonly Unresolved[];
  readonly diagnostics: readonly Diagnostic[];
}

/** Reads a folder with neither worker nor cache: the two rooms alone. Paths count from the repository's root. */
export async function readProject(folder: string): Promise<ReadProject> {
  const all = readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter(entry => entry.isFile())
    .map(entry => path.relative(folder, path.join(entry.parentPath, entry.name)).replaceAll('\\', '/'))
    .sort();
  const read = (id: string) => readFileSync(path.join(folder, id), 'utf8');
  const modules = all.filter(id => languageOf(id) !== undefined);
  const resolver = createResolver({
    modules,
    files: all.filter(id => languageOf(id) === undefined),
    configs: new Map(all.filter(isConfigFile).map(id => [id, read(id)])),
    folderName: path.basename(folder),
  });
  const extractor = await createExtractor({
    grammarFolder: path.resolve('node_modules/@vscode/tree-sitter-wasm/wasm'),
  });
  const dependencies: Dependency[] = [];
  const unresolved: Unresolved[] = [];
  const diagnostics: Diagnostic[] = [];
  for (const from of modules) {
    const { imports, problems } = await extractor.extract(from, read(from), { symbols: false, code: false });
    diagnostics.push(...problems.map(problem => ({ module: from, ...problem })));
    for (const fact of imports) {
      const resolution = resolver.resolve(from, languageOf(from)!, fact);
      dependencies.push(...resolution.targets.map(target => ({ ...fact, ...target, from })));
      if (resolution.unresolved === undefined) continue;
      unresolved.push({ from, specifier: fact.specifier, line: fact.line, reason: resolution.unresolved });
    }
  }
  return { modules, dependencies, unresolved, diagnostics: [...resolver.diagnostics, ...diagnostics] };
}
