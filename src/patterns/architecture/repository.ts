import type { CodeModel } from '../code/code-model';
import type { ClassInfo } from '../code/symbols';
import type { Candidate, CandidateRole, Clue, Pattern } from '../pattern';
import { nameClue, structureClue } from '../shapes/make-clue';
import { describeStorage, type Storage } from '../shapes/storage';
import { endsWithWord, hasWord, wordsOf } from '../shapes/words';

const WORDS = new Set(['repository', 'repo', 'repositories']);
const LIKE = new Set(['dao', 'store', 'storage', 'gateway']);
const NO_REPOSITORY = new Set([
  ...[
    'service',
    'controller',
    'handler',
    'factory',
    'mapper',
    'manager',
    'registry',
    'cache',
    'builder',
    'provider',
  ],
  ...[
    'view',
    'widget',
    'serializer',
    'resolver',
    'module',
    'work',
    'uow',
    'processor',
    'validator',
    'converter',
    'runner',
    'driver',
    'widget',
    'dialog',
    'error',
    'exception',
    'options',
    'contribution',
    'renderer',
    'connection',
    'server',
    'client',
    'tree',
    'props',
    'metadata',
    'decorator',
    'wrapper',
    'field',
    'introspection',
    'session',
    'executor',
    'model',
    'entity',
  ],
]);
const CRUD =
  /^_?(?:add|save|insert|create|update|delete|remove|get|find|fetch|list|all|by|load|store|exists|count|of|upsert|persist|put|search|next_?(?:id|identity))/i;

/** Repository. */
export const REPOSITORY: Pattern = {
  id: 'repository',
  title: 'Repository',
  family: 'architecture',
  summary: 'Gives access to stored objects of one kind as if they were a collection in memory.',
  roles: {
    repository: 'the collection-like class or interface',
    entity: 'what it keeps',
    interface: 'the interface or base that it fills in',
    implementation: 'a class that fills it in',
  },
  *detect(code) {
    for (const one of code.classes) {
      if (one.kind === 'enum') continue;
      const storage = describeStorage(one, code);
      if (storage === undefined) continue;
      const clues = listClues(one, storage, code);
      if (clues.length === 0) continue;
      yield createCandidate(one, storage, clues, code);
    }
  },
};

function createCandidate(one: ClassInfo, { subject }: Storage, clues: Clue[], code: CodeModel): Candidate {
  const roles: CandidateRole[] = [{ role: 'repository', symbol: one }];
  if (subject.class !== undefined) roles.push({ role: 'entity', symbol: subject.class });
  const above = [...one.ancestors, ...one.fits].filter(
    base => hasWord(base.name, WORDS) || (base.isAbstract && describeStorage(base, code) !== undefined),
  );
  for (const base of above.slice(0, 3)) roles.push({ role: 'interface', symbol: base });
  if (one.isAbstract)
    for (const heir of code.concreteOf(one).slice(0, 8)) roles.push({ role: 'implementation', symbol: heir });
  return { roles, clues };
}

function listClues(one: ClassInfo, storage: Storage, code: CodeModel): Clue[] {
  const { subject, stores, gives, backing } = storage;
  const clues: Clue[] = [];
  const kept = `\`${subject.name}\``;
  if (stores !== undefined && gives !== undefined)
    clues.push(
      structureClue(`\`${stores.name}\` takes ${kept} in, \`${gives.name}\` gives it back`, 0.4, stores),
    );
  else if (gives !== undefined) clues.push(structureClue(`\`${gives.name}\` gives ${kept} out`, 0.2, gives));
  else if (stores !== undefined)
    clues.push(structureClue(`\`${stores.name}\` takes ${kept} in`, 0.15, stores));
  if (storage.byKey !== undefined)
    clues.push(structureClue(`finds ${kept} by what tells it apart`, 0.15, storage.byKey));
  if (storage.base !== undefined)
    clues.push(
      structureClue(`is \`${storage.base.name}\` for ${kept}`, storage.base.isForeign ? 0.65 : 0.55, one),
    );
  const above = [...one.ancestors, ...one.fits].find(
    base =>
      base.isAbstract &&
      subject.class !== undefined &&
      describeStorage(base, code)?.subject.class === subject.class,
  );
  if (above !== undefined) clues.push(structureClue(`fills in \`${above.name}\``, 0.2, one));
  if (backing !== undefined) clues.push(structureClue(backing.text, backing.weight, backing));
  const filled = one.isAbstract
    ? code.concreteOf(one).find(heir => describeStorage(heir, code)?.backing !== undefined)
    : undefined;
  if (filled !== undefined)
    clues.push(structureClue(`\`${filled.name}\` fills it in with a store`, 0.35, filled));
  if (
    stores === undefined &&
    storage.base === undefined &&
    backing === undefined &&
    filled === undefined &&
    !hasWord(one.name, WORDS)
  )
    return [];
  clues.push(...listNames(one, storage));
  return clues;
}

function listNames(one: ClassInfo, { methods, subject, focus }: Storage): Clue[] {
  const clues: Clue[] = [];
  if (hasWord(one.name, WORDS)) clues.push(nameClue(`is called \`${one.name}\``, 0.5, one));
  else if (endsWithWord(one.name, LIKE)) clues.push(nameClue(`is called \`${one.name}\``, 0.25, one));
  else {
    const base = [...one.ancestors, ...one.fits].find(({ name }) => hasWord(name, WORDS));
    if (base !== undefined) clues.push(nameClue(`has the base \`${base.name}\``, 0.4, one));
  }
  if (methods.length > 0 && methods.filter(({ name }) => CRUD.test(name)).length / methods.length >= 0.7)
    clues.push(nameClue('its methods are called as those of a collection', 0.2, one));
  const last = wordsOf(one.name).at(-1) ?? '';
  if (NO_REPOSITORY.has(last)) clues.push(structureClue(`is called a ${last}`, -0.6, one));
  if (focus < 0.5)
    clues.push(
      structureClue(
        'most of what it does is about other things',
        hasWord(one.name, WORDS) ? -0.15 : -0.6,
        one,
      ),
    );
  if (subject.class === undefined) clues.push(structureClue('keeps whatever it is given', -0.05, one));
  return clues;
}
