import { type FittedPreset, IGNORED, type Preset, type PresetModules, type PresetRule } from './preset';

/** The layers of feature-sliced design, the highest first; the sliced ones have a folder for each slice. */
const LAYERS = [
  { name: 'app', isSliced: false },
  { name: 'processes', isSliced: true },
  { name: 'pages', isSliced: true },
  { name: 'widgets', isSliced: true },
  { name: 'features', isSliced: true },
  { name: 'entities', isSliced: true },
  { name: 'shared', isSliced: false },
];

/** What others may import of a slice, and what entities may import of each other. */
const PUBLIC = ['index.{ts,tsx,js,jsx,mts,mjs}', '@x/**'];

/**
 * Feature-sliced design (https://feature-sliced.design): layers, slices of one layer that do not know each other, and
 * slices that are entered through their index alone.
 */
export const featureSliced: Preset = {
  name: 'feature-sliced',
  looksFor:
    'at least three of the folders app, processes, pages, widgets, features, entities and shared side by side',
  fit: fitSlices,
};

function fitSlices({ ids, folders, base }: PresetModules): FittedPreset {
  const known = new Set(folders);
  const parents = new Set(folders.map(folder => folder.slice(0, Math.max(0, folder.lastIndexOf('/')))));
  const candidates = [...parents]
    .filter(parent => base === '' || parent === base || parent.startsWith(`${base}/`))
    .map(parent => {
      const place = (name: string) => (parent === '' ? name : `${parent}/${name}`);
      return { place, layers: LAYERS.filter(layer => known.has(place(layer.name))) };
    })
    .sort((a, b) => b.layers.length - a.layers.length);
  const [best] = candidates;
  if (best === undefined || best.layers.length < 3) return { parts: [], rules: [] };
  const { place, layers } = best;
  const sliced = layers.filter(layer => layer.isSliced);
  const slices = sliced.filter(
    ({ name }) => folders.filter(folder => folder.startsWith(`${place(name)}/`)).length > 1,
  );
  const rules: PresetRule[] = [
    {
      ...{ kind: 'layers', id: 'layers', ignore: IGNORED },
      layers: layers.map(({ name }) => ({ name, modules: [`${place(name)}/**`, '!tag:test'] })),
    },
    ...slices.map(({ name }) => ({
      ...{ kind: 'independence', id: `slices of ${name}`, ignore: IGNORED },
      each: `${place(name)}/*`,
      // Slices may meet through what they publish for each other.
      except: [{ from: `${place(name)}/**`, to: `${place(name)}/*/@x/**` }],
    })),
    ...slices.map(({ name }) => ({
      ...{ kind: 'interface', id: `public parts of ${name}` },
      each: `${place(name)}/*`,
      through: PUBLIC,
    })),
  ];
  const parts = layers.map(({ name }) => ({
    name,
    folders: [place(name)],
    modules: ids.filter(id => id.startsWith(`${place(name)}/`)).length,
  }));
  return { parts, rules };
}
