import type { ClassInfo } from '../code/symbols';
import type { Candidate, Clue, Pattern } from '../pattern';
import { DOMAIN_PATTERNS } from '../shapes/found-domain';
import { ADAPTER_WORDS, isInFolder, OUTER_FOLDERS } from '../shapes/layer-words';
import { nameClue, structureClue } from '../shapes/make-clue';
import { type Adapter, listPorts, type Port } from '../shapes/ports';
import { hasWord } from '../shapes/words';

/** Adapter, of ports and adapters. */
export const ADAPTER: Pattern = {
  id: 'adapter',
  title: 'Adapter (of a port)',
  family: 'architecture',
  summary: 'A class that fills in a port with a certain technology, or in memory for tests.',
  roles: { adapter: 'the class that fills it in', port: 'the abstraction that it fills in' },
  after: [...DOMAIN_PATTERNS, 'port'],
  *detect(code, found) {
    for (const port of listPorts(code, found))
      if (found.has('port', port.port))
        for (const adapter of port.adapters) yield createCandidate(adapter, port);
  },
};

function createCandidate(adapter: Adapter, port: Port): Candidate {
  return {
    roles: [
      { role: 'adapter', symbol: adapter.class },
      { role: 'port', symbol: port.port },
    ],
    clues: [...listClues(adapter, port), ...listNames(adapter.class, port.port)],
  };
}

function listClues(adapter: Adapter, { port, consumers, isSureStorage }: Port): Clue[] {
  const clues: Clue[] = [];
  const { technology, library, isInMemory, isApart, isFolderApart } = adapter;
  const fills = `fills in \`${port.name}\``;
  if (isFolderApart)
    clues.push(structureClue(`${fills} of another folder, which leads not here`, 0.35, adapter.class));
  else if (isApart) clues.push(structureClue(`${fills} of another file`, 0.2, adapter.class));
  else clues.push(structureClue(fills, 0.1, adapter.class));
  if (technology !== undefined)
    clues.push(
      structureClue(`works with \`${technology.name}\``, technology.isNamed ? 0.45 : 0.4, technology),
    );
  else if (library !== undefined) clues.push(structureClue(`has \`${library}\` at hand`, 0.2, adapter.class));
  else if (isInMemory) clues.push(structureClue('keeps everything in memory', 0.25, adapter.class));
  const [consumer] = consumers;
  if (consumer !== undefined)
    clues.push(
      structureClue(
        `\`${consumer.symbol.name}\` takes \`${port.name}\` and knows nothing that fills it in`,
        consumer.isInner && consumer.module !== port.module ? 0.3 : 0.15,
        consumer,
      ),
    );
  if (isSureStorage) clues.push(structureClue('is how stored objects are reached', 0.35, port));
  return clues;
}

function listNames(one: ClassInfo, port: ClassInfo): Clue[] {
  const clues: Clue[] = [];
  if (hasWord(one.name, ADAPTER_WORDS)) clues.push(nameClue(`is called \`${one.name}\``, 0.3, one));
  if (isInFolder(one.module, OUTER_FOLDERS) && !isInFolder(port.module, OUTER_FOLDERS))
    clues.push(nameClue(`stands in \`${one.module}\``, 0.3, one));
  return clues;
}
