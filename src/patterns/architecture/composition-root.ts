import type { CodeModel } from '../code/code-model';
import type { Candidate, Clue, FoundPatterns, Pattern } from '../pattern';
import { listContainerModules } from '../shapes/container-modules';
import { nameClue, structureClue } from '../shapes/make-clue';
import { listWirings, type Wiring } from '../shapes/wiring';
import { hasWord } from '../shapes/words';

/** Composition root. */
export const COMPOSITION_ROOT: Pattern = {
  id: 'composition-root',
  title: 'Composition root',
  family: 'architecture',
  summary: 'The one place where a program, or a large part of it, is put together out of its classes.',
  roles: {
    root: 'the function, class or module that puts things together',
    service: 'what is made there',
  },
  after: ['port', 'adapter'],
  *detect(code, found) {
    for (const wiring of listWirings(code)) {
      const candidate = describeWiring(wiring, code, found);
      if (candidate !== undefined) yield candidate;
    }
    for (const { place, made, clues } of listContainerModules(code))
      yield {
        roles: [
          { role: 'root', symbol: place },
          ...made.slice(0, 20).map(symbol => ({ role: 'service', symbol })),
        ],
        clues: [...clues, ...listNames(place.name, place.module, place)],
      };
  },
};

function describeWiring(
  { by, module, line, handIns, made }: Wiring,
  code: CodeModel,
  found: FoundPatterns,
): Candidate | undefined {
  const pairs = new Set(handIns.map(one => `${one.made.id} ${one.to.id}`)).size;
  const adapters = handIns.filter(one => found.has('adapter', one.made));
  const modules = new Set([...made, ...handIns.map(({ to }) => to)].map(one => one.module)).size;
  // Whoever is handed collaborators itself is part of what is put together.
  const isService =
    by?.owner !== undefined &&
    by.declaration.type !== 'constructor' &&
    (by.owner.constructedBy?.parameters.length ?? 0) > 1;
  const inner = new Set(handIns.map(one => one.made)).size;
  // One object for several others may be any subject with its observers.
  if (adapters.length === 0 && (inner < 2 || modules < 3 || !isGraph(handIns))) return undefined;
  const at = { module, line };
  const [first] = adapters.length > 0 ? adapters : handIns;
  const clues: Clue[] = [
    structureClue(
      `makes \`${first!.made.name}\` and hands it to \`${first!.to.name}\`${pairs > 1 ? `, and ${pairs - 1} more likewise` : ''}`,
      pairs > 3 ? 0.6 : pairs > 2 ? 0.5 : pairs > 1 ? 0.4 : 0.25,
      first!.call,
    ),
  ];
  if (modules > 3)
    clues.push(structureClue(`brings together classes of ${modules} files`, modules > 6 ? 0.35 : 0.2, at));
  if (adapters.length > 0)
    clues.push(structureClue(`chooses \`${first!.made.name}\`, an adapter`, 0.35, first!.call));
  const abstract = handIns.find(
    one => one.made.bases.some(base => base.isAbstract) && !found.has('adapter', one.made),
  );
  if (abstract !== undefined)
    clues.push(
      structureClue(`chooses \`${abstract.made.name}\` among those that could be there`, 0.15, abstract.call),
    );
  if (
    by === undefined ||
    (by.owner === undefined &&
      code.callersOf(by).every(call => call.from === undefined || call.from.owner === undefined))
  )
    clues.push(structureClue('no object of the program calls it', 0.2, at));
  if (isService) clues.push(structureClue('is given collaborators itself', -0.4, at));
  clues.push(...listNames(by?.name ?? '', module, at));
  return {
    roles: [
      { role: 'root', symbol: by ?? { name: module, module, line } },
      ...[...new Set([...handIns.map(({ to }) => to), ...made])]
        .slice(0, 20)
        .map(symbol => ({ role: 'service', symbol })),
    ],
    clues,
  };
}

/** Whether something is given several things, or something that was itself given something: pairs alone are any client with its parts. */
function isGraph(handIns: Wiring['handIns']): boolean {
  return handIns.some(one =>
    handIns.some(
      other =>
        one.made === other.to || (one.to === other.to && one.call === other.call && one.made !== other.made),
    ),
  );
}

const WORDS = new Set([
  'main',
  'bootstrap',
  'bootstrapper',
  'container',
  'compose',
  'composition',
  'wire',
  'wiring',
  'di',
  'ioc',
  'app',
  'application',
  'startup',
  'setup',
  'configure',
  'server',
  'module',
  'root',
  'dependency',
  'dependencies',
  'injector',
]);

function listNames(name: string, module: string, at: { module: string; line: number }): Clue[] {
  const file = module.slice(module.lastIndexOf('/') + 1).replace(/\.\w+$/, '');
  if (hasWord(name, WORDS)) return [nameClue(`is called \`${name}\``, 0.35, at)];
  return hasWord(file, WORDS) ? [nameClue(`stands in \`${module}\``, 0.3, at)] : [];
}
