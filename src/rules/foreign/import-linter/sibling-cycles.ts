import { type Arc, buildDigraph, listArcs } from '../../../graph/digraph';
import { findFeedbackArcs } from '../../../graph/feedback-arcs';
import { findStronglyConnectedComponents } from '../../../graph/strongly-connected-components';
import type { RuleEdge, RuleGraph } from '../../graph/rule-graph';
import type { RuleView } from '../../graph/rule-view';
import type { PythonModules } from '../python-modules';

/** Children of a package that depend on each other in a circle. */
export interface SiblingCycle {
  /** Names of the children, in their order. */
  readonly members: readonly string[];
  /** The imports without which there is no cycle, each with the names of the children at its ends. */
  readonly upward: readonly SiblingImport[];
}

/** An import from one child of a package, or from what lies in it, to another. */
export interface SiblingImport {
  readonly edge: RuleEdge;
  readonly from: string;
  readonly to: string;
}

/**
 * The cycles among the children of packages, each child with all that lies in it. What the package's own `__init__`
 * imports does not count: it is not a child.
 */
export function findSiblingCycles(
  graph: RuleGraph,
  view: RuleView,
  modules: PythonModules,
  isChecked: (packageName: string) => boolean,
): SiblingCycle[] {
  const packages = gatherByPackage(graph, view, modules, isChecked);
  const cycles: SiblingCycle[] = [];
  for (const name of [...packages.keys()].sort()) {
    const imports = packages.get(name)!;
    const parts = [...new Set([...imports.values()].flatMap(([first]) => [first.from, first.to]))].sort();
    const place = new Map(parts.map((part, i) => [part, i]));
    const digraph = buildDigraph(
      parts.length,
      [...imports.values()].map(
        (list): Arc => ({ from: place.get(list[0].from)!, to: place.get(list[0].to)!, weight: list.length }),
      ),
    );
    for (const members of findStronglyConnectedComponents(digraph)) {
      if (members.length < 2) continue;
      const isInside = new Set(members);
      const inner = listArcs(digraph).filter(arc => isInside.has(arc.from) && isInside.has(arc.to));
      const cut = findFeedbackArcs(buildDigraph(parts.length, inner));
      const upward = cut.flatMap(arc => imports.get(`${parts[arc.from]} ${parts[arc.to]}`) ?? []);
      cycles.push({ members: members.map(i => parts[i]).sort(), upward });
    }
  }
  return cycles;
}

/** Imports by the innermost package that holds both ends, then by its two children that do. */
function gatherByPackage(
  graph: RuleGraph,
  view: RuleView,
  modules: PythonModules,
  isChecked: (packageName: string) => boolean,
): Map<string, Map<string, SiblingImport[]>> {
  const packages = new Map<string, Map<string, SiblingImport[]>>();
  for (let node = 0; node < graph.size; node++) {
    const importer = modules.nameOf(node)?.split('.');
    if (importer === undefined) continue;
    for (const edge of view.edgesOf(node)) {
      const imported = edge.to < graph.size ? modules.nameOf(edge.to)?.split('.') : undefined;
      if (imported === undefined) continue;
      let depth = 0;
      while (depth < importer.length && importer[depth] === imported[depth]) depth++;
      // One of them is the package round the other.
      if (depth === importer.length || depth === imported.length) continue;
      const name = importer.slice(0, depth).join('.');
      if (!isChecked(name)) continue;
      const [from, to] = [importer, imported].map(parts => parts.slice(0, depth + 1).join('.'));
      const pairs = packages.get(name) ?? new Map<string, SiblingImport[]>();
      packages.set(name, pairs);
      const list = pairs.get(`${from} ${to}`);
      if (list === undefined) pairs.set(`${from} ${to}`, [{ edge, from, to }]);
      else list.push({ edge, from, to });
    }
  }
  return packages;
}
