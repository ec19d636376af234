import type { NameMeaning } from '../collect-symbols';
import type { FoundImport } from './import-statements';

/** What a dotted name means in a module. */
export interface DottedMeaning {
  readonly meaning: NameMeaning;
  /** What is taken from it, with dots. */
  readonly members: string | undefined;
}

/** What the names of a module mean; those of functions come and go. */
export interface LocalNames {
  /** Whether the name between two offsets of a text may be one of those that `has` knows. Quick, as most are not. */
  mayHave(text: string, start: number, end: number): boolean;
  /** Whether a name may mean anything worth knowing. */
  has(name: string): boolean;
  /** `members` follow the name with dots: `b.c` of `a.b.c`. */
  find(name: string, members: string | undefined): DottedMeaning | undefined;
  /** What an import, not a definition of the module, means by a name. */
  findImported(name: string, members: string | undefined): DottedMeaning | undefined;
  /** The module defines this name, if no import gives it. */
  define(name: string): void;
  /** Takes in what imports inside a function that stand in a line bring. */
  enterImports(line: number): void;
  /** Forgets them. */
  leaveImports(): void;
  /** Whether it is from a module of Python itself that names no symbol of any workspace. */
  isOutside(found: DottedMeaning): boolean;
  /** The dotted name, outside of the workspace, that something is called by its definer: `typing.Protocol`. */
  nameOutside(found: DottedMeaning): string;
}

/** What a name stands for: something, or packages of which dotted names begin with it, by the rest of these. */
interface Binding {
  readonly meaning?: NameMeaning;
  readonly packages?: Map<string, NameMeaning>;
}

/** Modules of Python itself that nearly every class names something of. */
const OUTSIDE = new Set(['typing', 'typing_extensions', 'abc', 'enum', 'dataclasses']);

/** The names of a module with these imports and top-level definitions. */
export function createLocalNames(imports: readonly FoundImport[], defines: readonly string[]): LocalNames {
  const imported = new Map<string, Binding>();
  const own = new Map<string, Binding>(defines.map(name => [name, { meaning: { name } }]));
  let local = new Map<string, Binding>();
  const marks = new Uint8Array(MARKS);
  for (const name of defines) mark(name);
  const deferred = new Map<number, number[]>();
  for (const [place, { fact }] of imports.entries()) {
    if (!fact.deferred) bind(place, imported);
    else if (deferred.has(fact.line)) deferred.get(fact.line)!.push(place);
    else deferred.set(fact.line, [place]);
  }

  function mark(name: string): void {
    marks[markOf(name, 0, name.length)] = 1;
  }

  function set(into: Map<string, Binding>, name: string, binding: Binding): void {
    into.set(name, binding);
    mark(name);
  }

  function bind(place: number, into: Map<string, Binding>): void {
    const { fact, aliases, star } = imports[place]!;
    if (star || fact.kind !== 'import') return;
    if (fact.names[0] !== '*') {
      for (const [i, name] of fact.names.entries())
        set(into, aliases?.[i] ?? name, { meaning: { import: place, name } });
      return;
    }
    const meaning = { import: place, name: '*' };
    if (aliases !== undefined) set(into, aliases[0]!, { meaning });
    else {
      const [first, ...rest] = fact.specifier.split('.');
      const known = into.get(first!)?.packages;
      if (known !== undefined) known.set(rest.join('.'), meaning);
      else set(into, first!, { packages: new Map([[rest.join('.'), meaning]]) });
    }
  }

  return {
    mayHave: (text, start, end) => marks[markOf(text, start, end)] === 1,
    has: name => own.has(name) || imported.has(name) || local.has(name),
    find: (name, members) => choose(local.get(name) ?? own.get(name) ?? imported.get(name), members),
    findImported: (name, members) => choose(imported.get(name), members),
    define(name) {
      if (!imported.has(name) && !own.has(name)) set(own, name, { meaning: { name } });
    },
    enterImports(line) {
      for (const place of deferred.get(line) ?? []) bind(place, local);
    },
    leaveImports() {
      if (local.size > 0) local = new Map();
    },
    isOutside: ({ meaning }) =>
      meaning.import !== undefined && OUTSIDE.has(imports[meaning.import]!.fact.specifier),
    nameOutside({ meaning, members }) {
      const specifier = meaning.import === undefined ? undefined : imports[meaning.import]!.fact.specifier;
      return [specifier, meaning.name === '*' ? undefined : meaning.name, members]
        .filter(part => part !== undefined)
        .join('.');
    },
  };
}

/** Number of marks, a power of two. */
const MARKS = 1024;

/** Where names are marked, told from their ends and their length. */
function markOf(text: string, start: number, end: number): number {
  const last = text.charCodeAt(end - 1);
  return (text.charCodeAt(start) * 37 + last * 5 + (end - start) * 101) & (MARKS - 1);
}

/** Of packages the one that most of the dotted name tells. */
function choose(binding: Binding | undefined, members: string | undefined): DottedMeaning | undefined {
  if (binding === undefined) return undefined;
  if (binding.packages === undefined) return { meaning: binding.meaning!, members };
  for (let path = members ?? ''; ; path = path.slice(0, Math.max(0, path.lastIndexOf('.')))) {
    const meaning = binding.packages.get(path);
    const rest = path === '' ? members : members!.slice(path.length + 1);
    if (meaning !== undefined) return { meaning, members: rest === '' ? undefined : rest };
    if (path === '') return undefined;
  }
}
