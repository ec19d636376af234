import type { CodeModel } from '../code/code-model';
import type { ClassInfo, FunctionInfo } from '../code/symbols';
import { classesIn, classOf } from '../code/type-questions';
import type { CandidateRole, Clue, Pattern } from '../pattern';
import { listStatements } from '../shapes/bodies';
import { dataShapeOf, isException, listDeeds } from '../shapes/data-shape';
import { domainNames, ormBase } from '../shapes/domain-signs';
import { equalityOf, identityField } from '../shapes/equality';
import { dataDecorator, findFreezing } from '../shapes/freezing';
import { nameClue, structureClue } from '../shapes/make-clue';
import { listFieldCalls } from '../shapes/own-fields';
import { chiefsOf } from '../shapes/surely';
import { endsWithWord, wordsOf } from '../shapes/words';

const FOLDERS = new Set(['valueobject', 'valueobjects', 'value', 'vo', 'vos']);
const NO_VALUE = new Set([
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
    'schema',
    'config',
    'settings',
    'options',
    'entity',
    'aggregate',
    'exception',
    'error',
    'view',
    'message',
    'params',
    'args',
    'result',
    'context',
    'state',
    'token',
    'node',
    'info',
  ],
]);

/** Value object. */
export const VALUE_OBJECT: Pattern = {
  id: 'value-object',
  title: 'Value object',
  family: 'architecture',
  summary:
    'An unchanging object of the domain that is what its values are: two with the same values are the same.',
  roles: {
    'value-object': 'the class of the value',
    base: 'the base that compares by value',
    owner: 'an entity that holds it',
  },
  after: ['repository', 'entity', 'domain-event', 'command', 'query'],
  *detect(code, found) {
    const others = chiefsOf(['repository', 'entity', 'domain-event', 'command', 'query'], found);
    const entities = chiefsOf(['entity'], found);
    const holders = listHolders(entities as ReadonlySet<ClassInfo>);
    for (const one of code.classes) {
      if (one.kind !== 'class' || isException(one) || others.has(one)) continue;
      const owners = [...new Set(code.holdersOf(one).flatMap(({ owner }) => holders.get(owner) ?? []))];
      const clues = listClues(one, owners[0], code);
      if (clues.length === 0) continue;
      const roles: CandidateRole[] = [{ role: 'value-object', symbol: one }];
      for (const base of one.ancestors
        .filter(at => isCalledValue(at.name) || equalityOf(at)?.by === 'value')
        .slice(0, 1))
        roles.push({ role: 'base', symbol: base });
      for (const owner of owners.slice(0, 5)) roles.push({ role: 'owner', symbol: owner });
      yield { roles, clues };
    }
  },
};

/** Entities, and by the types of what they are made of, `UserProps`, the entities that are. */
function listHolders(entities: ReadonlySet<ClassInfo>): Map<ClassInfo, ClassInfo> {
  const holders = new Map<ClassInfo, ClassInfo>();
  for (const entity of entities) {
    const made = entity.baseTypes.flatMap(({ args }) => args.flatMap(arg => classesIn(arg)));
    const given = entity.constructedBy?.parameters.flatMap(({ type }) => classesIn(type)) ?? [];
    for (const one of [...made, ...given])
      if (one.kind !== 'class' && !holders.has(one)) holders.set(one, entity);
  }
  for (const entity of entities) holders.set(entity, entity);
  return holders;
}

function listClues(one: ClassInfo, owner: ClassInfo | undefined, code: CodeModel): Clue[] {
  const { fields, changes } = dataShapeOf(one, code);
  const equality = equalityOf(one);
  const freezing = findFreezing(one, code);
  const clues: Clue[] = [];
  if (equality?.by === 'identity') return [];
  const data = dataDecorator(one);
  if (equality !== undefined) {
    const isOwn = equality.method.owner === one;
    const text = isOwn
      ? 'is the same where its values are'
      : `is the same by value, as \`${equality.method.owner!.name}\` says`;
    clues.push(structureClue(text, isOwn ? 0.45 : 0.6, equality.method));
  } else if (freezing?.isSaid && (data !== undefined || one.language === 'python'))
    clues.push(structureClue('is compared by its fields', 0.15, one));
  else if (data?.flags.has('unsafe_hash') || data?.flags.has('order'))
    clues.push(structureClue('is compared and hashed by its fields', 0.45, one));
  else if (data !== undefined && changes.length === 0)
    clues.push(structureClue('is compared by its fields, and nothing changes them', 0.3, one));
  if (freezing !== undefined && (fields.length > 0 || one.ancestors.length > 0))
    clues.push(structureClue(freezing.text, freezing.isSaid ? 0.3 : 0.2, freezing));
  if (clues.length === 0) return [];
  if (owner !== undefined) clues.push(structureClue(`the entity \`${owner.name}\` holds it`, 0.35, owner));
  const checked = findCheck(one);
  if (checked !== undefined) clues.push(structureClue('refuses values that make no sense', 0.3, checked));
  const another = findAnother(one);
  if (another !== undefined)
    clues.push(structureClue(`\`${another.name}\` gives a new one in place of a change`, 0.3, another));
  const made = one.methods.find(
    ({ declaration, returns }) => (declaration.static || declaration.ofClass) && classOf(returns) === one,
  );
  if (made !== undefined && one.constructedBy?.declaration.visibility !== undefined)
    clues.push(structureClue(`is made by \`${made.name}\` alone`, 0.2, made));
  const [change] = changes;
  if (change !== undefined)
    clues.push(structureClue(`\`${change.method.name}\` changes \`${change.field}\``, -0.7, change));
  return [...clues, ...listAgainst(one, code), ...listNames(one)];
}

/** Where making one fails for values that make no sense: in the constructor, or in what it calls, or in what makes it. */
function findCheck(one: ClassInfo): FunctionInfo | undefined {
  const line = [one, ...one.ancestors.filter(({ kind }) => kind === 'class')];
  const called = new Set<string>();
  for (const { constructedBy, methods } of line)
    for (const maker of [constructedBy, methods.find(({ name }) => MADE.test(name))])
      for (const { field, method } of maker === undefined ? [] : listFieldCalls(maker))
        if (method === undefined) called.add(field);
  const makers = line.flatMap(({ constructedBy, methods }) => [
    ...(constructedBy === undefined ? [] : [constructedBy]),
    ...methods.filter(
      ({ name, declaration, returns, decorators }) =>
        ((declaration.static || declaration.ofClass) &&
          (returns === undefined || classesIn(returns).includes(one))) ||
        called.has(name) ||
        MADE.test(name) ||
        decorators.some(decorator => /valid(?:ator|ate)/.test(decorator)),
    ),
  ]);
  return (
    makers.find(method => listStatements(method).some(({ kind }) => kind === 'raise')) ??
    makers.find(method => method.declaration.static === true && listStatements(method).some(isGuard))
  );
}

const MADE = /^__(?:post_init|attrs_post_init|new)__$/;

/** `if (…) return Result.fail(…)`. */
function isGuard(statement: ReturnType<typeof listStatements>[number]): boolean {
  return (
    statement.kind === 'if' &&
    statement.then.some(inside => inside.kind === 'return' && inside.value?.kind === 'call')
  );
}

/** A method of its objects that gives another of its own kind. */
function findAnother(one: ClassInfo): FunctionInfo | undefined {
  return one.methods.find(({ returns, declaration, isAbstract, body }) => {
    if (declaration.static || declaration.ofClass || isAbstract || body.length === 0) return false;
    return classOf(returns) === one || /^(?:Self|this)$/.test(returns?.name ?? '');
  });
}

function listAgainst(one: ClassInfo, code: CodeModel): Clue[] {
  const clues: Clue[] = [];
  const { fields } = dataShapeOf(one, code);
  if (endsWithWord(one.name, NO_VALUE) && equalityOf(one)?.by !== 'value')
    clues.push(structureClue('is called as something else', -0.6, one));
  const identity = identityField(one);
  if (identity !== undefined && fields.length > 1)
    clues.push(structureClue(`has an identity, \`${identity.name}\``, -0.5, identity));
  if (ormBase(one) !== undefined) clues.push(structureClue('is a row of a table', -0.6, one));
  const service = fields.find(({ type }) => {
    const held = classOf(type);
    return (
      held !== undefined &&
      held.kind !== 'enum' &&
      held.kind !== 'type' &&
      listDeeds(dataShapeOf(held, code)).length > 3
    );
  });
  if (service !== undefined)
    clues.push(
      structureClue(`holds \`${service.name}\`, which does things`, -0.5, {
        module: one.module,
        line: service.line,
      }),
    );
  return clues;
}

function listNames(one: ClassInfo): Clue[] {
  const clues = domainNames(one, FOLDERS);
  const base = [...one.ancestors.map(({ name }) => name), ...one.externalBases].find(isCalledValue);
  if (isCalledValue(one.name)) clues.push(nameClue(`is called \`${one.name}\``, 0.5, one));
  else if (base !== undefined) clues.push(nameClue(`has the base \`${base}\``, 0.5, one));
  return clues;
}

function isCalledValue(name: string): boolean {
  return /(?:valueobject|^vo|vo$|domainprimitive)/.test(wordsOf(name).join(''));
}
