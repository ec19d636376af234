import { languageOf } from '../../../src/extract/languages';
import type { DependencyKind } from '../../../src/model/dependency';
import { createResolver, type ProjectFiles, type Resolver } from '../../../src/resolve/resolver';

/** A workspace in a few words: module ids, other files, and configuration files with their text or data. */
export interface Workspace {
  readonly modules: readonly string[];
  readonly files?: readonly string[];
  readonly configs?: Readonly<Record<string, unknown>>;
  readonly roots?: readonly string[];
  readonly folderName?: string;
}

/** A resolver for a workspace; configuration that is not text is written as JSON. */
export function resolverOf({ configs = {}, ...rest }: Workspace): Resolver {
  const texts = Object.entries(configs).map(([path, content]): [string, string] => [
    path,
    typeof content === 'string' ? content : JSON.stringify(content, null, 2),
  ]);
  const project: ProjectFiles = { ...rest, configs: new Map(texts) };
  return createResolver(project);
}

/**
 * Where an import leads, in a line: its targets, each with its names where those are given (`a.py {x}`) and its kind
 * where that is not the import's own (`implicit a/__init__.py`), then `? reason`. An asset leads to an empty line.
 */
export function resolveSpecifier(
  resolver: Resolver,
  from: string,
  specifier: string,
  names: readonly string[] = [],
  kind: DependencyKind = 'import',
): string {
  const fact = { kind, specifier, names, typeOnly: false, deferred: false, line: 1, column: 1 };
  const { targets, unresolved } = resolver.resolve(from, languageOf(from)!, fact);
  return [
    ...targets.map(target =>
      [
        ...(target.kind === kind ? [] : [target.kind]),
        target.to,
        ...(target.names.length === 0 ? [] : [`{${target.names.join(' ')}}`]),
      ].join(' '),
    ),
    ...(unresolved === undefined ? [] : [`? ${unresolved}`]),
  ].join(', ');
}
