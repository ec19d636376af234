import type { FollowedName } from '../followed-name';

/** Where the names of one Python module come from. */
export interface ModuleBindings {
  readonly defines: readonly string[];
  /** By the name in this module. */
  readonly imported: ReadonlyMap<string, FollowedName>;
  /** Modules from which it takes all names, in the order of the text. */
  readonly stars: readonly string[];
  /** What a star takes from this module; `undefined` where that is every name without a leading underscore. */
  readonly exports: readonly string[] | undefined;
}

/**
 * What a module calls by a name: the module (or external) that defines it and its name there; `undefined` where that is
 * not known.
 */
export type FollowName = (module: string, name: string) => FollowedName | undefined;

/** Follows names through any chain of imports, aliases and stars. Answers are kept. */
export function createNameFollower(bindingsOf: (module: string) => ModuleBindings | undefined): FollowName {
  const answers = new Map<string, FollowedName | undefined>();

  /**
   * `null` where the way leads in a circle, and so to no definition. `visited` is new for every question, so that no
   * answer depends on those before.
   */
  function search(module: string, name: string, visited: Set<string>): FollowedName | undefined | null {
    const bindings = bindingsOf(module);
    if (bindings === undefined) return undefined;
    if (bindings.defines.includes(name)) return { module, name };
    const key = keyOf(module, name);
    if (visited.has(key)) return null;
    visited.add(key);
    const source = bindings.imported.get(name);
    if (source === undefined) return searchStars(bindings, name, visited);
    if (source.name === undefined) return source;
    // A module that does not tell where it has the name from may well make it in a way that cannot be seen.
    const found = search(source.module, source.name, visited);
    return found === undefined ? source : found;
  }

  /** Where several have the name, the last star is the one that counts. */
  function searchStars(
    { stars }: ModuleBindings,
    name: string,
    visited: Set<string>,
  ): FollowedName | undefined {
    for (const module of [...stars].reverse()) {
      const exports = bindingsOf(module)?.exports;
      if (exports === undefined ? name.startsWith('_') : !exports.includes(name)) continue;
      const found = search(module, name, visited);
      if (found) return found;
    }
    return undefined;
  }

  return (module, name) => {
    // Nearly every name is defined where it is imported from.
    if (bindingsOf(module)?.defines.includes(name)) return { module, name };
    const key = keyOf(module, name);
    if (!answers.has(key)) answers.set(key, search(module, name, new Set()) ?? undefined);
    return answers.get(key);
  };
}

function keyOf(module: string, name: string): string {
  return `${module} ${name}`;
}
