import type { CodeModel } from '../code/code-model';
import type { Candidate, FoundPatterns } from '../pattern';
import { listConsumers } from './consumers';
import { isDomainModel } from './found-domain';
import { nameClue, structureClue } from './make-clue';
import { isAbstraction, isCalledPort, isInPortFolder } from './ports';
import { endsWithWord } from './words';

const PORT = new Set(['port']);

/**
 * Abstractions that are called ports and that nothing of the workspace fills in with something outside: a library does, or the
 * inside itself does, for those who drive it.
 */
export function* listUnfilledPorts(code: CodeModel, found: FoundPatterns): Iterable<Candidate> {
  for (const one of code.classes) {
    if (!isCalledPort(one) || !isAbstraction(one) || isDomainModel(one, found)) continue;
    const filled = code.concreteOf(one).filter(heir => heir.module !== one.module);
    const consumers = listConsumers(one, new Set(filled), code).filter(({ module }) => module !== one.module);
    const [consumer] = consumers;
    const [heir] = filled;
    if (consumer === undefined && heir === undefined) continue;
    yield {
      roles: [
        { role: 'port', symbol: one },
        ...filled.slice(0, 12).map(symbol => ({ role: 'implementation', symbol })),
        ...consumers.slice(0, 12).map(({ symbol }) => ({ role: 'consumer', symbol })),
      ],
      clues: [
        structureClue('says what is to be done and does nothing of it', 0.2, one),
        ...(consumer === undefined
          ? []
          : [
              structureClue(
                `\`${consumer.symbol.name}\` takes it and knows nothing that fills it in`,
                0.3,
                consumer,
              ),
            ]),
        ...(heir === undefined
          ? []
          : [structureClue(`\`${heir.name}\` fills it in from another file`, 0.25, heir)]),
        ...(endsWithWord(one.name, PORT) ? [nameClue(`is called \`${one.name}\``, 0.45, one)] : []),
        ...(isInPortFolder(one.module) ? [nameClue(`stands in \`${one.module}\``, 0.35, one)] : []),
      ],
    };
  }
}
