import { parse, TomlError } from 'smol-toml';
import type { Diagnostic } from '../../model/diagnostic';
import { folderOf, nameOf } from '../paths';
import { asJson, asStrings, type Json } from '../read-json';
import type { ProjectFacts } from './declared-roots';
import { readPackageDir, topLevelName } from './package-dirs';
import { importNames } from './read-requirements';

const NOTHING: ProjectFacts = { roots: [], requires: [], names: [], packages: [] };

/** What a `pyproject.toml` says: roots for the build tools in use and for the checkers that have to know them. */
export function readPyproject(
  text: string,
  path: string,
  report: (diagnostic: Diagnostic) => void,
): ProjectFacts {
  let project: Json;
  try {
    project = parse(text);
  } catch (error) {
    const line = error instanceof TomlError ? error.line : 1;
    const reason = error instanceof Error ? error.message.split('\n', 1)[0]! : String(error);
    const message = `${reason}. Package folders named here are not used.`;
    report({ module: path, line, severity: 'warning', message });
    return NOTHING;
  }
  const tool = asJson(project.tool);
  const at = (...keys: string[]): unknown => keys.reduce<unknown>((value, key) => asJson(value)?.[key], tool);
  const roots = [
    ...readPackageDirs(at('setuptools', 'package-dir')),
    ...asStrings(at('setuptools', 'packages', 'find', 'where')),
    ...readPoetryPackages(at('poetry', 'packages')),
    ...readHatch(at('hatch', 'build')),
    ...readHatch(at('hatch', 'build', 'targets', 'wheel')),
    ...asStrings(at('pdm', 'build', 'package-dir')),
    ...asStrings(at('pdm', 'package-dir')),
    ...asStrings(at('maturin', 'python-source')),
    ...asStrings(at('uv', 'build-backend', 'module-root')),
    ...asStrings(at('scikit-build', 'wheel', 'packages')).map(folderOf),
    ...asStrings(at('pytest', 'ini_options', 'pythonpath')).flatMap(paths => paths.split(/\s+/)),
    ...asStrings(at('pyright', 'extraPaths')),
    ...asStrings(at('mypy', 'mypy_path')).flatMap(paths => paths.split(/[:,]/)),
    ...asStrings(at('ruff', 'src')),
  ].map(root => root.trim());
  const standard = asJson(project.project);
  const poetry = asJson(tool?.poetry);
  return {
    roots,
    requires: [
      ...asStrings(standard?.dependencies),
      ...readGroups(standard?.['optional-dependencies']),
      ...readGroups(project['dependency-groups']),
      ...readPoetryNames(poetry?.dependencies),
      ...readPoetryNames(poetry?.['dev-dependencies']),
      ...Object.values(asJson(poetry?.group) ?? {}).flatMap(group =>
        readPoetryNames(asJson(group)?.dependencies),
      ),
    ].flatMap(importNames),
    names: [...asStrings(standard?.name), ...asStrings(poetry?.name)].flatMap(importNames),
    packages: [
      ...readIncludes(at('poetry', 'packages')).map(nameOf),
      ...asStrings(at('hatch', 'build', 'targets', 'wheel', 'packages')).map(nameOf),
      ...asStrings(at('setuptools', 'packages')),
      ...asStrings(at('setuptools', 'packages', 'find', 'include')),
      ...asStrings(at('uv', 'build-backend', 'module-name')),
    ].flatMap(topLevelName),
  };
}

function readIncludes(packages: unknown): readonly string[] {
  return Array.isArray(packages) ? packages.flatMap(entry => asStrings(asJson(entry)?.include)) : [];
}

/** The requirements in a table of lists. */
function readGroups(table: unknown): readonly string[] {
  return Object.values(asJson(table) ?? {}).flatMap(asStrings);
}

/** Poetry has a table by name; what comes from a path is of the workspace. */
function readPoetryNames(table: unknown): readonly string[] {
  return Object.entries(asJson(table) ?? {}).flatMap(([name, value]) =>
    asJson(value)?.path === undefined && name !== 'python' ? [name] : [],
  );
}

function readPackageDirs(table: unknown): readonly string[] {
  return Object.entries(asJson(table) ?? {}).flatMap(([name, folder]) =>
    asStrings(folder).flatMap(path => readPackageDir(name, path)),
  );
}

/** `{ include = "shop", from = "lib" }`; what is included may itself lie deeper: `{ include = "lib/shop" }`. */
function readPoetryPackages(packages: unknown): readonly string[] {
  if (!Array.isArray(packages)) return [];
  return packages.flatMap(entry => {
    const from = asStrings(asJson(entry)?.from);
    const include = asStrings(asJson(entry)?.include).filter(path => !path.includes('*'));
    return from.length > 0 ? from : include.map(folderOf);
  });
}

/** `packages` are paths to packages, `sources` prefixes that are taken away, as a list or with what replaces them. */
function readHatch(build: unknown): readonly string[] {
  const { packages, sources, 'dev-mode-dirs': live } = asJson(build) ?? {};
  const replaced = Object.entries(asJson(sources) ?? {}).flatMap(([path, name]) =>
    asStrings(name).flatMap(to => readPackageDir(to, path)),
  );
  return [...asStrings(packages).map(folderOf), ...asStrings(sources), ...replaced, ...asStrings(live)];
}
