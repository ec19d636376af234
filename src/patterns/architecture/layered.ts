import type { Candidate, Clue, Pattern, RoleSymbol } from '../pattern';
import { DOMAIN_PATTERNS } from '../shapes/found-domain';
import {
  LAYER_KINDS,
  type Layer,
  type LayeredProgram,
  type LayerKind,
  listLayeredPrograms,
} from '../shapes/layers';
import { nameClue, structureClue } from '../shapes/make-clue';

/** Layered architecture. */
export const LAYERED: Pattern = {
  id: 'layered',
  title: 'Layered architecture',
  family: 'architecture',
  summary: 'The folders of a program are layers, and each uses those below it alone.',
  roles: {
    presentation: 'the layer that people and other programs meet',
    application: 'the layer that carries out what the program can do',
    domain: 'the layer that knows the rules',
    infrastructure: 'the layer that keeps things and talks to others',
  },
  after: [...DOMAIN_PATTERNS, 'command-handler', 'adapter', 'service-layer'],
  *detect(code, found) {
    for (const program of listLayeredPrograms(code, found)) {
      const candidate = describe(program);
      if (candidate !== undefined) yield candidate;
    }
  },
};

/** Least number of imports between layers that shows a direction. */
const LEAST_IMPORTS = 4;

function describe(program: LayeredProgram): Candidate | undefined {
  const { layers } = program;
  const presentation = layers.get('presentation');
  if (presentation === undefined) return undefined;
  const { along, against } = countDirections(program);
  if (along + against < LEAST_IMPORTS || against > (along + against) * 0.15) return undefined;
  const kinds = LAYER_KINDS.filter(kind => layers.has(kind));
  const clues: Clue[] = [
    structureClue(
      `${along} of ${along + against} imports between ${kinds.length} layers run the same ways`,
      against === 0 ? 0.4 : 0.3,
      atTop(presentation),
    ),
  ];
  const up = kinds.reduce((sum, kind) => sum + program.count(kind, 'presentation'), 0);
  if (up === 0) clues.push(structureClue('no other layer imports presentation', 0.2, atTop(presentation)));
  const shown = kinds.filter(kind => layers.get(kind)!.shown > 0);
  if (shown.length > 1)
    clues.push(
      structureClue(
        `${shown.join(', ')} do what such layers do`,
        shown.length > 2 ? 0.35 : 0.2,
        atTop(layers.get(shown[0]!)!),
      ),
    );
  const called = kinds.filter(kind => layers.get(kind)!.called.length > 0);
  if (called.length > 2)
    clues.push(
      nameClue(
        `folders are called ${called.map(kind => `\`${layers.get(kind)!.called[0]}\``).join(', ')}`,
        0.45,
        atTop(presentation),
      ),
    );
  return { roles: kinds.map(kind => ({ role: kind, symbol: placeOf(layers.get(kind)!) })), clues };
}

/** Imports that follow the stronger way between each two layers, and those against it. */
function countDirections({ count }: LayeredProgram): { along: number; against: number } {
  let along = 0;
  let against = 0;
  LAYER_KINDS.forEach((one: LayerKind, place) => {
    for (const other of LAYER_KINDS.slice(place + 1)) {
      const [there, back] = [count(one, other), count(other, one)];
      // Between domain and infrastructure either way is one that people choose; else the outer uses the inner.
      const isEither = one === 'domain' || other === 'infrastructure';
      along += isEither ? Math.max(there, back) : there;
      against += isEither ? Math.min(there, back) : back;
    }
  });
  return { along, against };
}

function placeOf({ chief }: Layer): RoleSymbol {
  return { name: chief.id, module: chief.id, line: 1 };
}

function atTop({ chief }: Layer): { module: string; line: number } {
  return { module: chief.id, line: 1 };
}
