import type { ModuleFacts, ModuleNames } from '../../model/facts';
import type { TimeSlice } from '../time-slice';
import { MAYBE_LANGUAGES, packImport, packProblem, unpackImport, unpackProblem } from './pack-imports';
import { createPacker, type Packed, type Packer } from './packer';
import { createUnpacker, type Unpacker } from './unpacker';

const GENERATED = 1;
const NAMES = 2;
const EXPORTS = 4;

/** Packs the facts of these modules, but for their symbols. Rejects where the slice does. */
export async function packAllFacts(
  ids: readonly string[],
  factsOf: (id: string) => ModuleFacts | undefined,
  slice: TimeSlice,
): Promise<Packed> {
  const packer = createPacker();
  for (const id of ids) {
    packFacts(packer, factsOf(id)!);
    if (slice.isOver()) await slice.pause();
  }
  return packer.finish();
}

/** The facts that `packAllFacts` has packed. */
export function unpackAllFacts(packed: Packed, ids: readonly string[]): Map<string, ModuleFacts> {
  const unpacker = createUnpacker(packed);
  return new Map(ids.map(id => [id, unpackFacts(unpacker)]));
}

function packFacts(packer: Packer, facts: ModuleFacts): void {
  const { names } = facts;
  packer.int(
    (facts.isGenerated ? GENERATED : 0) |
      (names === undefined ? 0 : NAMES) |
      (names?.exports === undefined ? 0 : EXPORTS),
  );
  packer.int(facts.lines);
  packer.int(MAYBE_LANGUAGES.indexOf(facts.language));
  packer.list(facts.imports, fact => packImport(packer, fact));
  packer.list(facts.problems, problem => packProblem(packer, problem));
  if (names === undefined) return;
  packer.list(names.defines, packer.text);
  if (names.exports !== undefined) packer.list(names.exports, packer.text);
  packer.list(Object.entries(names.aliases), ([place, aliases]) => {
    packer.int(Number(place));
    packer.list(aliases, packer.text);
  });
  packer.list(names.stars, packer.int);
}

function unpackFacts(unpacker: Unpacker): ModuleFacts {
  const flags = unpacker.int();
  const lines = unpacker.int();
  const language = unpacker.choice(MAYBE_LANGUAGES);
  const imports = unpacker.list(() => unpackImport(unpacker));
  const problems = unpacker.list(() => unpackProblem(unpacker));
  return {
    lines,
    imports,
    problems,
    ...(language !== undefined && { language }),
    ...((flags & NAMES) !== 0 && { names: unpackNames(unpacker, (flags & EXPORTS) !== 0) }),
    ...((flags & GENERATED) !== 0 && { isGenerated: true }),
  };
}

function unpackNames(unpacker: Unpacker, hasExports: boolean): ModuleNames {
  const defines = unpacker.list(unpacker.text);
  const exports = hasExports ? unpacker.list(unpacker.text) : undefined;
  const aliases = unpacker.list((): [number, string[]] => [unpacker.int(), unpacker.list(unpacker.text)]);
  const stars = unpacker.list(unpacker.int);
  return {
    defines,
    aliases: Object.fromEntries(aliases),
    stars,
    ...(exports !== undefined && { exports }),
  };
}
