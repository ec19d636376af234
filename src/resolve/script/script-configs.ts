import { folderOf, foldersUp, inFolder, joinPath } from '../paths';
import { asJson, asStrings } from '../read-json';
import type { ConfigReader, Option, RawConfig } from './read-tsconfig';
import { createTakenTest } from './taken-files';

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
  /** Conditions in tables of packages that hold beside `types`, `import` or `require`, and `default`. */
  readonly conditions: readonly string[];
}

/** Gives the configuration that applies to a package in a folder. */
export type FindConfig = (folder: string) => ScriptConfig | undefined;

/** Which `tsconfig.json` (or `jsconfig.json`, where a folder has no other) is for what. */
export interface ScriptConfigs {
  /** The nearest one to a folder, with what it refers to beside it. */
  readonly near: FindConfig;
  /**
   * The one that an editor opens a file with: the nearest that is for this file, by itself or by one that it refers to;
   * where none is, the nearest.
   */
  for(file: string): ScriptConfig | undefined;
}

/** A configuration that may be for a file. */
interface Project {
  takes(file: string): boolean;
  readonly config: ScriptConfig;
}

/** `floor`: see `joinPath`. */
export function createScriptConfigs(reader: ConfigReader, floor: number): ScriptConfigs {
  const byFolder = new Map<string, ScriptConfig | undefined>();
  const projects = new Map<RawConfig, Project>();
  const levels = new Map<string, readonly Project[]>();

  function near(folder: string): ScriptConfig | undefined {
    if (!byFolder.has(folder)) {
      const own = readFolder(folder);
      byFolder.set(folder, own ?? (folder === '' ? undefined : near(folderOf(folder))));
    }
    return byFolder.get(folder);
  }

  function readOwn(folder: string): RawConfig | undefined {
    return reader.read(inFolder(folder, 'tsconfig.json')) ?? reader.read(inFolder(folder, 'jsconfig.json'));
  }

  function readFolder(folder: string): ScriptConfig | undefined {
    const raw = readOwn(folder);
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

  /** The configuration of a folder, then those it refers to, nearest first. */
  function projectsAt(folder: string): readonly Project[] {
    let known = levels.get(folder);
    if (known === undefined) {
      const own = readOwn(folder);
      const found = new Set(own === undefined ? [] : [own]);
      // The set grows while it is gone through.
      for (const raw of found) {
        for (const reference of raw.references) {
          const path = joinPath(folderOf(raw.path), reference, floor);
          const referenced =
            path === undefined
              ? undefined
              : (reader.read(path) ?? reader.read(inFolder(path, 'tsconfig.json')));
          if (referenced !== undefined) found.add(referenced);
        }
      }
      known = [...found].map(projectOf);
      levels.set(folder, known);
    }
    return known;
  }

  function projectOf(raw: RawConfig): Project {
    let known = projects.get(raw);
    if (known === undefined) {
      known = createProject(raw, floor);
      projects.set(raw, known);
    }
    return known;
  }

  return {
    near,
    for(file) {
      for (const folder of foldersUp(folderOf(file))) {
        const found = projectsAt(folder).find(project => project.takes(file));
        if (found !== undefined) return found.config;
      }
      return near(folderOf(file));
    },
  };
}

function createProject(raw: RawConfig, floor: number): Project {
  const folder = folderOf(raw.path);
  const config = mergeConfigs([raw], folder, floor);
  const follow = (entry: Option | undefined): readonly string[] | undefined =>
    entry === undefined ? undefined : followPaths(entry.value, entry.folder, folder, floor);
  const files = follow(raw.taken.get('files'));
  const takes = createTakenTest({
    folder,
    files,
    // Beside a few files, what it refers to says where the others belong.
    include: follow(raw.taken.get('include')) ?? (files && raw.references.length > 0 ? [] : undefined),
    exclude: follow(raw.taken.get('exclude')) ?? config.outDirs.filter(outDir => outDir !== folder),
  });
  return { takes, config };
}

/** Paths of a configuration as those of the workspace; those that lead out of it are left out. */
function followPaths(value: unknown, folder: string, leaf: string, floor: number): string[] {
  return asStrings(value).flatMap(path => {
    const inLeaf = path.startsWith(CONFIG_DIR);
    const target = joinPath(inLeaf ? leaf : folder, inLeaf ? path.slice(CONFIG_DIR.length) : path, floor);
    return target === undefined || path.startsWith('/') ? [] : [target];
  });
}

function mergeConfigs(parts: readonly RawConfig[], leaf: string, floor: number): ScriptConfig {
  const follow = (value: unknown, folder: string) => followPaths(value, folder, leaf, floor);
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
    conditions: readConditions(parts[0]!),
  };
}

/** Node.js's own condition holds but for bundlers: `moduleResolution` says so. */
function readConditions({ options }: RawConfig): readonly string[] {
  const text = (name: string) => asStrings(options.get(name)?.value)[0]?.toLowerCase();
  const resolution = text('moduleResolution') ?? (text('module') === 'preserve' ? 'bundler' : undefined);
  const custom = asStrings(options.get('customConditions')?.value);
  return resolution === 'bundler' ? custom : [...custom, 'node'];
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
