import path from 'node:path';
import type { Diagnostic } from '../model/diagnostic';
import type { WorkspaceRoot } from '../model/module';
import { createResolver, type Resolver } from '../resolve/resolver';
import type { Discovery, SourceFile } from './discover';
import type { FileSource } from './file-source';
import { type ConfigTexts, joinConfigs, readConfigs } from './read-configs';
import { isSameData } from './same-data';
import { locate } from './workspace-roots';

/** The files of a workspace and what imports between them mean. */
export interface Project {
  readonly discovery: Discovery;
  readonly configs: ConfigTexts;
  /** Ids of modules that the settings leave out by their paths. */
  readonly leftOut: ReadonlySet<string>;
  /** Ids of configuration files that are known as such only because others extend them. */
  readonly extended: readonly string[];
  readonly resolver: Resolver;
  /** Modules by absolute path, and by real path where a link leads to them. */
  readonly byPath: ReadonlyMap<string, readonly SourceFile[]>;
}

/**
 * Makes a project of a workspace and its configuration, as far as names tell what that is; what is broken is reported by
 * `listDiagnostics`. Where imports mean the same as in the project of `before`, the answer has its resolver.
 */
export async function openProject(
  roots: readonly WorkspaceRoot[],
  discovery: Discovery,
  named: ConfigTexts,
  files: FileSource,
  before?: Project,
): Promise<Project> {
  const read = (ids: readonly string[]) => readExtended(ids, roots, files);
  let configs = named;
  if (before !== undefined) {
    const all = joinConfigs(configs, await read(before.extended));
    if (isSameMeaning(before, discovery, all)) return { ...before, discovery, configs: all };
  }
  const extended: string[] = [];
  for (;;) {
    const project = createProject(roots, discovery, configs, extended);
    // One that cannot be read stays wanted.
    const wanted = project.resolver.wantedConfigs.filter(id => !extended.includes(id));
    if (wanted.length === 0) return project;
    extended.push(...wanted);
    configs = joinConfigs(configs, await read(wanted));
  }
}

/** Reads configuration files that are known as such only because others extend them. */
export function readExtended(
  ids: readonly string[],
  roots: readonly WorkspaceRoot[],
  files: FileSource,
): Promise<ConfigTexts> {
  return readConfigs(
    ids.map(id => ({ id, path: locate(id, roots) })),
    files,
  );
}

function createProject(
  roots: readonly WorkspaceRoot[],
  discovery: Discovery,
  configs: ConfigTexts,
  extended: readonly string[],
): Project {
  const resolver = createResolver({
    modules: [...discovery.sources.map(source => source.id), ...discovery.leftOut],
    files: discovery.others,
    configs: configs.texts,
    roots: roots.length > 1 ? roots.map(root => root.name) : [],
    ...(roots.length === 1 && { folderName: path.basename(roots[0].path) }),
  });
  const byPath = new Map<string, SourceFile[]>();
  for (const source of discovery.sources)
    for (const file of source.realPath === undefined ? [source.path] : [source.path, source.realPath]) {
      const same = byPath.get(file);
      if (same === undefined) byPath.set(file, [source]);
      else same.push(source);
    }
  return { discovery, configs, leftOut: new Set(discovery.leftOut), extended, resolver, byPath };
}

/** Whether imports mean the same in a project and with these files. */
function isSameMeaning(project: Project, discovery: Discovery, configs: ConfigTexts): boolean {
  return (
    isSameData(project.discovery.sources, discovery.sources) &&
    isSameData(project.discovery.others, discovery.others) &&
    isSameData(project.discovery.leftOut, discovery.leftOut) &&
    isSameData([...project.configs.texts], [...configs.texts])
  );
}

/** The same project without some modules. */
export function withoutModules(
  roots: readonly WorkspaceRoot[],
  project: Project,
  gone: readonly SourceFile[],
): Project {
  const ids = new Set(gone.map(file => file.id));
  const sources = project.discovery.sources.filter(source => !ids.has(source.id));
  const notes = gone.map(
    (file): Diagnostic => ({
      module: file.id,
      line: 1,
      severity: 'info',
      message: 'This file was deleted while it was being read.',
    }),
  );
  const diagnostics = [...project.discovery.diagnostics, ...notes];
  return createProject(
    roots,
    { ...project.discovery, sources, diagnostics },
    project.configs,
    project.extended,
  );
}

/** Problems of a project that belong to no module. */
export function listDiagnostics({ discovery, configs, resolver }: Project): Diagnostic[] {
  return [...discovery.diagnostics, ...configs.diagnostics, ...resolver.diagnostics];
}
