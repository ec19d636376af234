import { parse as parseToml } from 'smol-toml';
import { readJson } from '../resolve/read-json';
import type { WorkspacePackageInfo } from '../rules/configuration/configuration';

/**
 * The packages of a workspace by the texts of its configuration files: folders with a `package.json` or
 * `pyproject.toml`. Tags are those under `lintel.tags` and `nx.tags`, or `[tool.lintel] tags`. What cannot be read is left
 * out: the resolver reports it.
 */
export function listPackages(texts: ReadonlyMap<string, string>): WorkspacePackageInfo[] {
  const packages = new Map<string, WorkspacePackageInfo>();
  for (const [path, text] of texts) {
    const slash = path.lastIndexOf('/');
    const folder = slash === -1 ? '' : path.slice(0, slash);
    const file = path.slice(slash + 1);
    const found =
      file === 'package.json'
        ? readPackageJson(text)
        : file === 'pyproject.toml'
          ? readPyproject(text)
          : undefined;
    if (found === undefined) continue;
    const before = packages.get(folder);
    const name = before?.name ?? found.name;
    const tags = [...(before?.tags ?? []), ...found.tags];
    packages.set(folder, { folder, tags, ...(name !== undefined && { name }) });
  }
  return [...packages.values()];
}

/** The packages in the configuration that was last asked about. */
export interface PackageList {
  /** Those in these texts: the same list as long as the texts are the same object. */
  of(texts: ReadonlyMap<string, string> | undefined): readonly WorkspacePackageInfo[];
}

/** A list that has not been asked yet. */
export function createPackageList(): PackageList {
  let known: ReadonlyMap<string, string> | undefined;
  let packages: readonly WorkspacePackageInfo[] = [];
  return {
    of(texts) {
      if (texts !== known) packages = texts === undefined ? [] : listPackages(texts);
      known = texts;
      return packages;
    },
  };
}

interface Described {
  readonly name?: string;
  readonly tags: readonly string[];
}

function readPackageJson(text: string): Described {
  const json = readJson('package.json', text, true, () => undefined);
  return describe(read(json, 'name'), [read(json, 'lintel', 'tags'), read(json, 'nx', 'tags')]);
}

function readPyproject(text: string): Described | undefined {
  try {
    const toml: unknown = parseToml(text);
    const name = read(toml, 'project', 'name') ?? read(toml, 'tool', 'poetry', 'name');
    return describe(name, [read(toml, 'tool', 'lintel', 'tags')]);
  } catch {
    return undefined;
  }
}

function describe(name: unknown, lists: readonly unknown[]): Described {
  const tags = lists
    .flatMap(list => (Array.isArray(list) ? list : []))
    .filter(tag => typeof tag === 'string');
  return { tags, ...(typeof name === 'string' && name !== '' && { name }) };
}

function read(value: unknown, ...keys: readonly string[]): unknown {
  return keys.reduce<unknown>(
    (at, key) => (typeof at === 'object' && at !== null ? (at as Record<string, unknown>)[key] : undefined),
    value,
  );
}
