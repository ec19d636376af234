import type { CodeModel } from '../code/code-model';
import type { ClassInfo } from '../code/symbols';
import type { CandidateRole, Clue, FoundPatterns, Pattern } from '../pattern';
import { dataShapeOf } from '../shapes/data-shape';
import { nameClue, structureClue } from '../shapes/make-clue';
import { messagesOf } from '../shapes/messages';
import { findOutbox, isForeignRoot } from '../shapes/outbox';
import { describeStorage } from '../shapes/storage';
import { hasWord } from '../shapes/words';

const WORDS = new Set(['aggregate', 'root', 'aggregateroot']);

/** Aggregate. */
export const AGGREGATE: Pattern = {
  id: 'aggregate',
  title: 'Aggregate',
  family: 'architecture',
  summary: 'A cluster of objects that change together and only through one of them, the root.',
  roles: {
    root: 'the entity that everything goes through',
    base: 'the base that makes it a root',
    part: 'an object inside',
    event: 'what it tells of its changes',
    repository: 'what keeps it as a whole',
  },
  after: ['repository', 'entity', 'value-object', 'domain-event'],
  *detect(code, found) {
    const recorded = listRecorded(code);
    for (const { roles: entityRoles } of found.of('entity')) {
      const one = entityRoles[0]!.symbol as ClassInfo;
      const events = recorded.get(one) ?? [];
      const parts = listParts(one, code, found);
      const clues = listClues(one, events, parts, code, found);
      if (clues.length === 0) continue;
      const roles: CandidateRole[] = [{ role: 'root', symbol: one }];
      for (const base of one.ancestors.filter(({ name }) => hasWord(name, WORDS)))
        roles.push({ role: 'base', symbol: base });
      for (const part of parts) roles.push({ role: 'part', symbol: part });
      for (const event of events.slice(0, 8)) roles.push({ role: 'event', symbol: event });
      const keeper = entityRoles.find(({ role }) => role === 'repository');
      if (keeper !== undefined) roles.push(keeper);
      yield { roles, clues };
    }
  },
};

function listRecorded(code: CodeModel): Map<ClassInfo, ClassInfo[]> {
  const found = new Map<ClassInfo, ClassInfo[]>();
  for (const { class: event, recorded } of messagesOf(code).values())
    for (const by of new Set(recorded.map(one => one.by))) {
      const list = found.get(by);
      if (list === undefined) found.set(by, [event]);
      else list.push(event);
    }
  return found;
}

/** Entities and values that it holds many of, or one. */
function listParts(one: ClassInfo, code: CodeModel, found: FoundPatterns): ClassInfo[] {
  const parts = new Set<ClassInfo>();
  for (const { container } of dataShapeOf(one, code).fields)
    if (
      container?.of !== undefined &&
      (found.has('entity', container.of) || found.has('value-object', container.of))
    )
      parts.add(container.of);
  parts.delete(one);
  return [...parts].slice(0, 8);
}

function listClues(
  one: ClassInfo,
  events: readonly ClassInfo[],
  parts: readonly ClassInfo[],
  code: CodeModel,
  found: FoundPatterns,
): Clue[] {
  const clues: Clue[] = [];
  const shape = dataShapeOf(one, code);
  const [event] = events;
  const outbox = findOutbox(one);
  if (event !== undefined) clues.push(structureClue(`tells of its changes by \`${event.name}\``, 0.6, one));
  else if (outbox !== undefined)
    clues.push(structureClue(`keeps what has happened to it in \`${outbox.field}\``, 0.5, outbox));
  if (isForeignRoot(one))
    clues.push(
      structureClue(`has the base \`${one.externalBases[0] ?? one.ancestors.at(-1)?.name}\``, 0.7, one),
    );
  const keeper = found
    .of('repository')
    .find(({ roles }) => roles.some(({ role, symbol }) => role === 'entity' && symbol === one));
  const repository = keeper?.roles[0]?.symbol as ClassInfo | undefined;
  if (repository !== undefined && describeStorage(repository, code)?.stores !== undefined)
    clues.push(structureClue(`\`${repository.name}\` keeps it as a whole`, 0.35, repository));
  const [part] = parts;
  if (part !== undefined) clues.push(structureClue(`holds many \`${part.name}\``, 0.3, one));
  const change = shape.changes.find(({ method }) => method.isPublic);
  if (clues.length > 0 && change !== undefined)
    clues.push(structureClue(`\`${change.method.name}\` changes what it holds`, 0.2, change));
  const version = shape.fields.find(({ name }) => /^_*version(?:_?(?:number|no))?$/i.test(name));
  if (clues.length > 0 && version !== undefined)
    clues.push(
      structureClue('counts its versions', 0.2, { module: version.owner.module, line: version.line }),
    );
  const named = [one, ...one.ancestors].some(({ name }) => hasWord(name, WORDS));
  if (named && clues.every(({ weight }) => weight < 0.5))
    clues.push(structureClue('is an entity with an identity of its own', 0.3, one));
  if (clues.length === 0) return [];
  if (hasWord(one.name, WORDS)) clues.push(nameClue(`is called \`${one.name}\``, 0.4, one));
  const base = [...one.ancestors.map(({ name }) => name), ...one.externalBases].find(name =>
    hasWord(name, WORDS),
  );
  if (base !== undefined) clues.push(nameClue(`has the base \`${base}\``, 0.5, one));
  return clues;
}
