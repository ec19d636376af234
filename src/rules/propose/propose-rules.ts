import { listCycleModules } from '../../graph/cycles';
import { groupBy } from '../../graph/group-by';
import type { ModuleRecord } from '../../model/snapshot';
import { createRuleGraph, type RuleGraph } from '../graph/rule-graph';
import { PRESETS } from '../presets/expand-presets';
import { findLayers, type ProposedLayers, type ProposedPart } from './find-layers';

/** Most exceptions from one part to another that are named one by one. */
const MOST_EXCEPTIONS = 40;

/**
 * The text of a `lintel.json` that the code keeps as it is: the levels it has are layers, and what is against them today
 * is named as exceptions. `records` are in the order of their ids, without what stands in front of those of several roots.
 */
export function proposeRules(records: readonly ModuleRecord[]): string {
  const graph = createRuleGraph(records);
  const layers = findLayers(graph);
  const fitting = listFittingPresets(records);
  const lines = [
    '{',
    '  // The rules of this code. `lintel check` tells whether they are kept; docs/rules of Lintel describes them.',
    '  // They were read off the code as it is, so they pass today. Change what you want to be otherwise.',
  ];
  if (fitting.length > 0)
    lines.push(
      '  //',
      `  // The folders look like ${fitting.map(name => `"${name}"`).join(' or ')}. To check such an architecture:`,
      `  // "presets": [${JSON.stringify(fitting[0])}],`,
    );
  if (layers === undefined || layers.levels.length < 2) {
    lines.push(
      '  //',
      '  // No levels were found: nothing here depends on anything else here. A set and a rule look like this:',
      '  // "sets": { "domain": "src/domain/**", "web": "src/web/**" },',
      '  // "rules": [{ "kind": "forbidden", "from": "domain", "to": "web" }]',
    );
    return [...lines, '  "rules": [', ...writeAcyclic(records), '  ]', '}', ''].join('\n');
  }
  return [...lines, ...writeSets(layers), ...writeRules(layers, graph, records), '}', ''].join('\n');
}

function writeSets({ folder, levels }: ProposedLayers): string[] {
  const names = nameParts(levels);
  const rows = [...names].map(([part, name]) => `    ${JSON.stringify(name)}: ${writeSelector(part)}`);
  return [
    '',
    `  // What lies in ${folder === '' ? 'this folder' : folder}, by name.`,
    '  "sets": {',
    rows.join(',\n'),
    '  },',
  ];
}

function writeRules(layers: ProposedLayers, graph: RuleGraph, records: readonly ModuleRecord[]): string[] {
  const names = nameParts(layers.levels);
  const rows = layers.levels.map(parts => {
    const own = parts.map(part => JSON.stringify(names.get(part)));
    return `        ${own.length === 1 ? own[0] : `[${own.join(', ')}]`}`;
  });
  const acyclic = writeAcyclic(records);
  return [
    '',
    '  "rules": [',
    '    {',
    '      "kind": "layers",',
    '      "id": "levels",',
    '      // The highest first: each may depend on those below it. Those in one [ ] do not know each other.',
    '      "layers": [',
    rows.join(',\n'),
    `      ]${layers.upward.length > 0 ? ',' : ''}`,
    ...writeExceptions(layers, graph),
    `    }${acyclic.some(line => !line.trim().startsWith('//')) ? ',' : ''}`,
    ...acyclic,
    '  ]',
  ];
}

/** Today's imports against the levels, those between the same two modules once. */
function writeExceptions({ upward, levels }: ProposedLayers, graph: RuleGraph): string[] {
  if (upward.length === 0) return [];
  const paths = levels.flat().flatMap(part => part.paths);
  const pathOf = (id: string) =>
    paths.find(path => (path.endsWith('/') ? id.startsWith(path) : id === path)) ?? id;
  const pairs = new Map(
    upward.map(({ from, to }) => [`${from} ${to}`, { from: graph.idOf(from), to: graph.idOf(to) }]),
  );
  const rows: string[] = [];
  for (const group of groupBy(pairs.values(), ({ from, to }) => `${pathOf(from)} ${pathOf(to)}`).values()) {
    const isMany = group.length > MOST_EXCEPTIONS;
    const [first] = group;
    const shown = isMany ? [{ from: toPattern(pathOf(first.from)), to: toPattern(pathOf(first.to)) }] : group;
    for (const { from, to } of shown)
      rows.push(
        `        { "from": ${JSON.stringify(toPattern(from))}, "to": ${JSON.stringify(toPattern(to))} }`,
      );
  }
  return [
    '      // What points upwards today. An exception that is not needed any more is reported.',
    '      "except": [',
    rows.join(',\n'),
    '      ]',
  ];
}

function writeAcyclic(records: readonly ModuleRecord[]): string[] {
  const cycles = listCycleModules(records).length;
  if (cycles === 0)
    return [
      '    // No module depends on itself by way of others, and none is to.',
      '    { "kind": "acyclic" }',
    ];
  return [
    `    // There ${cycles === 1 ? 'is a cycle' : `are ${cycles} cycles`} of modules today. To keep new ones out, add this and run`,
    '    // `lintel check --update-baseline` once:',
    '    // { "kind": "acyclic" }',
  ];
}

/** A name for each part: its folder's or file's, made unique; files of one level may share one. */
function nameParts(levels: ProposedLayers['levels']): Map<ProposedPart, string> {
  const names = new Map<ProposedPart, string>();
  const taken = new Set<string>();
  for (const part of levels.flat()) {
    const own = part.paths.map(path => /([^/]+?)(\.\w+)*\/?$/.exec(path)?.[1] ?? path);
    const wanted = (own.length > 3 ? `${own[0]} and ${own.length - 1} more` : own.join(' and ')).replace(
      /[^\w -]/g,
      '-',
    );
    let name = wanted;
    for (let n = 2; taken.has(name); n++) name = `${wanted} ${n}`;
    taken.add(name);
    names.set(part, name);
  }
  return names;
}

function writeSelector({ paths, leftOut }: ProposedPart): string {
  const items = [...paths.map(toPattern), ...leftOut.map(origin => `!tag:${origin}`)];
  return items.length === 1
    ? JSON.stringify(items[0])
    : `[${items.map(item => JSON.stringify(item)).join(', ')}]`;
}

/** A glob that matches a path: what means something in globs becomes a `?`, and a folder has all that is inside. */
function toPattern(path: string): string {
  const literal = path.endsWith('**') ? path.slice(0, -2) : path;
  const escaped = literal.replace(/[*?[\](){}|!\\]/g, '?');
  return escaped.endsWith('/') ? `${escaped}**` : escaped;
}

function listFittingPresets(records: readonly ModuleRecord[]): string[] {
  const ids = records.filter(({ module }) => module.origin !== 'test').map(({ module }) => module.id);
  const folders = new Set<string>();
  for (const id of ids)
    for (let slash = id.lastIndexOf('/'); slash > 0; slash = id.lastIndexOf('/', slash - 1))
      folders.add(id.slice(0, slash));
  const modules = { ids, folders: [...folders].sort(), base: '' };
  return [...PRESETS.values()].flatMap(preset => (preset.fit(modules).parts.length > 2 ? [preset.name] : []));
}
