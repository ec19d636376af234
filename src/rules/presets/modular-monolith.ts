import type { FittedPreset, Preset, PresetModules, PresetRule } from './preset';

/** Folders whose folders are modules in the architecture's sense. */
const HOMES = [
  'modules',
  'contexts',
  'bounded_contexts',
  'boundedcontexts',
  'domains',
  'components',
  'features',
];

/** What others may import of a module. */
const PUBLIC = [
  'index.{ts,tsx,js,jsx,mts,mjs}',
  '__init__.py',
  'public/**',
  'api.{ts,py,js}',
  'contract.{ts,py,js}',
  'contracts/**',
];

/** Modules of one program that are entered through their public part alone, and do not depend on each other in circles. */
export const modularMonolith: Preset = {
  name: 'modular-monolith',
  looksFor: `at least two folders in one that is called ${HOMES.filter(name => !name.startsWith('bounded')).join(', ')}`,
  fit: fitModules,
};

function fitModules({ ids, folders, base }: PresetModules): FittedPreset {
  const homes = folders.filter(folder => {
    if (base !== '' && folder !== base && !folder.startsWith(`${base}/`)) return false;
    const name = folder.slice(folder.lastIndexOf('/') + 1);
    return HOMES.includes(name.toLowerCase()) && listParts(folder, folders).length > 1;
  });
  // A module may have modules of its own inside; what counts is the outermost.
  const outer = homes.filter(home => !homes.some(other => home.startsWith(`${other}/`)));
  const rules = outer.flatMap((home): PresetRule[] => [
    { kind: 'interface', id: `public parts of ${home}`, each: `${home}/*`, through: PUBLIC },
    { kind: 'acyclic', id: `no cycles in ${home}`, level: 'folders', in: home, ignore: ['type-only'] },
  ]);
  const parts = outer.flatMap(home =>
    listParts(home, folders).map(folder => ({
      name: folder.slice(home.length + 1),
      folders: [folder],
      modules: ids.filter(id => id.startsWith(`${folder}/`)).length,
    })),
  );
  return { parts, rules };
}

function listParts(home: string, folders: readonly string[]): string[] {
  return folders.filter(
    folder => folder.startsWith(`${home}/`) && !folder.slice(home.length + 1).includes('/'),
  );
}
