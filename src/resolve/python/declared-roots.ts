import { parse, TomlError } from 'smol-toml';
import type { Diagnostic } from '../../model/diagnostic';
import { folderOf, nameOf } from '../paths';
import { asJson, asStrings, type Json } from '../read-json';

/** Folders that a project's own configuration names as the places its packages stand in, relative to the project. */
export interface DeclaredRoots {
  /** The folder of the configuration file. */
  readonly folder: string;
  readonly roots: readonly string[];
}

/** Reads `pyproject.toml` and `setup.cfg` files; broken ones are reported and left out. */
export function readDeclaredRoots(
  configs: ReadonlyMap<string, string>,
  report: (diagnostic: Diagnostic) => void,
): DeclaredRoots[] {
  const declared: DeclaredRoots[] = [];
  for (const [path, text] of configs) {
    const name = nameOf(path);
    const folder = folderOf(path);
    if (name === 'pyproject.toml') declared.push({ folder, roots: readPyproject(path, text, report) });
    else if (name === 'setup.cfg') declared.push({ folder, roots: readSetupCfg(text) });
  }
  return declared;
}

function readPyproject(
  path: string,
  text: string,
  report: (diagnostic: Diagnostic) => void,
): readonly string[] {
  let project: Json;
  try {
    project = parse(text);
  } catch (error) {
    const line = error instanceof TomlError ? error.line : 1;
    const reason = error instanceof Error ? error.message.split('\n', 1)[0]! : String(error);
    report({
      module: path,
      line,
      severity: 'warning',
      message: `${reason}. Package folders named here are not used.`,
    });
    return [];
  }
  const tool = asJson(project.tool) ?? {};
  const at = (...keys: string[]): unknown => keys.reduce<unknown>((value, key) => asJson(value)?.[key], tool);
  return [
    ...asStrings(asJson(at('setuptools', 'package-dir'))?.['']),
    ...asStrings(at('setuptools', 'packages', 'find', 'where')),
    ...readPoetryPackages(at('poetry', 'packages')),
    // A path to a package; what counts is the folder it stands in.
    ...asStrings(at('hatch', 'build', 'targets', 'wheel', 'packages')).map(folderOf),
    ...asStrings(at('hatch', 'build', 'targets', 'wheel', 'sources')),
    ...asStrings(at('pdm', 'build', 'package-dir')),
    ...asStrings(at('flit', 'module', 'directory')),
    ...asStrings(at('maturin', 'python-source')),
    ...asStrings(at('uv', 'build-backend', 'module-root')),
    ...asStrings(at('pytest', 'ini_options', 'pythonpath')),
    ...asStrings(at('pyright', 'extraPaths')),
  ];
}

function readPoetryPackages(packages: unknown): readonly string[] {
  if (!Array.isArray(packages)) return [];
  return packages.flatMap(entry => asStrings(asJson(entry)?.from));
}

/** `package_dir` of `[options]` (its entry without a name) and `where` of `[options.packages.find]`. */
function readSetupCfg(text: string): readonly string[] {
  const roots: string[] = [];
  let section = '';
  let key = '';
  for (const line of text.split(/\r?\n/)) {
    if (/^\s*(?:[#;]|$)/.test(line)) continue;
    const header = /^\[([^\]]+)\]/.exec(line);
    if (header !== null) {
      section = header[1]!.trim();
      key = '';
      continue;
    }
    const entry = /^\s/.test(line) && key !== '' ? undefined : /^([\w.-]+)\s*[=:]\s*(.*)$/.exec(line.trim());
    if (entry !== undefined && entry !== null) key = entry[1]!;
    const value = (entry?.[2] ?? line).trim();
    if (section === 'options' && key === 'package_dir') {
      const root = /^=\s*(.+)$/.exec(value)?.[1];
      if (root !== undefined) roots.push(root);
    } else if (/^options\.packages\.find(?:_namespace)?$/.test(section) && key === 'where' && value !== '') {
      roots.push(...value.split(/[\s,]+/));
    }
  }
  return roots;
}
