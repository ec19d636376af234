import { compileGlob } from '../graph/glob';
import type { FittedPreset, Preset, PresetModules, PresetRule } from './preset';
import type { PresetName } from './preset-names';

/** A layer by the names of its files, as globs from the preset's folder on. */
interface NamedLayer {
  readonly name: string;
  readonly files: readonly string[];
}

/** A preset for layers that are told by the names of files. */
function createFilesPreset(
  name: PresetName,
  layers: readonly NamedLayer[],
  more: Partial<PresetRule>,
): Preset {
  return {
    name,
    looksFor: `at least two layers by the names of files, such as ${layers.map(layer => layer.files[0]).join(', ')}`,
    fit: modules => fitFiles(modules, layers, more),
  };
}

function fitFiles(
  { ids, base }: PresetModules,
  layers: readonly NamedLayer[],
  more: Partial<PresetRule>,
): FittedPreset {
  const found = layers.flatMap(({ name, files }) => {
    const patterns = files.map(file => (base === '' ? file : `${base}/${file}`));
    const globs = patterns.map(compileGlob).flatMap(glob => ('fault' in glob ? [] : [glob.test]));
    const members = ids.filter(id => globs.some(test => test(id)));
    if (members.length === 0) return [];
    const folders = [...new Set(members.map(id => id.slice(0, Math.max(0, id.lastIndexOf('/'))) || '.'))];
    return [{ name, patterns, folders, modules: members.length }];
  });
  if (found.length < 2) return { parts: [], rules: [] };
  const rule: PresetRule = {
    ...{ kind: 'layers', id: 'layers' },
    ...more,
    layers: found.map(({ name, patterns }) => ({ name, modules: [...patterns, '!tag:test'] })),
  };
  return { parts: found.map(({ name, folders, modules }) => ({ name, folders, modules })), rules: [rule] };
}

/**
 * Django's files of an app. Imports inside functions do not count: models and signals need them to know each other.
 */
export const django = createFilesPreset(
  'django',
  [
    { name: 'URLs', files: ['**/urls.py', '**/urls/**', '**/routing.py'] },
    {
      name: 'views',
      files: ['**/views.py', '**/views/**', '**/viewsets.py', '**/admin.py', '**/consumers.py'],
    },
    {
      name: 'forms and serializers',
      files: ['**/forms.py', '**/forms/**', '**/serializers.py', '**/serializers/**'],
    },
    { name: 'services', files: ['**/services.py', '**/services/**', '**/selectors.py', '**/selectors/**'] },
    { name: 'models', files: ['**/models.py', '**/models/**', '**/managers.py', '**/querysets.py'] },
  ],
  { ignore: ['type-only', 'deferred'] },
);

/** NestJS's files by their suffixes. */
export const nestjs = createFilesPreset(
  'nestjs',
  [
    { name: 'modules', files: ['**/*.module.{ts,js}'] },
    { name: 'controllers', files: ['**/*.{controller,resolver,gateway}.{ts,js}'] },
    { name: 'services', files: ['**/*.service.{ts,js}'] },
    { name: 'repositories', files: ['**/*.repository.{ts,js}'] },
    { name: 'entities', files: ['**/*.{entity,schema}.{ts,js}'] },
  ],
  { ignore: ['type-only'] },
);
