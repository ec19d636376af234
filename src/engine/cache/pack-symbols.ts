import type { ModuleSymbol, SymbolRelation } from '../../model/symbol';
import {
  isFromCode,
  type NameReference,
  RELATION_KINDS,
  SYMBOL_KINDS,
  type SymbolFact,
  type SymbolFacts,
} from '../../model/symbol-facts';
import type { Packer } from './packer';
import type { Unpacker } from './unpacker';

const ABSTRACT = 1;
const EXPORTED = 2;
const FLAG_BITS = 2;

const IMPORTED = 1;
const MEMBERS = 2;

/** What facts and records have in common. */
type Head = Omit<ModuleSymbol, 'relations'>;

/** Packs the symbols of one file as they were extracted. */
export function packSymbolFacts(packer: Packer, { symbols, references, exports }: SymbolFacts): void {
  packer.list(symbols, symbol => {
    packHead(packer, symbol);
    packer.list(symbol.uses, packer.int);
  });
  packer.list(references, reference => {
    const { import: place, name, members } = reference;
    packer.int((place === undefined ? 0 : IMPORTED) | (members === undefined ? 0 : MEMBERS));
    packer.text(name);
    if (place !== undefined) packer.int(place);
    if (members !== undefined) packer.text(members);
  });
  packer.list(exports, ({ name, reference }) => {
    packer.text(name);
    packer.int(reference);
  });
}

/** The symbols that `packSymbolFacts` has packed. */
export function unpackSymbolFacts(unpacker: Unpacker): SymbolFacts {
  return {
    symbols: unpacker.list(
      (): SymbolFact => ({ ...unpackHead(unpacker), uses: unpacker.list(unpacker.int) }),
    ),
    references: unpacker.list((): NameReference => {
      const flags = unpacker.int();
      const name = unpacker.text();
      return {
        ...((flags & IMPORTED) !== 0 && { import: unpacker.int() }),
        name,
        ...((flags & MEMBERS) !== 0 && { members: unpacker.text() }),
      };
    }),
    exports: unpacker.list(() => ({ name: unpacker.text(), reference: unpacker.int() })),
  };
}

/**
 * Packs the symbols of a record; none is as good as an empty list. What only the model of all code tells is left out: it is
 * worked out anew by whoever wants it.
 */
export function packSymbols(packer: Packer, symbols: readonly ModuleSymbol[] = []): void {
  packer.list(symbols, symbol => {
    packHead(packer, symbol);
    const relations = symbol.relations.filter(relation => !isFromCode(relation));
    packer.list(relations, ({ kind, name, module, line }) => {
      packer.int(RELATION_KINDS.indexOf(kind) * 2 + (module === undefined ? 0 : 1));
      packer.text(name);
      if (module !== undefined) packer.text(module);
      packer.int(line);
    });
  });
}

/** The symbols that `packSymbols` has packed. */
export function unpackSymbols(unpacker: Unpacker): ModuleSymbol[] {
  return unpacker.list(
    (): ModuleSymbol => ({
      ...unpackHead(unpacker),
      relations: unpacker.list(() => unpackRelation(unpacker)),
    }),
  );
}

function unpackRelation(unpacker: Unpacker): SymbolRelation {
  const { kind, hasModule } = unpacker.choice(RELATION_HEADS);
  const name = unpacker.text();
  if (!hasModule) return { kind, name, line: unpacker.int() };
  const module = unpacker.text();
  return { kind, name, module, line: unpacker.int() };
}

const RELATION_HEADS = RELATION_KINDS.flatMap(kind => [
  { kind, hasModule: false },
  { kind, hasModule: true },
]);

function packHead(packer: Packer, { name, kind, abstract, exported, line, endLine }: Head): void {
  packer.text(name);
  packer.int(
    (SYMBOL_KINDS.indexOf(kind) << FLAG_BITS) | (abstract ? ABSTRACT : 0) | (exported ? EXPORTED : 0),
  );
  packer.int(line);
  packer.int(endLine);
}

function unpackHead(unpacker: Unpacker): Head {
  const name = unpacker.text();
  const { kind, flags } = unpacker.choice(SYMBOL_HEADS);
  return {
    name,
    kind,
    ...((flags & ABSTRACT) !== 0 && { abstract: true }),
    ...((flags & EXPORTED) !== 0 && { exported: true }),
    line: unpacker.int(),
    endLine: unpacker.int(),
  };
}

const SYMBOL_HEADS = SYMBOL_KINDS.flatMap(kind => [0, 1, 2, 3].map(flags => ({ kind, flags })));
