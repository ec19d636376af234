import type { Candidate, CandidateRole, Clue, FoundPatterns, Pattern } from '../pattern';
import { DOMAIN_PATTERNS, findDomainType } from '../shapes/found-domain';
import { INNER_FOLDERS, isInFolder, PORT_WORDS } from '../shapes/layer-words';
import { nameClue, structureClue } from '../shapes/make-clue';
import { type Adapter, listPorts, type Port } from '../shapes/ports';
import { listUnfilledPorts } from '../shapes/unfilled-ports';
import { endsWithWord } from '../shapes/words';

/** Port, of ports and adapters. */
export const PORT: Pattern = {
  id: 'port',
  title: 'Port',
  family: 'architecture',
  summary: 'An abstraction by which the inside of a program asks for what something outside does for it.',
  roles: {
    port: 'the abstraction',
    adapter: 'a class that fills it in with a technology, or in memory',
    implementation: 'a class of the inside that fills it in for those who drive it',
    consumer: 'what uses it without knowing the adapters',
  },
  after: DOMAIN_PATTERNS,
  *detect(code, found) {
    for (const port of listPorts(code, found)) yield createCandidate(port, found);
    yield* listUnfilledPorts(code, found);
  },
};

function createCandidate(port: Port, found: FoundPatterns): Candidate {
  const { adapters, consumers } = port;
  const roles: CandidateRole[] = [
    { role: 'port', symbol: port.port },
    ...adapters.slice(0, 12).map(adapter => ({ role: 'adapter', symbol: adapter.class })),
    ...consumers.slice(0, 12).map(({ symbol }) => ({ role: 'consumer', symbol })),
  ];
  return { roles, clues: [...listClues(port, found), ...listNames(port)] };
}

function listClues(
  { port, adapters, consumers, isStorage, isSureStorage }: Port,
  found: FoundPatterns,
): Clue[] {
  const clues: Clue[] = [];
  const outside = adapters.find(({ technology }) => technology !== undefined);
  if (outside?.technology !== undefined) {
    const { name, isNamed } = outside.technology;
    clues.push(
      structureClue(
        `\`${outside.class.name}\` fills it in by \`${name}\``,
        isNamed ? 0.45 : 0.4,
        outside.technology,
      ),
    );
  } else {
    const library = adapters.find(one => one.library !== undefined);
    if (library !== undefined)
      clues.push(
        structureClue(
          `\`${library.class.name}\` fills it in with \`${library.library}\` at hand`,
          0.2,
          library.class,
        ),
      );
  }
  const apart =
    adapters.find(({ isFolderApart }) => isFolderApart) ?? adapters.find(({ isApart }) => isApart);
  if (apart !== undefined)
    clues.push(
      structureClue(
        `\`${apart.class.name}\` fills it in from ${apart.isFolderApart ? 'another folder, which it leads not to' : 'another file'}`,
        apart.isFolderApart ? 0.35 : 0.2,
        apart.class,
      ),
    );
  const inner =
    consumers.find(({ isInner, module }) => isInner && module !== port.module) ??
    consumers.find(({ isInner }) => isInner) ??
    consumers[0];
  if (inner !== undefined) {
    const isFar = inner.isInner && inner.module !== port.module;
    clues.push(
      structureClue(
        `\`${inner.symbol.name}\` takes it and knows nothing that fills it in`,
        isFar ? 0.3 : 0.15,
        inner,
      ),
    );
  }
  if (isSureStorage) clues.push(structureClue('is how stored objects are reached', 0.4, port));
  const second = outside && adapters.find(({ isInMemory }) => isInMemory);
  if (second !== undefined)
    clues.push(structureClue(`\`${second.class.name}\` does the same in memory`, 0.25, second.class));
  // Where no technology is known by name, such company says nothing of an outside.
  const domain = outside === undefined && !isStorage ? undefined : findDomainType(port.methods, found);
  if (domain !== undefined)
    clues.push(structureClue(`speaks of \`${domain.type.name}\` of the domain`, 0.25, domain.in));
  return clues;
}

function listNames({ port, adapters }: Port): Clue[] {
  const clues: Clue[] = [];
  if (endsWithWord(port.name, PORT_WORDS)) clues.push(nameClue(`is called \`${port.name}\``, 0.35, port));
  if (isInFolder(port.module, INNER_FOLDERS)) clues.push(nameClue(`stands in \`${port.module}\``, 0.3, port));
  const called = adapters.find((adapter: Adapter) => endsWithWord(adapter.class.name, ADAPTER));
  if (called !== undefined)
    clues.push(nameClue(`is filled in by \`${called.class.name}\``, 0.25, called.class));
  return clues;
}

const ADAPTER = new Set(['adapter']);
