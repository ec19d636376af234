import type { RuleEdge } from '../../graph/rule-graph';
import { describeImport } from '../../messages';
import type { RuleCheck, RuleContext } from '../../rule';
import type { TachInterface, TachModule } from './tach-modules';
import { listImported, ROOT, type TachNames } from './tach-names';

/** What a `tach.toml` says of all modules. */
export interface TachSettings {
  readonly layers: readonly { readonly name: string; readonly isClosed: boolean }[];
  readonly interfaces: readonly TachInterface[];
  /** How files of no module are treated. */
  readonly rootModule: 'ignore' | 'allow' | 'dependenciesonly' | 'forbid';
  readonly ignoresTypes: boolean;
  /** Imports inside of functions count. */
  readonly countsLocal: boolean;
  /** What lies in lower layers has to be declared, too. */
  readonly isExplicit: boolean;
}

/** What is wrong with an import from one module to another, in words that go before the import; undefined where nothing is. */
export type Judge = (from: TachModule, to: TachModule, edge: RuleEdge, target: string) => string | undefined;

/** A check of all imports between different modules. */
export function checkModules(
  context: RuleContext,
  names: TachNames,
  settings: TachSettings,
  judge: Judge,
): RuleCheck {
  const { graph } = context;
  return {
    scope: 'module',
    check(node, report) {
      const name = names.nameOf(node);
      const from = name === undefined ? undefined : names.find(name);
      if (from === undefined || from.isUnchecked || isIgnored(from)) return;
      for (const edge of graph.edgesOf(node)) {
        const { dependency, isFollowed } = edge;
        if (isFollowed || dependency.kind === 'dynamic' || (dependency.typeOnly && settings.ignoresTypes))
          continue;
        if (dependency.deferred && !settings.countsLocal) continue;
        const target = edge.to < graph.size ? names.nameOf(edge.to) : undefined;
        const to = target === undefined ? undefined : names.find(target);
        if (target === undefined || to === undefined || to.path === from.path || isIgnored(to)) continue;
        const fault = judge(from, to, edge, target);
        if (fault === undefined) continue;
        report({ from: node, to: edge.to, dependency, message: `${fault}: ${describeImport(graph, edge)}.` });
      }
    },
  };

  function isIgnored({ path }: TachModule): boolean {
    return path === ROOT && settings.rootModule === 'ignore';
  }
}

/** Where both modules are in layers, whether these allow the import; undefined where layers do not decide. */
function judgeLayers(
  { layers }: TachSettings,
  from: TachModule,
  to: TachModule,
): { fault?: string } | undefined {
  if (from.layer === undefined || to.layer === undefined) return undefined;
  const [a, b] = [from.layer, to.layer].map(name => layers.findIndex(layer => layer.name === name));
  if (a === b) return undefined;
  if (a > b)
    return {
      fault: `The layer ${from.layer} (${from.path}) is below ${to.layer} (${to.path}) and may not depend on it`,
    };
  const closed = layers.slice(a + 1, b).find(layer => layer.isClosed);
  return closed === undefined
    ? {}
    : { fault: `The layer ${from.layer} may not go past ${closed.name} to ${to.layer}` };
}

/** Imports against the order of layers. */
export function createLayerJudge(settings: TachSettings): Judge {
  return (from, to) => judgeLayers(settings, from, to)?.fault;
}

/** Imports of modules that `depends_on` does not name, or `cannot_depend_on` does. */
export function createDependencyJudge(settings: TachSettings): Judge {
  return (from, to) => {
    const byLayers = judgeLayers(settings, from, to);
    if (byLayers !== undefined && (byLayers.fault !== undefined || !settings.isExplicit)) return undefined;
    if (from.cannotDependOn?.(to.path)) return `${from.path} cannot depend on ${to.path}`;
    if (from.dependsOn === undefined || to.isUtility || from.dependsOn(to.path)) return undefined;
    return `${from.path} does not declare that it depends on ${to.path}`;
  };
}

/** Imports of modules that are not visible to the importing one. */
export const judgeVisibility: Judge = (from, to) =>
  to.visibility === undefined || to.isUtility || to.visibility(from.path)
    ? undefined
    : `${to.path} is not visible to ${from.path}`;

/** Imports of what no interface of a module exposes. */
export function createInterfaceJudge({ interfaces }: TachSettings): Judge {
  return (from, to, { dependency }, target) => {
    const own = interfaces.filter(
      each => each.from(to.path) && (each.visibility === undefined || each.visibility.includes(from.path)),
    );
    const exclusive = own.find(({ isExclusive }) => isExclusive);
    const counted = exclusive === undefined ? own : [exclusive];
    if (counted.length === 0) return undefined;
    const hidden = listImported(target, dependency).flatMap(full => {
      const member = full === to.path ? '' : full.slice(to.path === ROOT ? 0 : to.path.length + 1);
      return member === '' || counted.some(each => each.exposes(member)) ? [] : [member];
    });
    if (hidden.length === 0) return undefined;
    const exposed = counted.flatMap(each => each.exposed).join(', ');
    return `${hidden.join(', ')} is not in the interface of ${to.path} (${exposed})`;
  };
}
