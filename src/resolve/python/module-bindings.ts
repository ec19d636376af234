import type { ImportFact } from '../../model/dependency';
import type { ModuleNames } from '../../model/facts';
import type { FollowedName } from '../followed-name';
import type { ResolvedTarget } from '../resolution';
import type { ModuleBindings } from './follow-names';

/** Collects the bindings of a module while its imports are resolved one by one. */
export interface BindingsCollector {
  readonly bindings: ModuleBindings;
  /** Takes the import at a place of the module's `imports`, with its targets. */
  add(place: number, fact: ImportFact, targets: readonly ResolvedTarget[]): void;
}

/** A collector for a module with these names. */
export function collectBindings(names: ModuleNames): BindingsCollector {
  const imported = new Map<string, FollowedName>();
  const typesOnly = new Set<string>();
  const stars: string[] = [];

  function bind(name: string, source: FollowedName, typeOnly: boolean): void {
    // What runs counts more than what the type checker alone sees.
    if (typeOnly && imported.has(name) && !typesOnly.has(name)) return;
    imported.set(name, source);
    if (typeOnly) typesOnly.add(name);
    else typesOnly.delete(name);
  }

  return {
    bindings: { defines: names.defines, exports: names.exports, imported, stars },
    add(place, fact, targets) {
      const { specifier, deferred, kind, typeOnly } = fact;
      if (deferred || kind !== 'import') return;
      const aliases = names.aliases[place] ?? fact.names;
      for (const { to, kind: targetKind, names: taken, isSubmodule } of targets) {
        if (targetKind === 'implicit') continue;
        if (names.stars.includes(place)) stars.push(to);
        else if (fact.names[0] === '*') {
          // `import a.b` gives the name `a` alone, which is the package.
          const name = aliases[0] === '*' ? specifier : aliases[0]!;
          if (!name.includes('.')) bind(name, { module: to, name: undefined }, typeOnly);
        } else {
          for (const [i, name] of fact.names.entries()) {
            if (taken.includes(name))
              bind(aliases[i]!, { module: to, name: isSubmodule ? undefined : name }, typeOnly);
          }
        }
      }
    },
  };
}
