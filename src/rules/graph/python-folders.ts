import type { RuleGraph } from './rule-graph';

/**
 * Paths where Python packages start, empty or ending in `/`: around the outermost folder with an `__init__.py`, and
 * wherever an absolute import of the code itself shows one (`shop.orders` that leads to `src/shop/orders.py`).
 */
export function findPythonRoots(graph: RuleGraph): readonly string[] {
  const roots = new Set<string>();
  const packages = new Set<string>();
  for (const { module } of graph.records)
    if (/(^|\/)__init__\.pyi?$/.test(module.id)) packages.add(parentOf(module.id));
  for (const folder of packages) if (!packages.has(parentOf(folder))) roots.add(withSlash(parentOf(folder)));
  for (const { module, dependencies } of graph.records) {
    if (module.language !== 'python') continue;
    for (const { specifier, to } of dependencies) {
      if (specifier.startsWith('.') || to.includes(':')) continue;
      const path = specifier.replaceAll('.', '/');
      const stem = to.replace(/(\/__init__)?\.pyi?$/, '');
      if (stem === path) roots.add('');
      else if (stem.endsWith(`/${path}`)) roots.add(stem.slice(0, -path.length));
    }
  }
  return [...roots].sort();
}

/** Globs for a dotted package, from each root: the module of that name and all inside the package. */
export function pythonGlobs(dotted: string, roots: readonly string[]): string[] {
  const path = dotted.replaceAll('.', '/');
  return roots.flatMap(root => [`${root}${path}.{py,pyi}`, `${root}${path}/**`]);
}

function parentOf(path: string): string {
  const slash = path.lastIndexOf('/');
  return slash === -1 ? '' : path.slice(0, slash);
}

function withSlash(path: string): string {
  return path === '' ? '' : `${path}/`;
}
