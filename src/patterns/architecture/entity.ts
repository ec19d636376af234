import type { CodeModel } from '../code/code-model';
import type { ClassInfo } from '../code/symbols';
import { classOf } from '../code/type-questions';
import type { CandidateRole, Clue, FoundPatterns, Pattern } from '../pattern';
import { dataShapeOf, isException, listDeeds } from '../shapes/data-shape';
import { domainNames, mappedBy, ormBase } from '../shapes/domain-signs';
import { equalityOf, IDENTITY, identityField } from '../shapes/equality';
import { dataDecorator } from '../shapes/freezing';
import { nameClue, structureClue } from '../shapes/make-clue';
import { findOutbox, isForeignRoot } from '../shapes/outbox';
import { describeStorage } from '../shapes/storage';
import { chiefsOf } from '../shapes/surely';
import { endsWithWord, hasWord } from '../shapes/words';

const WORDS = new Set(['entity', 'aggregate', 'root']);
const FOLDERS = new Set(['entity', 'entities', 'aggregate', 'aggregates']);
const NO_ENTITY = new Set([
  ...[
    'dto',
    'event',
    'command',
    'query',
    'request',
    'response',
    'handler',
    'service',
    'repository',
    'controller',
  ],
  ...[
    'mapper',
    'factory',
    'model',
    'schema',
    'record',
    'props',
    'id',
    'view',
    'widget',
    'manager',
    'exception',
    'error',
    'orm',
    'store',
    'bus',
    'work',
    'client',
    'config',
  ],
]);

/** Entity. */
export const ENTITY: Pattern = {
  id: 'entity',
  title: 'Entity',
  family: 'architecture',
  summary:
    'An object of the domain that stays the same one through all its changes, told apart by its identity.',
  roles: {
    entity: 'the class with the identity',
    base: 'the base that gives it its identity',
    repository: 'what keeps it',
  },
  after: ['repository', 'domain-event', 'command', 'query'],
  *detect(code, found) {
    const kept = listKept(found);
    const others = chiefsOf(['repository', 'domain-event', 'command', 'query'], found);
    for (const one of code.classes) {
      if (one.kind !== 'class' || isException(one) || others.has(one)) continue;
      const clues = listClues(one, kept.get(one), code);
      if (clues.length === 0) continue;
      const roles: CandidateRole[] = [{ role: 'entity', symbol: one }];
      for (const base of one.ancestors.filter(at => equalityOf(at)?.by === 'identity').slice(0, 2))
        roles.push({ role: 'base', symbol: base });
      const keeper = kept.get(one);
      if (keeper !== undefined) roles.push({ role: 'repository', symbol: keeper });
      yield { roles, clues };
    }
  },
};

/** What repositories keep, with one of these. */
function listKept(found: FoundPatterns): Map<ClassInfo, ClassInfo> {
  const kept = new Map<ClassInfo, ClassInfo>();
  for (const { roles, confidence } of found.of('repository')) {
    if (confidence < 0.6) continue;
    const keeper = roles[0]!.symbol as ClassInfo;
    for (const { role, symbol } of roles)
      if (role === 'entity' && !kept.has(symbol as ClassInfo)) kept.set(symbol as ClassInfo, keeper);
  }
  return kept;
}

function listClues(one: ClassInfo, keeper: ClassInfo | undefined, code: CodeModel): Clue[] {
  const clues: Clue[] = [];
  const { fields, changes } = dataShapeOf(one, code);
  const deeds = listDeeds(dataShapeOf(one, code));
  const equality = equalityOf(one);
  const identity = identityField(one);
  const orm = ormBase(one);
  if (equality?.by === 'identity') {
    const isOwn = equality.method.owner === one;
    const text = isOwn
      ? `is the same where \`${equality.field}\` is`
      : `is the same by \`${equality.field}\`, as \`${equality.method.owner!.name}\` says`;
    clues.push(
      structureClue(
        text,
        IDENTITY.test(equality.field ?? '') ? (isOwn && one.descendants.length === 0 ? 0.5 : 0.6) : 0.35,
        equality.method,
      ),
    );
  }
  const data = dataDecorator(one);
  if (data?.flags.has('frozen') || data?.flags.has('unsafe_hash'))
    clues.push(structureClue('is compared and hashed by its values', -0.5, one));
  if (equality?.by === 'value')
    clues.push(structureClue('is the same where all its values are', -0.6, equality.method));
  if (isForeignRoot(one))
    clues.push(structureClue(`is \`${one.externalBases[0] ?? one.ancestors.at(-1)?.name}\``, 0.6, one));
  if (keeper !== undefined && fields.length > 0 && orm === undefined) {
    const isWhole = describeStorage(keeper, code)?.stores !== undefined;
    clues.push(structureClue(`\`${keeper.name}\` keeps it`, isWhole ? 0.5 : 0.3, keeper));
  }
  if (identity !== undefined && equality?.by !== 'identity')
    clues.push(structureClue(`has an identity, \`${identity.name}\``, 0.25, identity));
  const [change] = changes;
  if (change !== undefined && clues.length > 0 && deeds.length > 0)
    clues.push(structureClue(`\`${change.method.name}\` changes \`${change.field}\``, 0.25, change));
  const outbox = findOutbox(one);
  if (outbox !== undefined && clues.length > 0)
    clues.push(structureClue(`keeps what has happened to it in \`${outbox.field}\``, 0.35, outbox));
  const mapped = mappedBy(one, code);
  if (mapped !== undefined) clues.push(structureClue('is mapped to a table from outside', 0.4, mapped));
  if (orm !== undefined && change !== undefined && deeds.length > 1 && orm.isEntity)
    clues.push(structureClue(orm.text, 0.35, orm));
  if (clues.length === 0) return [];
  return [...clues, ...listAgainst(one, code, orm !== undefined), ...listNames(one)];
}

function listNames(one: ClassInfo): Clue[] {
  const clues = domainNames(one, FOLDERS);
  if (hasWord(one.name, WORDS)) clues.push(nameClue(`is called \`${one.name}\``, 0.4, one));
  const base = [...one.ancestors.map(({ name }) => name), ...one.externalBases].find(name =>
    hasWord(name, WORDS),
  );
  if (base !== undefined) clues.push(nameClue(`has the base \`${base}\``, 0.45, one));
  return clues;
}

function listAgainst(one: ClassInfo, code: CodeModel, isRow: boolean): Clue[] {
  const clues: Clue[] = [];
  if (endsWithWord(one.name, NO_ENTITY)) clues.push(structureClue('is called as something else', -0.5, one));
  const services = dataShapeOf(one, code).fields.filter(({ type }) => {
    const held = classOf(type);
    return (
      held !== undefined && (held.kind === 'interface' || held.kind === 'protocol') && held.methods.length > 0
    );
  });
  if (services.length > 0)
    clues.push(
      structureClue(`holds the service \`${services[0]!.name}\``, -0.4, {
        module: one.module,
        line: services[0]!.line,
      }),
    );
  if (isRow && equalityOf(one) === undefined)
    clues.push(structureClue('is a row of a table before all', -0.3, one));
  return clues;
}
