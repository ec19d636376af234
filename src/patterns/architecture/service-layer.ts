import type { ClassInfo } from '../code/symbols';
import type { Candidate, CandidateRole, Clue, FoundPatterns, Pattern, RoleSymbol } from '../pattern';
import { DOMAIN_PATTERNS, isStorageRole } from '../shapes/found-domain';
import { isInFolder } from '../shapes/layer-words';
import { nameClue, structureClue } from '../shapes/make-clue';
import { listUseCases, type UseCase } from '../shapes/use-cases';
import { endsWithWord } from '../shapes/words';

/** Service layer. */
export const SERVICE_LAYER: Pattern = {
  id: 'service-layer',
  title: 'Service layer',
  family: 'architecture',
  summary:
    'Functions or classes that carry out what the application can do, step by step, with the objects of the domain.',
  roles: {
    service: 'the class, or the module with the functions',
    'use-case': 'a function that carries out one thing',
    collaborator: 'a repository, unit of work or port that it works with',
  },
  after: [...DOMAIN_PATTERNS, 'message-bus', 'port', 'adapter'],
  *detect(code, found) {
    for (const [holder, useCases] of listUseCases(code, found)) {
      if (isBus(holder, found) || !(isOrchestrating(useCases) || isStoring(useCases, found))) continue;
      const symbol: RoleSymbol =
        typeof holder === 'string'
          ? { name: holder, module: holder, line: useCases[0]!.function.line }
          : holder;
      yield createCandidate(symbol, useCases, found);
    }
  },
};

/** Whether messages are handed out there: a bus reaches repositories and units of work for its own ends. */
function isBus(holder: ClassInfo | string, found: FoundPatterns): boolean {
  return found
    .of('message-bus')
    .some(({ roles: [chief] }) =>
      typeof holder === 'string' ? chief!.symbol.module === holder : chief!.symbol === holder,
    );
}

/** Whether a repository or unit of work is what the collaborators are. */
function isStoring(useCases: readonly UseCase[], found: FoundPatterns): boolean {
  return useCases.some(({ calls }) => calls.some(({ type }) => isStorageRole(type, found)));
}

/** Whether the domain has a part in it, or the collaborators are asked for more than one thing. */
function isOrchestrating(useCases: readonly UseCase[]): boolean {
  const asked = new Set(useCases.flatMap(({ calls }) => calls.map(({ method }) => method)));
  return asked.size > 1 || useCases.some(({ domain }) => domain !== undefined);
}

function findRich(useCases: readonly UseCase[]): UseCase | undefined {
  return useCases.find(({ calls }) => new Set(calls.map(({ method }) => method)).size > 1);
}

const WORDS = new Set(['service', 'usecase', 'case', 'interactor', 'handler']);
const FOLDERS = new Set([
  'service',
  'application',
  'usecase',
  'usecases',
  'interactor',
  'handler',
  'command',
  'use',
]);

function createCandidate(service: RoleSymbol, useCases: readonly UseCase[], found: FoundPatterns): Candidate {
  const types = new Set<ClassInfo>(useCases.flatMap(({ calls }) => calls.map(({ type }) => type)));
  const roles: CandidateRole[] = [
    { role: 'service', symbol: service },
    ...useCases.slice(0, 20).map(one => ({ role: 'use-case', symbol: one.function })),
    ...[...types].slice(0, 8).map(symbol => ({ role: 'collaborator', symbol })),
  ];
  return { roles, clues: listClues(service, useCases, found) };
}

function listClues(service: RoleSymbol, useCases: readonly UseCase[], found: FoundPatterns): Clue[] {
  const clues: Clue[] = [];
  const isStored = ({ calls }: UseCase) => calls.some(({ type }) => isStorageRole(type, found));
  const stored = useCases.find(isStored);
  const first = stored ?? useCases[0]!;
  const call = first.calls.find(({ type }) => isStorageRole(type, found)) ?? first.calls[0]!;
  clues.push(
    structureClue(
      `\`${first.function.name}\` works with \`${call.type.name}\`, which it is given`,
      stored === undefined ? 0.3 : 0.4,
      call,
    ),
  );
  const rich = findRich(useCases);
  const domain = useCases.find(one => one.domain !== undefined)?.domain;
  if (domain !== undefined)
    clues.push(structureClue(`has \`${domain.type.name}\` of the domain do its part`, 0.3, domain));
  if (useCases.length > 1)
    clues.push(structureClue(`${useCases.length} functions do so`, 0.15, useCases[1]!.function));
  if (rich !== undefined)
    clues.push(structureClue(`\`${rich.function.name}\` takes several steps`, 0.2, rich.function));
  const outside = useCases.find(one => one.outside !== undefined)?.outside;
  if (outside !== undefined)
    clues.push(structureClue(`works with \`${outside.name}\` by itself`, -0.35, outside));
  if (endsWithWord(service.name.replace(/\.\w+$/, ''), WORDS))
    clues.push(nameClue(`is called \`${service.name}\``, 0.35, service));
  else if (isInFolder(service.module, FOLDERS))
    clues.push(nameClue(`stands in \`${service.module}\``, 0.35, service));
  return clues;
}
