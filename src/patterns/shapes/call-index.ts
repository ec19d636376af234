import type { CodeModel, Scope } from '../code/code-model';

/** What passes on a name: one object for each question, since what was found is kept by it. */
export type NameTest = RegExp | ((name: string) => boolean);

/** By name, the functions and modules whose calls have it. */
type Index = Map<string, Set<Scope>>;

/** Calls of a workspace by their names, and what was asked of that. */
interface CallIndex {
  readonly called: Answered;
  readonly outside: Answered;
}

interface Answered {
  readonly byName: Index;
  readonly known: Map<NameTest, ReadonlySet<Scope>>;
}

/*
 * Many patterns look for a handful of calls in all functions. There are far fewer names than calls, so a pattern asks the names
 * which of them it means, and looks at those functions alone.
 */
const indexes = new WeakMap<CodeModel, CallIndex>();

/** Functions, and modules for their top level, that call something by such a last name: `put` of `self.queue.put(x)`. */
export function scopesCalling(code: CodeModel, test: NameTest): ReadonlySet<Scope> {
  return find(code, 'called', test);
}

/** Functions, and modules for their top level, that call something of such a name outside of the workspace: `asyncio.wait_for`. */
export function scopesCallingOutside(code: CodeModel, test: NameTest): ReadonlySet<Scope> {
  return find(code, 'outside', test);
}

function find(code: CodeModel, which: 'called' | 'outside', test: NameTest): ReadonlySet<Scope> {
  let index = indexes.get(code);
  if (index === undefined) {
    index = createIndex(code);
    indexes.set(code, index);
  }
  const { byName, known } = index[which];
  const before = known.get(test);
  if (before !== undefined) return before;
  const found = new Set<Scope>();
  for (const [name, scopes] of byName)
    if (typeof test === 'function' ? test(name) : test.test(name))
      for (const scope of scopes) found.add(scope);
  known.set(test, found);
  return found;
}

function createIndex(code: CodeModel): CallIndex {
  const called: Index = new Map();
  const outside: Index = new Map();
  for (const scope of [...code.modules, ...code.allFunctions])
    for (const { name, target } of code.callsOf(scope)) {
      if (name !== undefined) add(called, name, scope);
      if (target?.kind === 'external') add(outside, target.name, scope);
    }
  return { called: { byName: called, known: new Map() }, outside: { byName: outside, known: new Map() } };
}

function add(index: Index, name: string, scope: Scope): void {
  const known = index.get(name);
  if (known === undefined) index.set(name, new Set([scope]));
  else known.add(scope);
}
