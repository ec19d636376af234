import { groupBy } from '../../graph/group-by';
import type { PresetPart } from '../outcome';
import {
  type FittedPreset,
  IGNORED,
  type LayerNames,
  type Preset,
  type PresetModules,
  type PresetRule,
  selectFolders,
} from './preset';
import type { PresetName } from './preset-names';

/**
 * A preset for layers that are folders side by side, the highest first. Wherever at least two of them lie in one folder,
 * there is one such stack: a workspace of packages has one in each.
 */
export function createLayersPreset(name: PresetName, layers: readonly LayerNames[]): Preset {
  return {
    name,
    looksFor: `at least two layers side by side, in folders such as ${layers.map(layer => layer.folders[0]).join(', ')}`,
    fit: modules => fitLayers(modules, layers),
  };
}

/** A folder that is a layer, and which. */
interface FoundLayer {
  readonly folder: string;
  readonly level: number;
}

function fitLayers(modules: PresetModules, layers: readonly LayerNames[]): FittedPreset {
  const found = findLayers(modules, layers);
  const stacks = [...groupBy(found, layer => parentOf(layer.folder))].filter(
    ([, stack]) => new Set(stack.map(layer => layer.level)).size > 1,
  );
  const rules = stacks.map(([parent, stack]): PresetRule => {
    const levels = [...groupBy(stack, layer => layer.level)].sort(([a], [b]) => a - b);
    return {
      kind: 'layers',
      id: stacks.length === 1 ? 'layers' : `layers ${parent === '' ? '.' : parent}`,
      ignore: IGNORED,
      layers: levels.map(([level, group]) => ({
        name: layers[level].name,
        modules: selectFolders(group.map(layer => layer.folder)),
        optional: true,
      })),
    };
  });
  const used = stacks.flatMap(([, stack]) => stack);
  const parts = layers.flatMap((layer, level): PresetPart[] => {
    const folders = used.filter(each => each.level === level).map(each => each.folder);
    if (folders.length === 0) return [];
    const inside = modules.ids.filter(id => folders.some(folder => id.startsWith(`${folder}/`)));
    return [{ name: layer.name, folders, modules: inside.length }];
  });
  return { parts, rules };
}

/** The outermost folders with a layer's name: what lies inside a layer is a part of it. */
function findLayers({ folders, base }: PresetModules, layers: readonly LayerNames[]): FoundLayer[] {
  const found: FoundLayer[] = [];
  for (const folder of folders) {
    if (base !== '' && !folder.startsWith(`${base}/`)) continue;
    if (found.some(other => folder.startsWith(`${other.folder}/`))) continue;
    const name = folder
      .slice(folder.lastIndexOf('/') + 1)
      .toLowerCase()
      .replace(/[-_]/g, '');
    const level = layers.findIndex(layer => layer.folders.some(each => each.replace(/[-_]/g, '') === name));
    if (level !== -1) found.push({ folder, level });
  }
  return found;
}

function parentOf(folder: string): string {
  const slash = folder.lastIndexOf('/');
  return slash === -1 ? '' : folder.slice(0, slash);
}
