import type { CodeModel } from '../code/code-model';
import { CALLS } from '../code/flat-body';
import type { ClassInfo, FunctionInfo } from '../code/symbols';
import { classesIn, classOf, elementType } from '../code/type-questions';
import { walkBody } from '../code/walk';
import type { CandidateRole, Clue, FoundPatterns, Pattern } from '../pattern';
import { listChanges } from '../shapes/data-shape';
import { findDispatch } from '../shapes/dispatch';
import { nameClue, structureClue } from '../shapes/make-clue';
import { wordsOf } from '../shapes/words';

/** Event sourcing. */
export const EVENT_SOURCING: Pattern = {
  id: 'event-sourcing',
  title: 'Event sourcing',
  family: 'architecture',
  summary: 'What has happened is what is stored; the present state is worked out from it.',
  roles: {
    aggregate: 'what is built up again from its events',
    replay: 'what goes through the events',
    event: 'what is stored',
    store: 'what keeps the events',
  },
  after: ['domain-event', 'entity', 'aggregate'],
  *detect(code, found) {
    const events = listEvents(found);
    const stores = code.classes.filter(one => isStore(one, events));
    for (const one of code.classes) {
      if (one.kind !== 'class') continue;
      const clues = listClues(one, events, code);
      if (clues.length === 0) continue;
      const roles: CandidateRole[] = [{ role: 'aggregate', symbol: one }];
      const replay = findReplay(one, events);
      if (replay !== undefined) roles.push({ role: 'replay', symbol: replay.method });
      for (const store of stores.slice(0, 3)) roles.push({ role: 'store', symbol: store });
      const [store] = stores;
      if (store !== undefined)
        clues.push(
          structureClue(`\`${store.name}\` adds events to what is stored and reads them again`, 0.3, store),
        );
      yield { roles, clues };
    }
  },
};

function listEvents(found: FoundPatterns): Set<ClassInfo> {
  const events = new Set<ClassInfo>();
  for (const { roles, confidence } of found.of('domain-event')) {
    if (confidence < 0.6) continue;
    const one = roles[0]!.symbol as ClassInfo;
    events.add(one);
    for (const base of one.ancestors) events.add(base);
  }
  return events;
}

function listClues(one: ClassInfo, events: ReadonlySet<ClassInfo>, code: CodeModel): Clue[] {
  const clues: Clue[] = [];
  const foreign = [one, ...one.ancestors]
    .flatMap(({ externalBases }) => externalBases)
    .find(base => /^eventsourcing\.(?:domain\.)?Aggregate$/.test(base));
  if (foreign !== undefined)
    clues.push(structureClue('has the `Aggregate` of eventsourcing as its base', 0.8, one));
  const replay = findReplay(one, events);
  if (replay !== undefined) {
    clues.push(
      structureClue(
        `\`${replay.method.name}\` goes through events and lets each take effect by \`${replay.effect}\``,
        replay.isTyped ? 0.5 : 0.35,
        replay.method,
      ),
    );
    const effect = code.findMethod(one, replay.effect);
    if (effect !== undefined) {
      const isTold =
        findDispatch(effect) !== undefined ||
        branches(effect) ||
        one.descendants.some(heir => heir.methods.some(({ name }) => name === effect.name)) ||
        effect.decorators.some(name => /singledispatch/.test(name));
      if (isTold)
        clues.push(structureClue(`\`${effect.name}\` changes the object by the kind of event`, 0.35, effect));
      else if (listChanges(effect).length > 0)
        clues.push(structureClue(`\`${effect.name}\` changes the object`, 0.15, effect));
      const recording = [one, ...one.ancestors]
        .flatMap(({ methods }) => methods)
        .find(method => method !== replay.method && method !== effect && callsOwn(method, effect.name));
      if (recording !== undefined)
        clues.push(
          structureClue(`\`${recording.name}\` lets new events take effect the same way`, 0.25, recording),
        );
    }
  } else {
    const inherited = one.ancestors.find(base => findReplay(base, events) !== undefined);
    if (inherited !== undefined)
      clues.push(structureClue(`\`${inherited.name}\` builds it up again from its events`, 0.65, one));
  }
  if (clues.length === 0) return [];
  const words = wordsOf([one.name, ...one.ancestors.map(({ name }) => name)].join(' ')).join('');
  if (/eventsourc/.test(words)) clues.push(nameClue('is called so', 0.4, one));
  return clues;
}

/** A method that goes through a list of events that it is given and hands each to a method of the object. */
function findReplay(
  one: ClassInfo,
  events: ReadonlySet<ClassInfo>,
): { method: FunctionInfo; effect: string; isTyped: boolean } | undefined {
  const methods = one.constructedBy === undefined ? one.methods : [...one.methods, one.constructedBy];
  for (const method of methods) {
    const lists = method.parameters.filter(({ name, type }) => {
      const element = classOf(elementType(type));
      return element === undefined ? /events?$|history|stream/i.test(name) : events.has(element);
    });
    for (const { name, type } of lists) {
      const effect = findEffect(method, name);
      if (effect === undefined) continue;
      const isTyped = classesIn(type).some(held => events.has(held));
      return { method, effect, isTyped };
    }
  }
  return undefined;
}

/** The method that is called with each element of a parameter, on the object itself or on one just made. */
function findEffect({ body }: FunctionInfo, list: string): string | undefined {
  let found: string | undefined;
  const look = (inside: Parameters<typeof walkBody>[0], element: string) =>
    walkBody(inside, {
      kinds: CALLS,
      expression(expression) {
        if (expression.kind !== 'call' || expression.callee.kind !== 'member') return undefined;
        const { of, name } = expression.callee;
        const isOwn = of.kind === 'self' || of.kind === 'name';
        if (
          isOwn &&
          name !== 'append' &&
          name !== 'push' &&
          expression.args.some(arg => arg.kind === 'name' && arg.name === element)
        )
          found ??= name;
        return undefined;
      },
    });
  walkBody(body, {
    statement(statement) {
      if (
        statement.kind === 'loop' &&
        statement.over?.kind === 'name' &&
        statement.over.name === list &&
        statement.target?.kind === 'name'
      )
        look(statement.body, statement.target.name);
      return undefined;
    },
    kinds: CALLS,
    expression(expression) {
      if (expression.kind !== 'call' || expression.callee.kind !== 'member') return undefined;
      const { of, name } = expression.callee;
      const [each] = expression.args;
      if (
        !/^(?:forEach|reduce)$/.test(name) ||
        of.kind !== 'name' ||
        of.name !== list ||
        each?.kind !== 'function'
      )
        return undefined;
      const element = each.parameters[name === 'reduce' ? 1 : 0]?.name;
      if (element !== undefined) look(each.body ?? [], element);
      return undefined;
    },
  });
  return found;
}

/** Whether it asks of which class, or type, what it is given is. */
function branches({ body, parameters }: FunctionInfo): boolean {
  const given = parameters[0]?.name;
  let found = false;
  walkBody(body, {
    statement(statement) {
      if (statement.kind === 'switch') found = true;
      return undefined;
    },
    expression(expression) {
      if (
        expression.kind === 'binary' &&
        expression.operator === 'instanceof' &&
        expression.left.kind === 'name' &&
        expression.left.name === given
      )
        found = true;
      if (
        expression.kind === 'call' &&
        expression.callee.kind === 'name' &&
        /^(?:isinstance|getattr)$/.test(expression.callee.name)
      )
        found = true;
      return undefined;
    },
  });
  return found;
}

function callsOwn({ body }: FunctionInfo, name: string): boolean {
  let found = false;
  walkBody(body, {
    kinds: CALLS,
    expression(expression) {
      if (
        expression.kind === 'call' &&
        expression.callee.kind === 'member' &&
        expression.callee.of.kind === 'self' &&
        expression.callee.name === name
      )
        found = true;
      return undefined;
    },
  });
  return found;
}

/** A class that takes events in and gives them back, by the stream that they belong to. */
function isStore(one: ClassInfo, events: ReadonlySet<ClassInfo>): boolean {
  if (one.kind === 'enum' || one.kind === 'type' || one.methods.length < 2 || one.methods.length > 12)
    return false;
  const holds = (type: FunctionInfo['returns']) => classesIn(type).some(held => events.has(held));
  const takes = one.methods.find(
    ({ parameters }) => parameters.length > 0 && parameters.some(({ type }) => holds(type)),
  );
  return (
    takes !== undefined &&
    one.methods.some(method => method !== takes && holds(method.returns) && method.parameters.length > 0)
  );
}
