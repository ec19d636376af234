import type { CodeModel } from '../code/code-model';
import type { ClassInfo, FieldInfo } from '../code/symbols';
import type { Candidate, Pattern } from '../pattern';
import { type Family, familyOf, isOfFamily } from '../shapes/families';
import { findFieldUses, type HeldCall } from '../shapes/field-uses';
import { isHandedIn } from '../shapes/handed-in';
import { findListenerLists, type ListenerList } from '../shapes/listener-lists';
import { findListenerVariables, type ListenerVariable } from '../shapes/listener-variables';
import { calledClue, mostNamed, pathClue, present } from '../shapes/naming';
import { rolesOf } from '../shapes/roles';

const WORDS = new Set([
  ...['observer', 'observable', 'subject', 'listener', 'subscriber', 'subscribe', 'unsubscribe', 'notify'],
  ...['attach', 'detach', 'watcher', 'notifier', 'signal', 'emitter', 'event'],
]);
const EMITTERS = /(?:^|[.:])(?:EventEmitter|EventTarget)3?$/;

/** Whoever calls one of these on all it has lets go of them, and tells them nothing. */
const ENDING =
  /^(?:dispose|destroy|close|(?:remove|unregister|detach|delete)[A-Z_]?\w*|unsubscribe|disconnect)$/;

/** Observer: one object tells all that have joined its list. */
export const OBSERVER: Pattern = {
  id: 'observer',
  title: 'Observer',
  family: 'behavioural',
  summary:
    'An object keeps a list of others that want to know, and tells each of them when something happens.',
  roles: {
    subject: 'Keeps the list, lets others join and leave, and tells them',
    observer: 'What those in the list have in common',
    'concrete-observer': 'One that is told',
  },
  *detect(code) {
    for (const owner of code.classes) {
      for (const field of owner.fields)
        if (field.container !== undefined) yield* findSubject(code, owner, field);
      const emitter = findEmitter(code, owner);
      if (emitter !== undefined) yield emitter;
    }
    for (const list of findListenerLists(code)) yield describeList(list);
    for (const one of findListenerVariables(code)) yield describeVariable(one);
  },
};

function* findSubject(code: CodeModel, owner: ClassInfo, field: FieldInfo): Iterable<Candidate> {
  const uses = findFieldUses(code);
  const joins = uses.putsInto(field).filter(put => isHandedIn(put));
  const [join] = joins;
  if (join === undefined) return;
  const family = familyOf(code, field);
  const told = uses
    .callsOn(field)
    .filter(
      call =>
        call.isElement &&
        call.inLoop &&
        !call.isUsed &&
        call.by !== join.by &&
        call.by.declaration.type !== 'constructor' &&
        !ENDING.test(call.method) &&
        !(passesItself(call) && isListing(code, family, call.method)),
    );
  const [first] = told;
  if (first === undefined) return;
  // Parts that are of the same kind as the whole make a tree.
  if (family !== undefined && !family.isGuess && isOfFamily(family, owner)) return;
  const leave = uses.takesFrom(field).find(take => !take.isEnd);
  const drained = uses.takesFrom(field).some(take => take.isEnd);
  const tellsItself = told.find(passesItself);
  const isSame = told.every(call => call.method === call.by.name);
  const inner = told.find(({ by }) =>
    code
      .callersOf(by)
      .some(({ from }) => from?.owner !== undefined && from !== by && isKin(from.owner, owner)),
  );
  const variants = family?.variants ?? [];
  yield {
    roles: [
      { role: 'subject', symbol: owner },
      ...rolesOf('observer', [family?.base]),
      ...rolesOf(
        'concrete-observer',
        variants.filter(one => one !== family?.base && one !== owner),
      ),
    ],
    clues: present(
      {
        text: `\`${first.by.name}\` calls ${first.method === '' ? 'each function' : `\`${first.method}\` of each object`} in \`${field.name}\``,
        weight: first.expression.args.length > 0 ? 0.42 : 0.2,
        at: at(owner, first.line),
      },
      {
        text: `\`${join.by.name}\` takes another one into \`${field.name}\``,
        weight: 0.3,
        at: at(owner, join.line),
      },
      leave && {
        text: `\`${leave.by.name}\` takes one out of \`${field.name}\``,
        weight: 0.3,
        at: at(owner, leave.line),
      },
      tellsItself && {
        text: 'the subject hands itself over',
        weight: 0.2,
        at: at(owner, tellsItself.line),
      },
      inner && {
        text: `other methods call \`${inner.by.name}\` when they have changed something`,
        weight: 0.15,
        at: at(owner, inner.by.line),
      },
      family?.base?.isAbstract === true && {
        text: `those in the list are known as \`${family.base.name}\` alone`,
        weight: 0.15,
        at: family.base,
      },
      isSame &&
        isTree(family, owner) && {
          text: 'the method is called like the one that calls it: parts of a whole',
          weight: -0.4,
          at: at(owner, first.line),
        },
      drained && {
        text: 'they are taken out as they are done: a queue',
        weight: -0.4,
        at: at(owner, join.line),
      },
      calledClue(
        [owner, family?.base, mostNamed(variants, WORDS), join.by, first.by, leave?.by],
        WORDS,
        0.45,
      ),
      calledClue([{ name: field.name, module: owner.module, line: field.line }], WORDS, 0.2),
      pathClue(owner, WORDS, 0.3),
    ),
  };
}

/** A method that keeps what it is given or lets go of it: whoever calls that joins or leaves a list and tells nobody. */
function isListing(code: CodeModel, family: Family | undefined, method: string): boolean {
  const uses = findFieldUses(code);
  return (family?.variants ?? []).some(one => {
    const called = code.findMethod(one, method);
    return (called?.owner?.fields ?? []).some(
      field =>
        uses.putsInto(field).some(({ by }) => by === called) ||
        uses.takesFrom(field).some(({ by }) => by === called),
    );
  });
}

function passesItself({ expression }: HeldCall): boolean {
  return expression.args.some(arg => arg.kind === 'self');
}

function isKin(one: ClassInfo, other: ClassInfo): boolean {
  return one === other || one.ancestors.includes(other) || other.ancestors.includes(one);
}

/** Whether those in the list may be of the subject's own kind: the same method, and a base in common, or no other class. */
function isTree(family: Family | undefined, owner: ClassInfo): boolean {
  if (family === undefined) return true;
  if (!family.isGuess) return isOfFamily(family, owner);
  const others = family.variants.filter(one => one !== owner);
  return (
    others.length === 0 ||
    others.some(one => one.ancestors.some(base => base === owner || owner.ancestors.includes(base)))
  );
}

/** An event as an object of its own: a list of handlers that calls them all. */
function describeList({ owner, teller, line, method, hasArguments, heldBy }: ListenerList): Candidate {
  const subjects = [...new Set(heldBy.map(field => field.owner))];
  const [first] = heldBy;
  return {
    roles: [...rolesOf('subject', subjects), { role: 'subject', symbol: owner }],
    clues: present(
      { text: 'it is itself a list that others can be put into', weight: 0.25, at: owner },
      {
        text: `\`${teller.name}\` calls ${method === '' ? 'each function' : `\`${method}\` of each object`} in it`,
        weight: hasArguments ? 0.45 : 0.2,
        at: at(owner, line),
      },
      first && {
        text: `\`${first.owner.name}\` has such a list in \`${first.name}\``,
        weight: 0.25,
        at: { module: first.owner.module, line: first.line },
      },
      calledClue([owner, ...subjects, teller], WORDS, 0.45),
      pathClue(owner, WORDS, 0.3),
    ),
  };
}

/** The list of those that want to know is a variable of a module or of a function. */
function describeVariable({ name, module, line, within, join, tell, leave }: ListenerVariable): Candidate {
  const place = { name, module, line };
  const symbol = within ?? place;
  return {
    roles: [{ role: 'subject', symbol }],
    clues: present(
      {
        text: `\`${tell.by}\` calls ${tell.method === '' ? 'each function' : `\`${tell.method}\` of each object`} in \`${name}\``,
        weight: tell.hasArguments ? 0.4 : 0.2,
        at: { module, line: tell.line },
      },
      {
        text: `\`${join.by}\` takes another one into \`${name}\``,
        weight: 0.3,
        at: { module, line: join.line },
      },
      leave && {
        text: `\`${leave.by}\` takes one out of \`${name}\``,
        weight: 0.25,
        at: { module, line: leave.line },
      },
      calledClue([symbol, place, ...[join.by, tell.by].map(by => ({ name: by, module, line }))], WORDS, 0.45),
      pathClue(symbol, WORDS, 0.3),
    ),
  };
}

/** A class that is an event emitter by its base, and emits. */
function findEmitter(code: CodeModel, owner: ClassInfo): Candidate | undefined {
  if (!owner.externalBases.some(base => EMITTERS.test(base))) return undefined;
  const emit = [...owner.methods, ...(owner.constructedBy ? [owner.constructedBy] : [])]
    .flatMap(method => code.callsOf(method))
    .find(({ name, receiver }) => (name === 'emit' || name === 'dispatchEvent') && receiver?.kind === 'self');
  if (emit === undefined) return undefined;
  return {
    roles: [{ role: 'subject', symbol: owner }],
    clues: present(
      { text: 'it is an event emitter that others listen to', weight: 0.4, at: owner },
      { text: 'it emits events of its own', weight: 0.4, at: at(owner, emit.line) },
      calledClue([owner], WORDS, 0.3),
      pathClue(owner, WORDS, 0.3),
    ),
  };
}

function at({ module }: ClassInfo, line: number): { module: string; line: number } {
  return { module, line };
}
