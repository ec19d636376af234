import { type Arc, buildDigraph } from '../../graph/digraph';
import { assignLevels } from '../../graph/levels';
import { ORIGINS, type Origin } from '../../model/module';
import type { RuleEdge, RuleGraph } from '../graph/rule-graph';

/** A part of the code that rules are proposed for: one folder or file, or several that are tangled up in each other. */
export interface ProposedPart {
  /** Paths of folders, ending in `/`, or ids of modules. */
  readonly paths: readonly string[];
  /** What else is inside, which the layers are not about: tests, generated and vendored code. */
  readonly leftOut: readonly Origin[];
}

/** The levels of what lies in one folder. */
export interface ProposedLayers {
  /** The folder; empty for the workspace. */
  readonly folder: string;
  /** The highest first; parts of one level do not depend on each other, but for what `upward` lists. */
  readonly levels: readonly (readonly ProposedPart[])[];
  /** The imports that are against the levels. */
  readonly upward: readonly RuleEdge[];
}

/** The folder to look into holds at least this share of the modules. */
const SHARE = 0.8;

/** Reads the levels off the code; `undefined` where there are not at least two parts with an import between them. */
export function findLayers(graph: RuleGraph): ProposedLayers | undefined {
  const nodes = graph.records.flatMap(({ module }, node) => (module.origin === undefined ? [node] : []));
  const folder = findHome(nodes.map(graph.idOf));
  const prefix = folder === '' ? '' : `${folder}/`;
  const paths = [...new Set(nodes.flatMap(node => partOf(graph.idOf(node), prefix) ?? []))].sort();
  const place = new Map(paths.map((path, i) => [path, i]));
  const partOfNode = new Map(
    nodes.flatMap(node => {
      const part = place.get(partOf(graph.idOf(node), prefix) ?? '');
      return part === undefined ? [] : [[node, part] as const];
    }),
  );
  const edges = nodes.flatMap(node =>
    graph.edgesOf(node).filter(edge => {
      const [from, to] = [partOfNode.get(edge.from), partOfNode.get(edge.to)];
      return from !== undefined && to !== undefined && from !== to;
    }),
  );
  if (edges.length === 0) return undefined;
  const toArcs = (group: (part: number) => number) =>
    edges.map(
      (edge): Arc => ({
        from: group(partOfNode.get(edge.from)!),
        to: group(partOfNode.get(edge.to)!),
        weight: 1,
      }),
    );

  // What is tangled up counts as one part: there is no order in it to keep.
  const { tangles } = assignLevels(
    buildDigraph(
      paths.length,
      toArcs(part => part),
    ),
  );
  const groups = Int32Array.from(paths, (_, i) => i);
  for (const tangle of tangles) for (const part of tangle) groups[part] = tangle[0];
  const arcs = toArcs(part => groups[part]).filter(arc => arc.from !== arc.to);
  const { level } = assignLevels(buildDigraph(paths.length, arcs));

  const origins = paths.map(path =>
    ORIGINS.filter(origin =>
      graph.records.some(({ module }) => module.origin === origin && partOf(module.id, prefix) === path),
    ),
  );
  const levels: ProposedPart[][] = [];
  for (const [i] of paths.entries()) {
    if (groups[i] !== i) continue;
    const members = paths.filter((_, other) => groups[other] === i);
    levels[level[i]] ??= [];
    levels[level[i]].push({
      paths: members,
      leftOut: ORIGINS.filter(origin => members.some(path => origins[place.get(path)!].includes(origin))),
    });
  }
  const levelOf = (node: number) => level[groups[partOfNode.get(node)!]];
  const isInside = (edge: RuleEdge) =>
    groups[partOfNode.get(edge.from)!] === groups[partOfNode.get(edge.to)!];
  return {
    folder,
    levels: levels.filter(parts => parts !== undefined).reverse(),
    upward: edges.filter(edge => !isInside(edge) && levelOf(edge.from) <= levelOf(edge.to)),
  };
}

/** The innermost folder that holds most of the modules and more than one part. */
function findHome(ids: readonly string[]): string {
  let home = '';
  for (;;) {
    const prefix = home === '' ? '' : `${home}/`;
    const inside = ids.filter(id => id.startsWith(prefix));
    const counts = new Map<string, number>();
    for (const id of inside) {
      const part = partOf(id, prefix);
      if (part?.endsWith('/')) counts.set(part, (counts.get(part) ?? 0) + 1);
    }
    const heaviest = [...counts].sort((a, b) => b[1] - a[1])[0];
    if (heaviest === undefined || heaviest[1] < SHARE * ids.length) return home;
    const parts = new Set(ids.flatMap(id => partOf(id, heaviest[0]) ?? []));
    // A folder of files alone has no layers to speak of.
    if (![...parts].some(part => part.endsWith('/'))) return home;
    home = heaviest[0].slice(0, -1);
  }
}

/** The folder (with a `/` at its end) or module right in a folder that an id lies in or is. */
function partOf(id: string, prefix: string): string | undefined {
  if (!id.startsWith(prefix)) return undefined;
  const slash = id.indexOf('/', prefix.length);
  return slash === -1 ? id : id.slice(0, slash + 1);
}
