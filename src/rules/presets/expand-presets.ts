import type { PresetEntry, RuleEntry } from '../configuration/configuration';
import type { RuleGraph } from '../graph/rule-graph';
import type { PresetMatch } from '../outcome';
import type { ConfigurationPath } from '../rule';
import { featureSliced } from './feature-sliced';
import { clean, hexagonal, layered, mvc, onion } from './layered-presets';
import { modularMonolith } from './modular-monolith';
import { django, nestjs } from './named-files';
import type { Preset, PresetModules } from './preset';

/** All presets by name. */
export const PRESETS: ReadonlyMap<string, Preset> = new Map(
  [hexagonal, clean, onion, layered, mvc, featureSliced, django, nestjs, modularMonolith].map(preset => [
    preset.name,
    preset,
  ]),
);

/** The rules of presets, and what these matched. */
export interface ExpandedPresets {
  readonly rules: readonly RuleEntry[];
  readonly matches: readonly PresetMatch[];
}

/** Fits presets to the modules of a graph. One that finds nothing to hold on to is complained about at its place. */
export function expandPresets(
  entries: readonly PresetEntry[],
  graph: RuleGraph,
  prefix: string,
  complain: (entry: PresetEntry, path: ConfigurationPath, message: string) => void,
): ExpandedPresets {
  const rules: RuleEntry[] = [];
  const matches: PresetMatch[] = [];
  for (const entry of entries) {
    const { name, folder = '', severity, except = [], locate } = entry;
    const preset = PRESETS.get(name);
    if (preset === undefined) continue;
    const fitted = preset.fit(listModules(graph, prefix, folder));
    if (fitted.rules.length === 0) {
      const place = folder === '' ? 'here' : `in ${folder}`;
      complain(
        entry,
        folder === '' ? [] : ['in'],
        `"${name}" finds nothing ${place}. It looks for ${preset.looksFor}.`,
      );
      continue;
    }
    matches.push({ preset: name, folder, parts: fitted.parts });
    const scope = folder === '' ? name : `${name} ${folder}`;
    for (const options of fitted.rules) {
      const all = [...except, ...(options.except ?? [])];
      const more = { ...(severity !== undefined && { severity }), ...(all.length > 0 && { except: all }) };
      const id = fitted.rules.length === 1 ? scope : `${scope}: ${options.id}`;
      rules.push({
        id,
        options: { ...options, ...more },
        writtenExceptions: except.length,
        locate: path => locate(path[0] === 'except' ? path : []),
      });
    }
  }
  return { rules, matches };
}

function listModules(graph: RuleGraph, prefix: string, base: string): PresetModules {
  const ids = graph.records
    .filter(({ module }) => module.id.startsWith(prefix) && module.origin !== 'test')
    .map(({ module }) => module.id.slice(prefix.length));
  const folders = new Set<string>();
  for (const id of ids)
    for (let slash = id.lastIndexOf('/'); slash > 0; slash = id.lastIndexOf('/', slash - 1))
      folders.add(id.slice(0, slash));
  return { ids, folders: [...folders].sort(), base };
}
