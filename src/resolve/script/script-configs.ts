import { folderOf, inFolder, joinPath } from '../paths';
import { asJson, asStrings } from '../read-json';
import type { ConfigReader, RawConfig } from './read-tsconfig';

// biome-ignore lint/suspicious/noTemplateCurlyInString: this is how the compiler spells it
const CONFIG_DIR = '${configDir}';

/** One entry of `paths`: `@app/*` has a prefix `@app/` and an empty suffix, an entry without a star no suffix. */
export interface PathMapping {
  readonly prefix: string;
  readonly suffix: string | undefined;
  /** Workspace paths, each perhaps with a star. */
  readonly targets: readonly string[];
}

/** What a `tsconfig.json` says about imports, with all paths relative to the workspace. */
export interface ScriptConfig {
  /** Longest prefix first, entries without a star before all others: the order in which they apply. */
  readonly mappings: readonly PathMapping[];
  /** Folders that bare specifiers may count from. */
  readonly baseUrls: readonly string[];
  readonly rootDirs: readonly string[];
  readonly rootDir: string | undefined;
  /** Where compiled files and declarations go. */
  readonly outDirs: readonly string[];
}

/** Gives the configuration that applies to the files of a folder. */
export type FindConfig = (folder: string) => ScriptConfig | undefined;

/** Looks for the nearest `tsconfig.json`, or `jsconfig.json` where a folder has no other. `floor`: see `joinPath`. */
export function createFindConfig(reader: ConfigReader, floor: number): FindConfig {
  const byFolder = new Map<string, ScriptConfig | undefined>();

  function find(folder: string): ScriptConfig | undefined {
    if (!byFolder.has(folder)) {
      const own = readFolder(folder);
      byFolder.set(folder, own ?? (folder === '' ? undefined : find(folderOf(folder))));
    }
    return byFolder.get(folder);
  }

  function readFolder(folder: string): ScriptConfig | undefined {
    const raw =
      reader.read(inFolder(folder, 'tsconfig.json')) ?? reader.read(inFolder(folder, 'jsconfig.json'));
    if (raw === undefined) return undefined;
    const parts = [raw];
    if (!raw.options.has('paths') && !raw.options.has('baseUrl')) {
      // A solution file only lists the real ones (`tsconfig.app.json` …), which stand beside it.
      for (const reference of raw.references) {
        const path = joinPath(folder, reference, floor);
        const referenced = path !== undefined && folderOf(path) === folder ? reader.read(path) : undefined;
        if (referenced !== undefined) parts.push(referenced);
      }
    }
    return mergeConfigs(parts, folder, floor);
  }

  return find;
}

function mergeConfigs(parts: readonly RawConfig[], leaf: string, floor: number): ScriptConfig {
  const follow = (value: unknown, folder: string): string[] =>
    asStrings(value).flatMap(path => {
      const inLeaf = path.startsWith(CONFIG_DIR);
      const target = joinPath(inLeaf ? leaf : folder, inLeaf ? path.slice(CONFIG_DIR.length) : path, floor);
      return target === undefined || path.startsWith('/') ? [] : [target];
    });
  const read = (part: RawConfig, name: string): string[] => {
    const option = part.options.get(name);
    return option === undefined ? [] : follow(option.value, option.folder);
  };
  const mappings = parts.flatMap(part => {
    const paths = part.options.get('paths');
    if (paths === undefined) return [];
    const base = read(part, 'baseUrl')[0] ?? paths.folder;
    return Object.entries(asJson(paths.value) ?? {}).map(([key, value]) =>
      toMapping(key, follow(value, base)),
    );
  });
  return {
    mappings: mappings.sort(compareMappings),
    baseUrls: parts.flatMap(part => read(part, 'baseUrl')),
    rootDirs: parts.flatMap(part => read(part, 'rootDirs')),
    rootDir: parts.flatMap(part => read(part, 'rootDir'))[0],
    outDirs: parts.flatMap(part => [...read(part, 'outDir'), ...read(part, 'declarationDir')]),
  };
}

function toMapping(key: string, targets: readonly string[]): PathMapping {
  const star = key.indexOf('*');
  return star === -1
    ? { prefix: key, suffix: undefined, targets }
    : { prefix: key.slice(0, star), suffix: key.slice(star + 1), targets };
}

function compareMappings(a: PathMapping, b: PathMapping): number {
  return Number(a.suffix !== undefined) - Number(b.suffix !== undefined) || b.prefix.length - a.prefix.length;
}

/**
 * The workspace paths that a specifier may mean by the mapping that fits it best; none where no mapping fits.
 * `named`: leave out mappings such as `*`, which say nothing of what they are for.
 */
export function mapSpecifier(config: ScriptConfig, specifier: string, named = false): readonly string[] {
  for (const { prefix, suffix, targets } of config.mappings) {
    if (named && prefix === '') continue;
    if (suffix === undefined) {
      if (specifier === prefix) return targets;
    } else if (
      specifier.length >= prefix.length + suffix.length &&
      specifier.startsWith(prefix) &&
      specifier.endsWith(suffix)
    ) {
      const middle = specifier.slice(prefix.length, specifier.length - suffix.length);
      return targets.map(target => target.replace('*', () => middle));
    }
  }
  return [];
}
