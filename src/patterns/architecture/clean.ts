import type { CodeModel } from '../code/code-model';
import type { Candidate, Clue, FoundPatterns, Pattern } from '../pattern';
import { DOMAIN_PATTERNS } from '../shapes/found-domain';
import { type Layer, type LayeredProgram, listLayeredPrograms } from '../shapes/layers';
import { nameClue, structureClue } from '../shapes/make-clue';
import { listPorts } from '../shapes/ports';

/** Clean architecture. */
export const CLEAN: Pattern = {
  id: 'clean',
  title: 'Clean architecture',
  family: 'architecture',
  summary:
    'Rings of code, with entities inside, use cases round them, and technology outermost: imports point inwards alone.',
  roles: {
    entities: 'the innermost ring',
    'use-cases': 'the ring that carries out what the program can do',
    adapters: 'the ring that keeps things and talks to others',
    presentation: 'the ring that people and other programs meet',
  },
  after: [...DOMAIN_PATTERNS, 'command-handler', 'port', 'adapter', 'service-layer'],
  *detect(code, found) {
    for (const program of listLayeredPrograms(code, found)) {
      const candidate = describe(program, code, found);
      if (candidate !== undefined) yield candidate;
    }
  },
};

const WORDS =
  /^(?:use-?_?cases?|usecases?|interactors?|entities|gateways?|presenters?|interface_?-?adapters?)$/i;

function describe(
  { layers, count }: LayeredProgram,
  code: CodeModel,
  found: FoundPatterns,
): Candidate | undefined {
  const [domain, application, outside, presentation] = (
    ['domain', 'application', 'infrastructure', 'presentation'] as const
  ).map(kind => layers.get(kind));
  if (domain === undefined || application === undefined || outside === undefined) return undefined;
  const inward = count('application', 'domain');
  const round =
    count('infrastructure', 'domain') +
    count('infrastructure', 'application') +
    count('presentation', 'application') +
    count('presentation', 'domain');
  if (inward === 0 || round < 2) return undefined;
  const outward =
    count('domain', 'application') +
    count('domain', 'infrastructure') +
    count('domain', 'presentation') +
    count('application', 'presentation') +
    count('application', 'infrastructure');
  if (outward * 10 > inward + round) return undefined;
  const inner = new Set([...domain.modules, ...application.modules].map(({ id }) => id));
  const outer = new Set(outside.modules.map(({ id }) => id));
  const port = listPorts(code, found).find(
    one => inner.has(one.port.module) && one.adapters.some(adapter => outer.has(adapter.class.module)),
  );
  if (port === undefined) return undefined;
  const clues: Clue[] = [
    structureClue(
      outward === 0
        ? `all ${inward + round} imports between the rings point inwards`
        : `${outward} of ${inward + round + outward} imports between the rings point outwards`,
      outward === 0 ? 0.45 : 0.25,
      at(domain),
    ),
    structureClue(`\`${port.port.name}\` is filled in from outside`, 0.35, port.port),
  ];
  if (domain.shown > 0) clues.push(structureClue('objects of the domain are innermost', 0.2, at(domain)));
  if (application.shown > 0) clues.push(structureClue('use cases stand round them', 0.15, at(application)));
  const called = [domain, application, outside]
    .flatMap(layer => layer.called)
    .find(folder => WORDS.test(folder));
  if (called !== undefined) clues.push(nameClue(`a folder is called \`${called}\``, 0.35, at(application)));
  const rings: readonly (readonly [string, Layer | undefined])[] = [
    ['entities', domain],
    ['use-cases', application],
    ['adapters', outside],
    ['presentation', presentation],
  ];
  return {
    roles: rings.flatMap(([role, layer]) =>
      layer === undefined
        ? []
        : [{ role, symbol: { name: layer.chief.id, module: layer.chief.id, line: 1 } }],
    ),
    clues,
  };
}

function at({ chief }: Layer): { module: string; line: number } {
  return { module: chief.id, line: 1 };
}
