import type { FollowedName } from '../followed-name';

/** What one script gives to others. */
export interface ScriptExports {
  /** Its own symbols that are exported under their own names. */
  readonly own: ReadonlySet<string>;
  /** What else it gives, by name: symbols under other names, what it imports, and `WHOLE`. */
  readonly passed: ReadonlyMap<string, FollowedName>;
  /** Modules all of whose names but `default` it passes on, in the order of the text. */
  readonly stars: readonly string[];
}

/** The symbol that a script gives by a name, or the module; `undefined` where it gives none of that name. */
export type FollowExport = (module: string, name: string) => FollowedName | undefined;

/** The name of what `export =` and `module.exports =` make the whole module. */
export const WHOLE = 'export=';

/** Follows names through `export … from`, `export *` and exports of what was imported. Answers are kept. */
export function createExportFollower(exportsOf: (module: string) => ScriptExports | undefined): FollowExport {
  const answers = new Map<string, FollowedName | undefined>();

  function search(module: string, name: string): FollowedName | undefined {
    // An own stack: a chain of modules may be longer than the call stack allows.
    const pending: { readonly module: string; readonly name: string }[] = [{ module, name }];
    const visited = new Set<string>();
    for (let at = pending.pop(); at !== undefined; at = pending.pop()) {
      const key = keyOf(at.module, at.name);
      const exports = exportsOf(at.module);
      if (exports === undefined || visited.has(key)) continue;
      visited.add(key);
      const passed = exports.passed.get(at.name);
      if (passed !== undefined) {
        if (passed.name === undefined || passed.module === at.module) return passed;
        pending.push({ module: passed.module, name: passed.name });
      } else if (exports.own.has(at.name)) return at;
      else if (at.name !== 'default' && at.name !== WHOLE)
        for (let i = exports.stars.length - 1; i >= 0; i--)
          pending.push({ module: exports.stars[i]!, name: at.name });
    }
    return undefined;
  }

  return (module, name) => {
    const key = keyOf(module, name);
    if (!answers.has(key)) answers.set(key, search(module, name));
    return answers.get(key);
  };
}

function keyOf(module: string, name: string): string {
  return `${module} ${name}`;
}
