import type { Diagnostic } from '../../model/diagnostic';
import { folderOf, joinPath } from '../paths';
import { asJson, asStrings, type Json, readJson } from '../read-json';

/** An entry with the folder of the file that it stands in, which its paths count from. */
export interface Option {
  readonly value: unknown;
  readonly folder: string;
}

/** One `tsconfig.json` or `jsconfig.json` with everything it extends. */
export interface RawConfig {
  /** Its path. */
  readonly path: string;
  /** Of `compilerOptions`. */
  readonly options: ReadonlyMap<string, Option>;
  /** `files`, `include` and `exclude`. */
  readonly taken: ReadonlyMap<string, Option>;
  /** Paths of the referenced configurations, as written. */
  readonly references: readonly string[];
}

/** Options that decide what imports mean. */
const OPTIONS = [
  'baseUrl',
  'paths',
  'rootDir',
  'rootDirs',
  'outDir',
  'declarationDir',
  'module',
  'moduleResolution',
  'customConditions',
];

/** Entries that decide which files a configuration is for. */
const TAKEN = ['files', 'include', 'exclude'];

/** Reads configurations and the chains that they extend; each file is parsed once. */
export interface ConfigReader {
  /** `undefined` where the file does not exist. */
  read(path: string): RawConfig | undefined;
}

export interface ConfigReaderOptions {
  readonly configs: ReadonlyMap<string, string>;
  /** Segments of a path that belong to the workspace root; see `joinPath`. */
  readonly floor: number;
  readonly report: (diagnostic: Diagnostic) => void;
  /** The paths that a package specifier in `extends` of a folder may mean; none where the package is not in the workspace. */
  readonly findInPackage: (folder: string, specifier: string) => readonly string[];
  /** Files of the workspace whose texts are not among `configs`. */
  readonly otherFiles: ReadonlySet<string>;
  /** Takes a file of those that a configuration extends. */
  readonly want: (path: string) => void;
}

/** A reader of `tsconfig.json` files. Faults are reported, and everything else of the file is used. */
export function createConfigReader({
  configs,
  floor,
  report,
  findInPackage,
  otherFiles,
  want,
}: ConfigReaderOptions): ConfigReader {
  const known = new Map<string, RawConfig | undefined>();
  const open: string[] = [];
  const outside = new Set<string>();

  function read(path: string): RawConfig | undefined {
    if (!known.has(path)) {
      const text = configs.get(path);
      known.set(path, text === undefined ? undefined : readText(path, text));
    }
    return known.get(path);
  }

  function readText(path: string, text: string): RawConfig {
    const json = readJson(path, text, true, report);
    const folder = folderOf(path);
    const options = new Map<string, Option>();
    const taken = new Map<string, Option>();
    open.push(path);
    for (const specifier of asStrings(json.extends)) {
      const base = readBase(path, text, specifier);
      for (const [name, option] of base?.options ?? []) options.set(name, option);
      for (const [name, option] of base?.taken ?? []) taken.set(name, option);
    }
    open.pop();
    const own = asJson(json.compilerOptions) ?? {};
    for (const name of OPTIONS) {
      // `null` takes back what a base says.
      if (own[name] === null) options.delete(name);
      else if (own[name] !== undefined) options.set(name, { value: own[name], folder });
    }
    for (const name of TAKEN) if (Array.isArray(json[name])) taken.set(name, { value: json[name], folder });
    return { path, options, taken, references: readReferences(json) };
  }

  function readBase(path: string, text: string, base: string): RawConfig | undefined {
    const line = text.slice(0, Math.max(0, text.indexOf(`"${base}"`))).split('\n').length;
    const warn = (what: string): undefined => {
      report({ module: path, line, severity: 'warning', message: `This file extends ${base}, ${what}` });
      return undefined;
    };
    const relative = base.startsWith('.');
    const inside = relative ? joinPath(folderOf(path), base, floor) : undefined;
    const targets = relative ? (inside === undefined ? [] : [inside]) : findInPackage(folderOf(path), base);
    if (targets.length === 0) {
      // Not installed and not ours: shared presets hardly ever set paths.
      if (!relative || outside.has(base)) return undefined;
      // One note is enough where every package of a part of a monorepo extends the same file.
      outside.add(base);
      report({
        module: path,
        line,
        severity: 'info',
        message: `This file extends ${base}, which lies outside the workspace; its settings are not used.`,
      });
      return undefined;
    }
    const candidates = targets.flatMap(target => [target, `${target}.json`, `${target}/tsconfig.json`]);
    const found = candidates.find(candidate => configs.has(candidate) || otherFiles.has(candidate));
    if (found !== undefined && !configs.has(found)) {
      // Its name does not tell that it is configuration; its text comes with the next resolver.
      want(found);
      return undefined;
    }
    if (found === undefined)
      return relative ? warn('which was not found; its settings are not used.') : undefined;
    if (open.includes(found)) return warn('which extends this file in turn; the circle is cut here.');
    return read(found);
  }

  return { read };
}

function readReferences(json: Json): readonly string[] {
  if (!Array.isArray(json.references)) return [];
  return json.references.flatMap(reference => asStrings(asJson(reference)?.path));
}
