import type { CodeModel } from '../code/code-model';
import type { Candidate, Clue, FoundPatterns, Pattern } from '../pattern';
import { isEntryPoint } from '../shapes/entry-points';
import { DOMAIN_PATTERNS } from '../shapes/found-domain';
import { nameClue, structureClue } from '../shapes/make-clue';
import { folderOf, listPorts, type Port } from '../shapes/ports';
import { wordsOf } from '../shapes/words';

/** Hexagonal architecture. */
export const HEXAGONAL: Pattern = {
  id: 'hexagonal',
  title: 'Hexagonal architecture (ports and adapters)',
  family: 'architecture',
  summary:
    'The inside of a program speaks to the outside by ports alone; adapters for them stand round it and know it, never the other way.',
  roles: {
    inside: 'the module of the inside with the most ports or consumers of them',
    port: 'a way out, as the inside sees it',
    adapter: 'what fills in a port',
    driver: 'what drives the inside: a controller, a command of a console',
  },
  after: [...DOMAIN_PATTERNS, 'port', 'adapter'],
  *detect(code, found) {
    const programs = new Map<string, Port[]>();
    for (const port of listPorts(code, found)) {
      if (!found.has('port', port.port) || !port.adapters.some(({ isFolderApart }) => isFolderApart))
        continue;
      const key = programOf(port);
      programs.set(key, [...(programs.get(key) ?? []), port]);
    }
    for (const [key, ports] of programs) {
      const candidate = describe(key, ports, code, found);
      if (candidate !== undefined) yield candidate;
    }
  },
};

/** The folder that a port and its nearest adapter share. */
function programOf({ port, adapters }: Port): string {
  const mine = port.module.split('/');
  const depths = adapters
    .filter(({ isFolderApart }) => isFolderApart)
    .map(one => {
      const other = one.class.module.split('/');
      return mine.findIndex((part, at) => other[at] !== part);
    });
  // Programs are few: two folders deep at most.
  return mine.slice(0, Math.min(2, Math.max(...depths))).join('/');
}

function describe(
  key: string,
  ports: readonly Port[],
  code: CodeModel,
  found: FoundPatterns,
): Candidate | undefined {
  const consumers = ports.flatMap(port => port.consumers).filter(({ isInner }) => isInner);
  if (consumers.length === 0) return undefined;
  const outer = new Set(ports.flatMap(({ adapters }) => adapters.map(one => folderOf(one.class.module))));
  const inner = new Set(
    [...ports.map(({ port }) => port.module), ...consumers.map(({ module }) => module)].filter(
      module => !outer.has(folderOf(module)),
    ),
  );
  if (inner.size === 0) return undefined;
  const leaks = [...inner].filter(id =>
    [...code.importsOf(id).modules].some(module => outer.has(folderOf(module))),
  );
  if (leaks.length * 5 > inner.size) return undefined;
  const tally = new Map<string, number>();
  for (const { module } of consumers) if (inner.has(module)) tally.set(module, (tally.get(module) ?? 0) + 1);
  const [chief = ports[0]!.port.module] = [...tally].sort((a, b) => b[1] - a[1])[0] ?? [];
  const at = { module: chief, line: 1 };
  const drivers = code.classes
    .filter(one => one.module.startsWith(key) && !inner.has(one.module) && isEntryPoint(one))
    .slice(0, 8);
  const functions = code.functions
    .filter(one => one.module.startsWith(key) && !inner.has(one.module) && isEntryPoint(one))
    .slice(0, 8);
  const adapters = ports
    .flatMap(port => port.adapters.map(one => one.class))
    .filter(one => found.has('adapter', one));
  const clues: Clue[] = [
    structureClue(
      `${ports.length} ${ports.length === 1 ? 'port is' : 'ports are'} filled in from other folders`,
      ports.length > 2 ? 0.5 : ports.length > 1 ? 0.4 : 0.3,
      ports[0]!.port,
    ),
    structureClue(
      `${inner.size} modules of the inside lead to no adapter`,
      leaks.length === 0 ? 0.3 : 0.15,
      at,
    ),
  ];
  const [driver] = [...drivers, ...functions];
  if (driver !== undefined)
    clues.push(structureClue(`\`${driver.name}\` drives it from outside`, 0.2, driver));
  const storage = ports.find(({ isStorage }) => isStorage);
  const other = ports.find(({ isStorage }) => !isStorage);
  if (storage !== undefined && other !== undefined)
    clues.push(structureClue('there are ports for storing and for other ends', 0.2, other.port));
  const called = [...ports.map(({ port }) => port.module), ...adapters.map(({ module }) => module)].find(
    module =>
      module
        .split('/')
        .slice(0, -1)
        .some(folder => wordsOf(folder).some(word => WORDS.has(word))),
  );
  if (called !== undefined) clues.push(nameClue(`\`${called}\` says so`, 0.4, { module: called, line: 1 }));
  return {
    roles: [
      { role: 'inside', symbol: { name: chief, module: chief, line: 1 } },
      ...ports.slice(0, 12).map(({ port }) => ({ role: 'port', symbol: port })),
      ...[...new Set(adapters)].slice(0, 12).map(symbol => ({ role: 'adapter', symbol })),
      ...[...drivers, ...functions].slice(0, 8).map(symbol => ({ role: 'driver', symbol })),
    ],
    clues,
  };
}

const WORDS = new Set([
  'port',
  'ports',
  'adapter',
  'adapters',
  'hexagon',
  'hexagonal',
  'driven',
  'driving',
  'inbound',
  'outbound',
]);
