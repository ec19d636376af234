import type { Hierarchy } from '../../graph/hierarchy';
import type { NodeMetrics } from '../../graph/metrics';
import { findContainerLevels } from '../layout/container-levels';
import type { ColourBy } from './colour-by';
import {
  countDays,
  countNoun,
  describeAge,
  formatDay,
  formatShare,
  shortenAge,
  shortenAmount,
} from './format-values';
import { gatherHistory, type HistoryInput } from './node-history';

/** Where a colouring takes its values from. `metrics` are by the hierarchy's node numbers. */
export interface ValueInput {
  readonly hierarchy: Hierarchy;
  readonly metrics: readonly NodeMetrics[];
  /** Absent while nobody has asked version control. */
  readonly history?: HistoryInput | undefined;
  /** The layers that rules name, from the top, and the one that each module belongs to, by id. */
  readonly layers?: LayerNames | undefined;
}

/** Names of layers, where a configuration gives them. */
export interface LayerNames {
  readonly names: readonly string[];
  readonly of: ReadonlyMap<string, string>;
}

/** What a node has of that by which boxes are coloured. */
export interface NodeValue {
  /** What decides the colour: a share from 0 to 1 (−1 to 1 for distance), an amount, days, or a category. */
  readonly key: number | string;
  /** With its unit: `instability 0.83`, `41 commits in 12 months`, `level 3 of 7`. */
  readonly words: string;
  /** The same in the few characters that fit into a box. */
  readonly short: string;
}

/** Reads the value of a node; `undefined` where it has none. */
export type ReadValue = (node: number) => NodeValue | undefined;

/** The value by which a colouring colours, for any node of the hierarchy. */
export function createValueReader(by: ColourBy, input: ValueInput): ReadValue {
  const { hierarchy, metrics } = input;
  const share =
    (read: (metrics: NodeMetrics) => number | undefined, name: string): ReadValue =>
    node =>
      nameShare(read(metrics[node]), name);
  switch (by) {
    case 'layer':
      return input.layers ? readLayerNames(hierarchy, input.layers) : node => readLevel(hierarchy, node);
    case 'language':
      return node => readLanguage(hierarchy, node);
    case 'size':
      // What is outside the workspace has not been read, so its lines are not known to be none.
      return node =>
        isOutside(hierarchy, node)
          ? undefined
          : nameAmount(metrics[node].lines, many => countNoun(many, 'line'));
    case 'instability':
      return share(one => one.instability, 'instability');
    case 'abstractness':
      return share(one => one.abstractness, 'abstractness');
    case 'distance':
      return node => readDistance(metrics[node]);
    case 'fan-in':
      return node => nameAmount(metrics[node].fanIn, many => `used by ${countNoun(many, 'module')}`);
    case 'fan-out':
      return node => nameAmount(metrics[node].fanOut, many => `uses ${countNoun(many, 'module')}`);
    case 'churn':
    case 'age':
      return readHistory(by, input);
  }
}

function nameAmount(amount: number, describe: (amount: number) => string): NodeValue {
  return { key: amount, words: describe(amount), short: shortenAmount(amount) };
}

function nameShare(share: number | undefined, name: string): NodeValue | undefined {
  if (share === undefined) return undefined;
  return { key: share, words: `${name} ${formatShare(share)}`, short: formatShare(share) };
}

function readDistance({ distance, abstractness = 0, instability = 0 }: NodeMetrics): NodeValue | undefined {
  if (distance === undefined) return undefined;
  const key = abstractness + instability - 1;
  const side = distance < 0.005 ? '' : key < 0 ? ', towards pain' : ', towards uselessness';
  const sign = distance < 0.005 ? '' : key < 0 ? '−' : '+';
  return {
    key,
    words: `distance ${formatShare(distance)}${side}`,
    short: `${sign}${formatShare(distance)}`,
  };
}

function readLevel(hierarchy: Hierarchy, node: number): NodeValue | undefined {
  const { parent } = hierarchy.nodes[node];
  if (parent < 0) return undefined;
  const { levels, top } = rankLevels(hierarchy, parent);
  const level = levels.get(node) ?? -1;
  if (level < 0) return undefined;
  const place = top - level + 1;
  return {
    key: top === 0 ? 0.5 : (place - 1) / top,
    words: `level ${place} of ${top + 1}`,
    short: `${place}/${top + 1}`,
  };
}

const ranked = new WeakMap<object, { levels: ReadonlyMap<number, number>; top: number }>();

function rankLevels(hierarchy: Hierarchy, container: number) {
  const found = findContainerLevels(hierarchy, container);
  const known = ranked.get(found);
  if (known) return known;
  const levels = new Map(found.children.map((child, i) => [child, found.level[i]]));
  const rank = { levels, top: found.level.reduce((top, level) => Math.max(top, level), 0) };
  ranked.set(found, rank);
  return rank;
}

/** A container has the layer that all of its modules have; where they differ, none. */
function readLayerNames({ nodes, byId }: Hierarchy, { of }: LayerNames): ReadValue {
  const layers = new Array<string | undefined>(nodes.length);
  const isMixed = new Array<boolean>(nodes.length).fill(false);
  for (const [id, layer] of of)
    for (let node = byId.get(id) ?? -1; node >= 0; node = nodes[node].parent) {
      if (layers[node] !== undefined && layers[node] !== layer) isMixed[node] = true;
      layers[node] = layer;
    }
  return node => {
    const layer = layers[node];
    if (layer === undefined || isMixed[node]) return undefined;
    return { key: layer, words: `layer ${layer}`, short: layer };
  };
}

const LANGUAGES = {
  typescript: { name: 'TypeScript', short: 'TS' },
  javascript: { name: 'JavaScript', short: 'JS' },
  python: { name: 'Python', short: 'Py' },
} as const;

/** The name of a language as people write it. */
export function nameLanguage(language: keyof typeof LANGUAGES): string {
  return LANGUAGES[language].name;
}

function readLanguage({ nodes }: Hierarchy, node: number): NodeValue {
  const { language, kind } = nodes[node];
  const { name, short } = LANGUAGES[language];
  return { key: language, words: kind === 'container' ? `mostly ${name}` : name, short };
}

function readHistory(by: 'churn' | 'age', { hierarchy, history }: ValueInput): ReadValue {
  if (!history) return () => undefined;
  const histories = gatherHistory(hierarchy, history.modules);
  return node => {
    const found = histories[node];
    if (!found) return undefined;
    if (by === 'churn') return nameAmount(found.commits, many => `${countNoun(many, 'commit')} in 12 months`);
    const days = countDays(found.lastChange, history.now);
    return {
      key: days,
      words: `changed ${describeAge(days)} (${formatDay(found.lastChange)})`,
      short: shortenAge(days),
    };
  };
}

function isOutside({ nodes }: Hierarchy, node: number): boolean {
  return nodes[node].kind === 'external' || /^(external|npm|pypi|node|stdlib):$/.test(nodes[node].id);
}
