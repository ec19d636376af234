import type { ImportFact } from '../model/dependency';
import { isExternal } from '../model/module';
import type { FollowedName } from '../resolve/followed-name';
import type { ResolvedTarget } from '../resolve/resolver';

/** The imports of a module with what they lead to, both by their places. */
export interface ModuleImports {
  readonly facts: readonly Pick<ImportFact, 'specifier'>[];
  readonly targetsOf: readonly (readonly ResolvedTarget[])[];
}

/** What stands in front of dotted names from outside of the workspace where a module's id is expected. */
const OUTSIDE = 'outside:';

/**
 * Where a name of an import leads at first: `name` as the imported module calls it, `*` for all of it. Something outside of
 * the workspace is a whole module that `externalName` gives the dotted name of.
 */
export function findImportHop(
  { facts, targetsOf }: ModuleImports,
  place: number,
  name: string,
): FollowedName | undefined {
  const fact = facts[place];
  if (fact === undefined) return undefined;
  for (const { to, kind, names, isSubmodule } of targetsOf[place] ?? []) {
    if (kind === 'implicit') continue;
    if (isExternal(to)) return { module: OUTSIDE + nameExternal(to, fact.specifier, name), name: undefined };
    if (name === '*') return { module: to, name: undefined };
    if (names.includes(name)) return { module: to, name: isSubmodule ? undefined : name };
  }
  return undefined;
}

/** The dotted name of what lies outside of the workspace; `undefined` for modules of the workspace. */
export function externalName({ module, name }: FollowedName): string | undefined {
  if (module.startsWith(OUTSIDE)) return module.slice(OUTSIDE.length);
  if (!isExternal(module)) return undefined;
  const base = module.startsWith('node:') ? module : module.slice(module.indexOf(':') + 1);
  return name === undefined ? base : `${base}.${name}`;
}

/** `abc.ABC`, `rxjs.Subject`, `node:events.EventEmitter`; a default import is the package itself. */
function nameExternal(to: string, specifier: string, name: string): string {
  const base = to.startsWith('node:') ? to : /^[#~]|^npm:/.test(specifier) ? to.slice(4) : specifier;
  const isWhole = name === '*' || name === 'export=' || (name === 'default' && !isPython(to));
  return isWhole ? base : `${base}.${name}`;
}

function isPython(external: string): boolean {
  return external.startsWith('pypi:') || external.startsWith('stdlib:');
}
