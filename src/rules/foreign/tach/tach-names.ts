import type { Dependency } from '../../../model/dependency';
import type { RuleGraph } from '../../graph/rule-graph';
import { compileModuleGlob, isModuleGlob } from './module-glob';
import type { TachModule } from './tach-modules';

/** The name of the module that holds what no other does. */
export const ROOT = '<root>';

/** Which module of a `tach.toml` each file belongs to. */
export interface TachNames {
  /** The dotted name of a file below a source root. */
  nameOf(node: number): string | undefined;
  /** The innermost module round a dotted name; undefined where there is none, not even the root. */
  find(name: string): TachModule | undefined;
  /** The paths of the modules in which nothing lies, without those with wildcards. */
  readonly missing: readonly TachModule[];
}

/** Places files in modules. `roots` are paths of source roots as in ids, each empty or ending in `/`. */
export function findTachNames(
  graph: RuleGraph,
  roots: readonly string[],
  isExcluded: (id: string) => boolean,
  modules: readonly TachModule[],
): TachNames {
  // A root inside another one takes its files.
  const ordered = [...roots].sort((a, b) => b.length - a.length);
  const names: (string | undefined)[] = [];
  const all = new Set<string>();
  for (let node = 0; node < graph.size; node++) {
    const id = graph.idOf(node);
    const root = ordered.find(each => id.startsWith(each));
    const stem = /^(.*?)(?:(?:^|\/)__init__)?\.pyi?$/.exec(
      root === undefined ? '' : id.slice(root.length),
    )?.[1];
    if (stem === undefined || isExcluded(id)) continue;
    const name = stem.replaceAll('/', '.');
    names[node] = name;
    for (let at = name; at !== ''; at = at.slice(0, Math.max(0, at.lastIndexOf('.')))) all.add(at);
  }
  const byName = new Map<string, TachModule>();
  const missing: TachModule[] = [];
  for (const module of modules.filter(({ path }) => isModuleGlob(path))) {
    const glob = compileModuleGlob(module.path);
    if ('test' in glob)
      for (const name of all) if (glob.test(name)) byName.set(name, { ...module, path: name });
  }
  // What is written without wildcards overrides what is meant by them.
  for (const module of modules)
    if (!isModuleGlob(module.path)) {
      byName.set(module.path, module);
      if (module.path !== ROOT && !all.has(module.path)) missing.push(module);
    }
  return {
    missing,
    nameOf: node => names[node],
    find(name) {
      for (let at = name; at !== ''; at = at.slice(0, Math.max(0, at.lastIndexOf('.')))) {
        const found = byName.get(at);
        if (found !== undefined) return found;
      }
      return byName.get(ROOT);
    },
  };
}

/** What an import brings in by full dotted names: `core.main.DataModel`, or `core.main` for a module as a whole. */
export function listImported(target: string, { names, specifier }: Dependency): readonly string[] {
  const found = names.map(name => {
    const isSubmodule = target.endsWith(`.${name}`) && !specifier.endsWith(`.${name}`) && specifier !== name;
    return name === '*' || isSubmodule ? target : `${target}.${name}`;
  });
  return found.length === 0 ? [target] : found;
}
