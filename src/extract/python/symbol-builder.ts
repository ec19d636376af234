import type { RelationKind, SymbolKind } from '../../model/symbol';
import { dropRepeated, type FoundSymbol, type FoundUse } from '../collect-symbols';
import type { DottedMeaning } from './local-names';

/** A symbol that is being read. */
export interface OpenSymbol {
  readonly name: string;
  kind: SymbolKind;
  abstract: boolean;
  readonly start: number;
  /** Behind its last token so far. */
  end: number;
  /** Column of its first line. */
  readonly indent: number;
  /** It ends with its logical line. */
  readonly isLine: boolean;
}

/** Puts symbols together while their tokens go by. */
export interface SymbolBuilder {
  /** The symbol that is being read; absent between symbols. */
  readonly open: OpenSymbol | undefined;
  begin(symbol: Omit<OpenSymbol, 'end' | 'abstract'>): void;
  /** A function or class begins in the open symbol, or is that symbol. `indent` is the column of its header. */
  enterScope(indent: number, isFunction: boolean): void;
  /** Ends the scopes that a line in this column is no part of. */
  leaveScopes(indent: number): void;
  /** Number of functions and classes round the token, that of the symbol included. */
  depth(): number;
  /** Gives a name another meaning in the innermost scope, if that is a function. */
  declare(name: string): void;
  /** Notes a use of a name at an offset. It does not count where a scope round it turns out to have declared the name. */
  note(kind: RelationKind, name: string, found: DottedMeaning, start: number): void;
  /** Forgets uses that belong to no symbol. */
  dropUses(): void;
  /** Ends the open symbol, if there is one. True where there was. */
  end(): boolean;
}

/** A use whose name the code round it may turn out to have declared itself. */
interface Candidate extends FoundUse {
  readonly name: string;
}

/** A function or class inside a symbol, or the symbol itself. */
interface Scope {
  readonly indent: number;
  readonly isFunction: boolean;
  /** Number of uses before it. */
  readonly uses: number;
  /** Names of interest that have a meaning of their own in it. */
  readonly declared: Set<string>;
}

/** A builder that adds to `symbols`. */
export function createSymbolBuilder(
  symbols: FoundSymbol[],
  isExported: (name: string) => boolean,
): SymbolBuilder {
  const scopes: Scope[] = [];
  let uses: Candidate[] = [];

  function leaveScope(): void {
    const { uses: first, declared } = scopes.pop()!;
    if (declared.size === 0) return;
    let kept = first;
    for (let i = first; i < uses.length; i++) if (!declared.has(uses[i]!.name)) uses[kept++] = uses[i]!;
    uses.length = kept;
  }

  const builder = {
    open: undefined as OpenSymbol | undefined,
    begin(symbol: Omit<OpenSymbol, 'end' | 'abstract'>) {
      const { name, kind, start, indent, isLine } = symbol;
      builder.open = { name, kind, start, indent, isLine, abstract: false, end: start + name.length };
    },
    enterScope(indent: number, isFunction: boolean) {
      scopes.push({ indent, isFunction, uses: uses.length, declared: new Set() });
    },
    leaveScopes(indent: number) {
      while (scopes.length > 0 && indent <= scopes.at(-1)!.indent) leaveScope();
    },
    depth: () => scopes.length,
    declare(name: string) {
      const scope = scopes.at(-1);
      if (scope?.isFunction) scope.declared.add(name);
    },
    note(kind: RelationKind, name: string, { meaning, members }: DottedMeaning, start: number) {
      uses.push({ kind, meaning, members, start, name });
    },
    dropUses() {
      uses = [];
    },
    end() {
      while (scopes.length > 0) leaveScope();
      if (builder.open === undefined) return false;
      const { name, kind, abstract, start, end } = builder.open;
      const exported = isExported(name);
      symbols.push({ name, kind, abstract, exported, start, end, uses: dropRepeated(uses) });
      uses = [];
      builder.open = undefined;
      return true;
    },
  };
  return builder;
}
