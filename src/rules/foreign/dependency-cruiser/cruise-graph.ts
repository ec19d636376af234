import type { Dependency } from '../../../model/dependency';
import { isExternal } from '../../../model/module';
import type { RuleGraph } from '../../graph/rule-graph';
import { listDependencyTypes, type Manifest } from './dependency-types';
import type { PathPattern } from './path-pattern';
import type { SelfExports } from './self-exports';

/** The settings of dependency-cruiser that say which modules and imports there are. */
export interface CruiseOptions {
  readonly exclude?: PathPattern | undefined;
  readonly includeOnly?: PathPattern | undefined;
  readonly doNotFollow?: PathPattern | undefined;
  /** Dynamic imports are left out. */
  readonly excludeDynamic: boolean;
  /** Imports of types count (`tsPreCompilationDeps`). */
  readonly countTypes: boolean;
  /** The conditions of a package's `exports` that count; absent where dependency-cruiser does not go by `exports`. */
  readonly conditions?: readonly string[] | undefined;
}

/** An import as dependency-cruiser sees it. */
export interface Cruised {
  readonly from: number;
  /** −1 where it leads nowhere. */
  readonly to: number;
  /** Path of the target, as rules match it: `src/a.ts`, `node_modules/react/index.js`, `fs`, or what is written. */
  readonly path: string;
  readonly types: readonly string[];
  /** Absent where it leads nowhere. */
  readonly dependency?: Dependency;
  readonly line: number;
  readonly isDynamic: boolean;
  readonly isTypeOnly: boolean;
}

/** Modules and imports by the paths that rules match. */
export interface CruiseGraph {
  readonly graph: RuleGraph;
  /** Scripts, in the order of their ids. */
  readonly modules: readonly number[];
  /** The path of a module, relative to the root. */
  pathOf(node: number): string;
  importsOf(node: number): readonly Cruised[];
  /** The modules that import this one. */
  dependentsOf(node: number): readonly number[];
  /** Fan-out ÷ (fan-in + fan-out); 0 for what is not a module. */
  instabilityOf(node: number): number;
}

/**
 * Sees a graph as dependency-cruiser does. `prefix` stands in front of the ids of the root. Where a package imports itself by
 * its name Lintel goes by the declarations, dependency-cruiser by the conditions of its configuration (`selfExports`).
 */
export function createCruiseGraph(
  graph: RuleGraph,
  prefix: string,
  options: CruiseOptions,
  manifest: Manifest,
  selfExports: SelfExports = () => undefined,
): CruiseGraph {
  const { exclude, includeOnly, doNotFollow } = options;
  const isSeen = (path: string) =>
    !exclude?.test(path) && (includeOnly === undefined || includeOnly.test(path));
  const pathOf = (node: number) => graph.idOf(node).slice(prefix.length);
  const modules: number[] = [];
  for (let node = 0; node < graph.size; node++) {
    const { id, language } = graph.records[node].module;
    if (id.startsWith(prefix) && language !== 'python' && isSeen(pathOf(node))) modules.push(node);
  }
  const inGraph = new Set(modules);
  const imports = new Map<number, readonly Cruised[]>();
  const dependents = new Map<number, Set<number>>();
  for (const node of modules) {
    const found = doNotFollow?.test(pathOf(node)) ? [] : listImports(node);
    imports.set(node, found);
    for (const { to } of found)
      if (inGraph.has(to)) dependents.set(to, (dependents.get(to) ?? new Set()).add(node));
  }

  function listImports(node: number): Cruised[] {
    const found: Cruised[] = [];
    for (const { to: target, dependency } of graph.edgesOf(node)) {
      if (dependency.typeOnly && !options.countTypes) continue;
      if (!options.countTypes && isOfTypesOnly(dependency, target)) continue;
      const isDynamic = dependency.kind === 'dynamic';
      if (isDynamic && options.excludeDynamic) continue;
      const own = target < graph.size ? selfExports(dependency.specifier) : undefined;
      const self = own === undefined ? undefined : graph.numberOf(prefix + own);
      const to = self ?? target;
      const path = to < graph.size ? pathOf(to) : describePath(dependency);
      if (!isSeen(path)) continue;
      const types = listDependencyTypes(dependency, manifest, self !== undefined);
      found.push({
        from: node,
        to,
        path,
        types,
        dependency,
        line: dependency.line,
        isDynamic,
        isTypeOnly: dependency.typeOnly,
      });
    }
    for (const { specifier, line } of graph.records[node].unresolved) {
      if (!isSeen(specifier)) continue;
      const missing = { to: -1, types: ['unknown'], isDynamic: false, isTypeOnly: false };
      found.push({ ...missing, from: node, path: specifier, line });
    }
    return found;
  }

  /** Whether all that is imported is gone after compilation, though nobody says so. */
  function isOfTypesOnly({ names, kind }: Dependency, to: number): boolean {
    if (to >= graph.size || names.length === 0 || kind !== 'import') return false;
    const symbols = graph.records[to].symbols ?? [];
    return names.every(name => {
      const own = symbols.filter(symbol => symbol.name === name);
      return own.length > 0 && own.every(symbol => symbol.kind === 'interface' || symbol.kind === 'type');
    });
  }

  const dependentsOf = (node: number) => [...(dependents.get(node) ?? [])];
  return {
    ...{ graph, modules, pathOf, dependentsOf },
    importsOf: node => imports.get(node) ?? [],
    instabilityOf(node) {
      if (!inGraph.has(node) || doNotFollow?.test(pathOf(node))) return 0;
      const out = new Set((imports.get(node) ?? []).map(({ path }) => path)).size;
      return out / (out + dependentsOf(node).length) || 0;
    },
  };
}

/** The path that a package has once it is installed, as far as a specifier tells. */
function describePath({ to, specifier }: Dependency): string {
  const [scheme] = to.split(':');
  const name = to.slice(scheme.length + 1);
  if (!isExternal(to) || scheme !== 'npm') return name;
  const inside = specifier.startsWith(`${name}/`) ? specifier.slice(name.length + 1) : 'index.js';
  return `node_modules/${name}/${inside}`;
}
