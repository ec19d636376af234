import type { RelationKind, SymbolKind } from '../model/symbol';
import {
  type ExportFact,
  type NameReference,
  RELATION_KINDS,
  type SymbolFact,
  type SymbolFacts,
} from '../model/symbol-facts';

/** What a name means in a file: an own symbol, or a name of an import. */
export interface NameMeaning {
  /** Tells imports of one file apart: what `placeOf` takes. Absent for the file's own symbols. */
  readonly import?: number;
  readonly name: string;
}

/** A place in the text of a symbol that names something. */
export interface FoundUse {
  readonly kind: RelationKind;
  readonly meaning: NameMeaning;
  readonly members?: string | undefined;
  /** Offset in the text. */
  readonly start: number;
}

/** A symbol with offsets in place of lines, from the first character of its name to behind its last one. */
export interface FoundSymbol {
  readonly name: string;
  readonly kind: SymbolKind;
  readonly abstract?: boolean;
  readonly exported?: boolean;
  readonly start: number;
  readonly end: number;
  readonly uses: readonly FoundUse[];
}

/** A name that is given to others. */
export interface FoundExport {
  readonly name: string;
  readonly meaning: NameMeaning;
  readonly members?: string | undefined;
}

/** What one text says about symbols. */
export interface FoundSymbols {
  readonly symbols: readonly FoundSymbol[];
  readonly exports: readonly FoundExport[];
}

/** Of declarations with the same name, the first of these kinds says what the symbol is. */
const RANK: readonly SymbolKind[] = [
  'class',
  'protocol',
  'interface',
  'enum',
  'type',
  'function',
  'variable',
];

/**
 * Facts of what was found, `undefined` where there is nothing. `lineOf` tells the line of an offset, `placeOf` the place
 * in `imports` of an import.
 */
export function collectSymbols(
  { symbols, exports }: FoundSymbols,
  lineOf: (offset: number) => number,
  placeOf: (key: number) => number | undefined,
): SymbolFacts | undefined {
  const references: NameReference[] = [];
  const places = new Map<string, number>();
  /** Of meanings without members: most names occur many times. */
  const known = new Map<NameMeaning, number | undefined>();
  const own = new Set(symbols.map(({ name }) => name));

  /** Place of a reference; `undefined` where its import is none that was taken up. */
  function refer(meaning: NameMeaning, members: string | undefined): number | undefined {
    if (members !== undefined && meaning.import !== undefined) return addReference(meaning, members);
    let place = known.get(meaning);
    if (place === undefined && !known.has(meaning)) {
      place = addReference(meaning, undefined);
      known.set(meaning, place);
    }
    return place;
  }

  function addReference(meaning: NameMeaning, members: string | undefined): number | undefined {
    // Names are missing in half-typed code.
    if (meaning.name === '' || (meaning.import === undefined && !own.has(meaning.name))) return undefined;
    const place = meaning.import === undefined ? undefined : placeOf(meaning.import);
    if (place === undefined && meaning.import !== undefined) return undefined;
    const taken = place === undefined ? undefined : members;
    const key = `${place ?? ''} ${meaning.name} ${taken ?? ''}`;
    const known = places.get(key);
    if (known !== undefined) return known;
    references.push({
      ...(place !== undefined && { import: place }),
      name: meaning.name,
      ...(taken !== undefined && { members: taken }),
    });
    places.set(key, references.length - 1);
    return references.length - 1;
  }

  function listUses(name: string, uses: readonly FoundUse[]): number[] {
    const listed: number[] = [];
    const seen = new Set<number>();
    for (const { kind, meaning, members, start } of uses) {
      if (meaning.import === undefined && meaning.name === name) continue;
      const reference = refer(meaning, members);
      if (reference === undefined) continue;
      // What belongs to a symbol is named by naming the symbol.
      const isMember = meaning.import === undefined && members !== undefined;
      const place = RELATION_KINDS.indexOf(isMember ? 'uses' : kind);
      const key = reference * RELATION_KINDS.length + place;
      if (seen.has(key)) continue;
      seen.add(key);
      listed.push(place, reference, lineOf(start));
    }
    return listed;
  }

  const merged = mergeByName(symbols.filter(({ name }) => name !== '')).map(
    ({ name, kind, abstract, exported, start, end, uses }): SymbolFact => ({
      name,
      kind,
      ...(abstract && { abstract }),
      ...(exported && { exported }),
      line: lineOf(start),
      endLine: lineOf(Math.max(start, end - 1)),
      uses: listUses(name, uses),
    }),
  );
  const given = exports.flatMap(({ name, meaning, members }): ExportFact[] => {
    const reference = refer(meaning, members);
    return reference === undefined || name === '' ? [] : [{ name, reference }];
  });
  if (merged.length === 0 && given.length === 0) return undefined;
  return { symbols: merged, references, exports: given };
}

function mergeByName(symbols: readonly FoundSymbol[]): FoundSymbol[] {
  const byName = new Map<string, { chief: FoundSymbol; parts: FoundSymbol[] }>();
  for (const symbol of symbols) {
    const known = byName.get(symbol.name);
    if (known === undefined) byName.set(symbol.name, { chief: symbol, parts: [symbol] });
    else {
      known.parts.push(symbol);
      if (RANK.indexOf(symbol.kind) < RANK.indexOf(known.chief.kind)) known.chief = symbol;
    }
  }
  return [...byName.values()].map(({ chief, parts }) =>
    parts.length === 1
      ? chief
      : {
          ...chief,
          exported: parts.some(part => part.exported),
          uses: parts.flatMap(part => part.uses),
        },
  );
}

/** The first of each kind of use of each meaning. */
export function dropRepeated<T extends Pick<FoundUse, 'kind' | 'meaning' | 'members'>>(
  uses: readonly T[],
): T[] {
  if (uses.length < 2) return [...uses];
  /** By meaning: the kinds of uses without members, as bits, and with members. */
  const seen = new Map<NameMeaning, { kinds: number; readonly dotted: Set<string> }>();
  const first: T[] = [];
  for (const use of uses) {
    const { kind, meaning, members } = use;
    const bit = 1 << RELATION_KINDS.indexOf(kind);
    let known = seen.get(meaning);
    if (known === undefined) {
      known = { kinds: 0, dotted: new Set() };
      seen.set(meaning, known);
    }
    if (members === undefined) {
      if ((known.kinds & bit) !== 0) continue;
      known.kinds |= bit;
    } else {
      const key = `${bit} ${members}`;
      if (known.dotted.has(key)) continue;
      known.dotted.add(key);
    }
    first.push(use);
  }
  return first;
}
