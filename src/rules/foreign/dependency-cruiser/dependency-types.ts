import type { Dependency } from '../../../model/dependency';

/** What a `package.json` says about the packages that may be used. */
export interface Manifest {
  /** The names of dependency-cruiser for how a package is declared; empty where it is not. */
  typesOf(name: string): readonly string[];
  /** Whether imports that look like packages may be packages of the same workspace. */
  readonly hasWorkspaces: boolean;
}

const SECTIONS: Readonly<Record<string, string>> = {
  dependencies: 'npm',
  devDependencies: 'npm-dev',
  optionalDependencies: 'npm-optional',
  peerDependencies: 'npm-peer',
};

/** Reads a `package.json`; one that is absent or broken declares nothing. */
export function readManifest(text: string | undefined): Manifest {
  let json: Record<string, unknown> = {};
  try {
    const data: unknown = JSON.parse(text ?? '{}');
    if (typeof data === 'object' && data !== null) json = data as Record<string, unknown>;
  } catch {
    // The analysis reports it.
  }
  const has = (section: string, name: string) => {
    const entries = json[section];
    return typeof entries === 'object' && entries !== null && Object.hasOwn(entries, name);
  };
  const bundled = json.bundledDependencies ?? json.bundleDependencies;
  const find = (name: string) =>
    Object.entries(SECTIONS).flatMap(([section, type]) => (has(section, name) ? [type] : []));
  return {
    typesOf(name) {
      const own = find(name);
      // Types of a package are declared under a name of their own.
      const declared = own.length > 0 ? own : find(`@types/${name.replace('@', '').replace('/', '__')}`);
      return Array.isArray(bundled) && bundled.includes(name) ? [...declared, 'npm-bundled'] : declared;
    },
    hasWorkspaces: json.workspaces !== undefined,
  };
}

/**
 * What dependency-cruiser says of an import: where it leads to, and how it is written. `isSelf`: a package imports itself by
 * its own name.
 */
export function listDependencyTypes(
  { to, specifier, kind, typeOnly }: Dependency,
  manifest: Manifest,
  isSelf = false,
): readonly string[] {
  return [
    ...(isSelf ? ['undetermined'] : describeTarget(to, specifier, manifest)),
    ...describeForm(kind),
    ...(typeOnly ? ['type-only'] : []),
  ];
}

function describeTarget(to: string, specifier: string, manifest: Manifest): readonly string[] {
  if (to.startsWith('node:')) return ['core'];
  if (to.startsWith('npm:')) {
    const declared = manifest.typesOf(to.slice(4));
    return declared.length > 0 ? declared : ['npm-no-pkg'];
  }
  if (/^\.{0,2}\//.test(specifier) || specifier === '.' || specifier === '..') return ['local'];
  if (specifier.startsWith('#')) return ['aliased', 'aliased-subpath-import', 'local'];
  if (manifest.hasWorkspaces && /^(@[\w.-]+\/)?[\w.-]+/.test(specifier))
    return ['aliased', 'aliased-workspace', 'local'];
  return ['aliased', 'aliased-tsconfig', 'aliased-tsconfig-paths', 'local'];
}

function describeForm(kind: Dependency['kind']): readonly string[] {
  if (kind === 'reexport') return ['export'];
  if (kind === 'require') return ['require'];
  return kind === 'dynamic' ? ['dynamic-import'] : ['import'];
}
