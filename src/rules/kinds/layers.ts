import {
  describeRuleSchema,
  type OptionsOf,
  selectorSchema,
  transitiveSchema,
} from '../configuration/rule-schema';
import { createWayFinder, uniteUpdates, type WayFinder } from '../graph/chains';
import { assignGroups, listFree, type PlacedSet } from '../graph/groups';
import { describeChain, describeImport } from '../messages';
import type {
  ConfigurationPath,
  Report,
  RuleCheck,
  RuleContext,
  RuleKind,
  RuleLayers,
  Selector,
} from '../rule';

/** Options of a `layers` rule. */
export const layersSchema = describeRuleSchema(
  'layers',
  'Layers in an order: each may depend on those below it only.',
  {
    layers: {
      description:
        'The layers, the highest first. A list in the list is several sets side by side on one level, which may not depend on each other.',
      type: 'array',
      minItems: 2,
      items: {
        anyOf: [
          { type: 'string', minLength: 1 },
          { type: 'array', minItems: 2, items: { type: 'string', minLength: 1 } },
          {
            type: 'object',
            additionalProperties: false,
            required: ['modules'],
            properties: {
              name: { description: 'What messages call the layer.', type: 'string', minLength: 1 },
              modules: { ...selectorSchema, description: 'The modules of the layer.' },
              closed: {
                description:
                  'Whether layers above may not go past this one. As the rule has it where absent.',
                type: 'boolean',
              },
              optional: { description: 'Whether the layer may be empty.', type: 'boolean', default: false },
            },
          },
        ],
      },
    },
    closed: {
      description: 'Whether each layer may depend on the next one below only.',
      type: 'boolean',
      default: false,
    },
    containers: {
      ...selectorSchema,
      description:
        'Folders such as `packages/*` that each have these layers; patterns then start in each of these folders, and a layer may be missing there.',
    },
    exhaustive: {
      description:
        'Modules that all have to be in a layer; `true` for all of the containers, or of the workspace.',
      anyOf: [
        { type: 'boolean' },
        { type: 'string', minLength: 1 },
        { type: 'array', minItems: 1, items: { type: 'string', minLength: 1 } },
      ],
    },
    transitive: {
      ...transitiveSchema,
      description: 'Whether a chain counts that leads upwards by way of modules that are in no layer.',
    },
  },
  ['layers'],
);

/** See `layersSchema`. */
export type LayersOptions = OptionsOf<typeof layersSchema>;

/** A set of modules with its level: 0 is the highest. */
interface LayerSet extends PlacedSet {
  readonly level: number;
  readonly isClosed: boolean;
}

/** The layers of the workspace, or of one container. */
interface Stack {
  readonly layers: readonly LayerSet[];
  /** For every module its place in `layers`; −1 where it is in none. */
  readonly groups: Int32Array;
}

/** Layers: an import from one to another has to lead downwards. */
export const layers: RuleKind<LayersOptions> = {
  kind: 'layers',
  compile(options, context) {
    complainAboutRepetition(options.layers, context);
    const folders =
      options.containers === undefined ? [''] : context.findFolders(options.containers, ['containers']);
    const stacks = folders.map(folder => readStack(options, folder, context));
    if (options.containers !== undefined) complainAboutEmpty(options, stacks, context);
    complainAboutStrays(options, folders, stacks, context);
    if (stacks.length === 0) return undefined;
    const check = options.transitive === true ? checkChains(stacks, context) : checkImports(stacks, context);
    return { ...check, layers: nameLayers(stacks) };
  },
};

/** The same layer of all containers counts as one. */
function nameLayers(stacks: readonly Stack[]): RuleLayers {
  return {
    names: [...new Set(stacks.flatMap(stack => stack.layers.map(({ set }) => set.label)))],
    layerOf(node) {
      for (const { layers: sets, groups } of stacks)
        if (groups[node] !== undefined && groups[node] !== -1) return sets[groups[node]].set.label;
      return undefined;
    },
  };
}

function readStack(options: LayersOptions, folder: string, context: RuleContext): Stack {
  const found = options.layers.flatMap((layer, level): LayerSet[] => {
    const isGroup = typeof layer === 'object' && !('modules' in layer);
    const items = (isGroup ? layer : [layer]) as readonly (string | NamedLayer)[];
    return items.map((item, i) => {
      const named: NamedLayer = typeof item === 'string' ? { modules: item } : item;
      const path: ConfigurationPath = [
        'layers',
        level,
        ...(isGroup ? [i] : []),
        ...(item === named ? ['modules'] : []),
      ];
      const mayBeEmpty = named.optional === true || folder !== '';
      const set = context.select(named.modules, path, { mayBeEmpty, base: folder });
      const label = named.name ?? set.label;
      return { set: { ...set, label }, path, level, isClosed: named.closed ?? options.closed === true };
    });
  });
  return { layers: found, groups: assignGroups(found, context) };
}

interface NamedLayer {
  readonly name?: string;
  readonly modules: Selector;
  readonly closed?: boolean;
  readonly optional?: boolean;
}

/** The modules that are in a layer. */
function listLayered(stacks: readonly Stack[], { graph }: RuleContext): number[] {
  const found: number[] = [];
  const isLayered = new Uint8Array(graph.size);
  for (const { groups } of stacks)
    for (let node = 0; node < graph.size; node++) if (groups[node] !== -1) isLayered[node] = 1;
  for (let node = 0; node < graph.size; node++) if (isLayered[node] === 1) found.push(node);
  return found;
}

function checkImports(stacks: readonly Stack[], context: RuleContext) {
  const { graph, view } = context;
  return {
    scope: 'module' as const,
    members: listLayered(stacks, context),
    check(node: number, report: Report) {
      const { offsets, targets } = view.arrows();
      for (let s = 0; s < stacks.length; s++) {
        const { groups, layers: sets } = stacks[s];
        const from = groups[node];
        if (from === -1) continue;
        for (let i = offsets[node]; i < offsets[node + 1]; i++) {
          const to = targets[i] < graph.size ? groups[targets[i]] : -1;
          if (to === -1 || to === from) continue;
          const fault = judge(sets, from, to);
          if (fault === undefined) continue;
          const edge = view.edgesOf(node)[i - offsets[node]];
          const message = `${fault}: ${describeImport(graph, edge)}.`;
          report({ from: node, to: edge.to, dependency: edge.dependency, message });
        }
      }
    },
  };
}

/** Imports, and chains from a layer upwards by way of modules of no layer. */
function checkChains(stacks: readonly Stack[], context: RuleContext): RuleCheck {
  const { graph, view } = context;
  const { check: checkDirectly, members } = checkImports(stacks, context);
  const waysUp = stacks.map(({ layers: sets, groups }) => {
    const passable = listFree(groups);
    return sets.map(({ level }, place) => {
      const above = sets.filter((other, i) => i !== place && other.level <= level);
      const targets = above.flatMap(other => other.set.members);
      return targets.length === 0 ? undefined : createWayFinder(graph, view, { targets, passable });
    });
  });
  const finders = waysUp.flat().filter((ways): ways is WayFinder => ways !== undefined);
  return {
    scope: 'traced',
    update: changed => uniteUpdates(finders, changed) ?? members,
    check(from, report) {
      checkDirectly(from, report);
      const { offsets, targets } = view.arrows();
      for (let s = 0; s < stacks.length; s++) {
        const { groups, layers: sets } = stacks[s];
        const place = groups[from];
        const ways = waysUp[s][place];
        if (ways === undefined) continue;
        for (let at = offsets[from]; at < offsets[from + 1]; at++) {
          const next = targets[at];
          const isFree = next < graph.size && groups[next] === -1;
          if (!isFree || !ways.leads(next)) continue;
          const edge = view.edgesOf(from)[at - offsets[from]];
          const to = ways.endOf(next);
          const chain = [edge.dependency, ...ways.chainFrom(next)];
          const fault = judge(sets, place, groups[to]);
          const message = `${fault}, not even by way of others: ${describeChain(chain)}.`;
          report({ from, to, dependency: edge.dependency, chain, message });
        }
      }
    },
  };
}

/** What is wrong with an import from one layer to another, by their places; `undefined` where nothing is. */
function judge(sets: readonly LayerSet[], from: number, to: number): string | undefined {
  const a = sets[from];
  const b = sets[to];
  if (from === to) return undefined;
  if (a.level === b.level)
    return `${a.set.label} and ${b.set.label} stand side by side and may not depend on each other`;
  if (a.level > b.level) return `${a.set.label} is below ${b.set.label} and may not depend on it`;
  for (let i = 0; i < sets.length; i++) {
    const { isClosed, level, set } = sets[i];
    if (isClosed && level > a.level && level < b.level)
      return `${a.set.label} may not go past ${set.label} to ${b.set.label}`;
  }
  return undefined;
}

function complainAboutRepetition(list: LayersOptions['layers'], { complain }: RuleContext): void {
  const seen = new Map<string, number>();
  for (const [level, layer] of list.entries())
    for (const item of Array.isArray(layer) ? layer : [layer]) {
      const key = JSON.stringify(typeof item === 'string' ? item : item.modules);
      const other = seen.get(key);
      if (other !== undefined && other !== level)
        complain(
          ['layers', level],
          `The order is a circle: ${key} stands both above and below what is between.`,
        );
      seen.set(key, level);
    }
}

/** In containers a layer may be missing here and there, but not everywhere. */
function complainAboutEmpty(
  options: LayersOptions,
  stacks: readonly Stack[],
  { complain }: RuleContext,
): void {
  for (const [i, { set, path }] of (stacks[0]?.layers ?? []).entries()) {
    const layer = options.layers[path[1] as number];
    const isOptional = typeof layer === 'object' && 'optional' in layer && layer.optional === true;
    if (!isOptional && stacks.every(stack => stack.layers[i].set.members.length === 0))
      complain(path, `"${set.label}" matches no module in any of the containers.`);
  }
}

function complainAboutStrays(
  { exhaustive = false }: LayersOptions,
  folders: readonly string[],
  stacks: readonly Stack[],
  context: RuleContext,
): void {
  if (exhaustive === false) return;
  const wanted: Selector =
    exhaustive === true ? folders.map(folder => (folder === '' ? '**' : `${folder}/**`)) : exhaustive;
  if (typeof wanted !== 'string' && wanted.length === 0) return;
  const strays = context
    .select(wanted, ['exhaustive'])
    .members.filter(node => stacks.every(stack => stack.groups[node] === -1));
  if (strays.length === 0) return;
  const shown = strays.slice(0, 3).map(context.graph.idOf).join(', ');
  const more = strays.length > 3 ? ` and ${strays.length - 3} more` : '';
  context.complain(
    ['exhaustive'],
    `The layers are to hold everything, and these modules are in none: ${shown}${more}.`,
  );
}
