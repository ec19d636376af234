import type { CodeModel } from '../code/code-model';
import type { ClassInfo } from '../code/symbols';
import type { Candidate, Clue, FoundPatterns, Pattern } from '../pattern';
import { listConsumers } from '../shapes/consumers';
import { isDomainModel } from '../shapes/found-domain';
import { INNER_FOLDERS, isInFolder, OUTER_FOLDERS } from '../shapes/layer-words';
import { nameClue, structureClue } from '../shapes/make-clue';
import { folderOf, isAbstraction } from '../shapes/ports';

/** Dependency inversion. */
export const DEPENDENCY_INVERSION: Pattern = {
  id: 'dependency-inversion',
  title: 'Dependency inversion',
  family: 'architecture',
  summary:
    'What decides and what does the work both depend on an abstraction; the import points from the work to the abstraction.',
  roles: {
    abstraction: 'the interface, protocol or abstract class',
    'high-level': 'what takes it and knows nothing that fills it in',
    'low-level': 'what fills it in from elsewhere',
  },
  after: ['port'],
  *detect(code, found) {
    for (const one of code.classes) {
      if (!isAbstraction(one) || isDomainModel(one, found)) continue;
      const candidate = describe(one, code, found);
      if (candidate !== undefined) yield candidate;
    }
  },
};

function describe(one: ClassInfo, code: CodeModel, found: FoundPatterns): Candidate | undefined {
  const filled = code
    .concreteOf(one)
    .filter(heir => heir.module !== one.module && code.importsOf(heir.module).modules.has(one.module));
  const [first] = filled;
  // What everybody fills in is a common notion, not a seam.
  if (first === undefined || filled.length > 25) return undefined;
  const [own, ...outer] = [code.importsOf(one.module).modules, ...filled.map(({ module }) => module)] as [
    ReadonlySet<string>,
    ...string[],
  ];
  // Where the abstraction's file leads back, the two are one part.
  if (outer.some(module => own.has(module))) return undefined;
  const consumers = listConsumers(one, new Set(code.concreteOf(one)), code);
  const folders = new Set(filled.map(({ module }) => folderOf(module)));
  const high =
    consumers.find(({ module }) => !folders.has(folderOf(module)) && isWithin(module, one.module)) ??
    consumers.find(({ module }) => !folders.has(folderOf(module)));
  if (high === undefined) return undefined;
  const asPort = found.of('port').find(({ roles }) => roles[0]!.symbol === one);
  const isPort = asPort !== undefined && asPort.confidence >= SURE;
  const isApart = !folders.has(folderOf(one.module));
  if (!isApart && !isPort) return undefined;
  const clues: Clue[] = [
    structureClue(
      `\`${high.symbol.name}\` takes \`${one.name}\` and knows nothing that fills it in`,
      0.35,
      high,
    ),
    structureClue(
      `\`${first.name}\` fills it in and imports its file${isApart ? ' from another folder' : ''}`,
      isApart ? 0.35 : 0.2,
      first,
    ),
  ];
  if (isPort) clues.push(structureClue('keeps the outside out', 0.4, one));
  if (isWithin(high.module, one.module) && isApart)
    clues.push(structureClue('stands with those who take it', 0.2, one));
  if (
    isInFolder(one.module, INNER_FOLDERS) &&
    isInFolder(first.module, OUTER_FOLDERS) &&
    !isInFolder(one.module, OUTER_FOLDERS)
  )
    clues.push(nameClue(`from \`${folderOf(first.module)}\` to \`${folderOf(one.module)}\``, 0.3, first));
  return {
    roles: [
      { role: 'abstraction', symbol: one },
      ...consumers.slice(0, 8).map(({ symbol }) => ({ role: 'high-level', symbol })),
      ...filled.slice(0, 8).map(symbol => ({ role: 'low-level', symbol })),
    ],
    clues,
  };
}

/** From this confidence on a port counts. */
const SURE = 0.7;

/** Whether a module stands in the folder of another, or below. */
function isWithin(module: string, other: string): boolean {
  const folder = folderOf(other);
  return folderOf(module) === folder || module.startsWith(`${folder}/`);
}
