import type { Expression } from '../../model/code';
import type { CodeModel } from '../code/code-model';
import type { ClassInfo } from '../code/symbols';
import type { Candidate, Clue, Pattern } from '../pattern';
import { listStateBreakers } from '../shapes/breaker-states';
import { scopesCalling, scopesCallingOutside } from '../shapes/call-index';
import { findTimes, hasClock, mayBeClock } from '../shapes/clock';
import { listLimits, sizedSlot, stepOf, within } from '../shapes/counters';
import { externalOf } from '../shapes/external-names';
import { runsGiven } from '../shapes/given';
import { withGuarded } from '../shapes/guarded-by';
import type { Change, Survey } from '../shapes/survey';
import { calledName, mentions, textOf } from '../shapes/texts';
import { hasAny, listUnits, surveyUnit, type Unit } from '../shapes/units';
import { wordsOf } from '../shapes/words';

const LIBRARIES =
  /^(?:pybreaker\.CircuitBreaker|aiobreaker\.CircuitBreaker|circuitbreaker\.circuit|circuitbreaker\.CircuitBreaker|opossum(?:\.default)?|purgatory\.\w+|cockatiel\.circuitBreaker|brakes(?:\.default)?|mollitia\.Circuit)$/;

const TIMERS = /^(?:setTimeout|Timer|call_later)$/;

/** Stops calling what keeps failing, and tries it again after a while. */
export const CIRCUIT_BREAKER: Pattern = {
  id: 'circuit-breaker',
  title: 'Circuit breaker',
  family: 'resilience',
  summary: 'Stops calling something that keeps failing, and lets a call through again after a while.',
  roles: {
    'circuit-breaker':
      'Counts failures, opens, and closes again; or what a breaker of a library is set up for',
    guard: 'The method through which calls go',
  },
  *detect(code) {
    const breakers = [...listStateBreakers(code)];
    yield* breakers.map(({ states }) => states);
    const holders = breakers.flatMap(one => one.holders);
    yield* withGuarded(code, 'circuit-breaker', [...holders, ...listFound(code)]);
  },
};

function* listFound(code: CodeModel): Iterable<Candidate> {
  for (const unit of listUnits(code)) {
    const found =
      (hasAny(unit, scopesCalling(code, mayTime)) ? findByHand(unit) : undefined) ?? findLibrary(unit, code);
    if (found !== undefined) yield found;
  }
  for (const module of code.modules)
    for (const variable of module.variables) {
      const name = variable.value && externalOf(variable.value, module, code);
      if (name === undefined || !LIBRARIES.test(name)) continue;
      const at = { module: module.id, line: variable.line };
      yield {
        roles: [{ role: 'circuit-breaker', symbol: variable }],
        clues: [{ text: `is made by \`${name}\``, weight: 0.82, at }],
      };
    }
}

/** Whether what is called so has to do with the time. */
function mayTime(name: string): boolean {
  return TIMERS.test(name) || mayBeClock(name);
}

function findLibrary({ symbol, functions, module }: Unit, code: CodeModel): Candidate | undefined {
  const users = scopesCallingOutside(code, LIBRARIES);
  for (const one of functions) {
    for (const decorator of one.declaration.decorators ?? []) {
      const callee = decorator.kind === 'call' ? decorator.callee : decorator;
      const target = code.targetOf(callee, one);
      if (target?.kind === 'external' && LIBRARIES.test(target.name))
        return {
          roles: [{ role: 'circuit-breaker', symbol: one }],
          clues: [{ text: `\`${target.name}\` guards it`, weight: 0.82, at: { module, line: one.line } }],
        };
    }
    for (const { target, line } of users.has(one) ? code.callsOf(one) : [])
      if (target?.kind === 'external' && LIBRARIES.test(target.name))
        return {
          roles: [{ role: 'circuit-breaker', symbol }],
          clues: [{ text: `makes a \`${target.name}\``, weight: 0.82, at: { module, line } }],
        };
  }
  return undefined;
}

function findByHand(unit: Unit): Candidate | undefined {
  const { symbol, module } = unit;
  const isClass = 'fields' in symbol;
  const owner = isClass ? (symbol as ClassInfo) : undefined;
  const survey = surveyUnit(unit);
  const { changes, comparisons, calls, exits } = survey;
  const timer = calls.find(({ expression }) => TIMERS.test(calledName(expression) ?? ''));
  if (timer === undefined && !hasClock(survey)) return undefined;
  const kept = changes.filter(({ slot, within: inside }) =>
    isClass ? /^self[.[]/.test(slot) : slot !== '' && inside.length > 1,
  );
  const failing = listFailing(survey);
  const fails = (change: { inCatch: boolean; within: Change['within'] }) =>
    change.inCatch || change.within.some(({ name }) => failing.has(name));
  const counters = kept.filter(change => stepOf(change) === '+');
  const counter =
    counters.find(change => fails(change) && isLimited(survey, change.slot)) ??
    counters.find(({ slot }) => isLimited(survey, slot));
  const log = counter === undefined ? findLog(survey, fails) : undefined;
  if (counter === undefined && log === undefined) return undefined;
  const counted = counter?.slot ?? log!.slot;
  const known = findStates(kept, survey, counters);
  const states =
    known ?? (counter === undefined || !fails(counter) ? undefined : findCountAlone(kept, counter));
  if (states === undefined) return undefined;
  const at = (line: number) => ({ module, line });
  const clues: Clue[] = [];
  const countsFailures = log !== undefined || fails(counter!);
  clues.push(
    countsFailures
      ? {
          text: `counts failures and compares \`${counter?.slot ?? log?.slot}\` with a limit`,
          weight: 0.36,
          at: at((counter ?? log)!.line),
        }
      : {
          text: `counts, and compares \`${counter!.slot}\` with a limit`,
          weight: 0.15,
          at: at(counter!.line),
        },
  );
  clues.push({
    text:
      known === undefined
        ? `begins to count \`${states.slot}\` anew when all goes well`
        : `\`${states.slot}\` goes between ${states.values.length} states`,
    weight: states.values.length > 2 ? 0.42 : 0.3,
    at: at(states.line),
  });
  if (known !== undefined && !isLinked(survey, known.slot, counted))
    clues.push({
      text: 'its state has nothing to do with what it counts',
      weight: -0.4,
      at: at(states.line),
    });
  const times = findTimes(survey);
  // A time that is kept from one call to the next.
  const stamps = new Set([...times.slots].filter(slot => !isClass || /^self[.[]/.test(slot)));
  const timed = comparisons.find(
    ({ left, right, operator }) =>
      /^[<>]/.test(operator) &&
      (times.isTime(left) || times.isTime(right)) &&
      (!isClass || isKept(left, survey, stamps) || isKept(right, survey, stamps)),
  );
  const later = changes.find(
    ({ slot, within: inside, operator }) =>
      slot === states.slot && operator === undefined && inside.length > 1,
  );
  if (timed !== undefined)
    clues.push({ text: 'asks whether enough time has gone by', weight: 0.35, at: at(timed.line) });
  else if (timer !== undefined && later !== undefined)
    clues.push({ text: 'changes its state after some time', weight: 0.3, at: at(timer.line) });
  else return undefined;
  const asking = new Set([states.slot, ...listAsking(survey, states.slot)]);
  const refusal = exits.find(
    ({ guards, kind, inCatch }) =>
      kind === 'raise' && !inCatch && guards.some(test => mentions(test, asking)),
  );
  if (refusal !== undefined)
    clues.push({ text: 'refuses at once because of its state', weight: 0.25, at: at(refusal.line) });
  const answers = exits.find(
    ({ kind, value, guards }) =>
      kind === 'return' &&
      value?.kind === 'literal' &&
      value.type === 'boolean' &&
      guards.some(test => mentions(test, asking)),
  );
  const guarded =
    calls.find(call => (call.inTry || call.entered.length > 0) && !call.inCatch && runsGiven(call, owner)) ??
    calls.find(call => runsGiven(call, owner));
  if (guarded !== undefined)
    clues.push({ text: 'runs what it is given in between', weight: 0.3, at: at(guarded.line) });
  else clues.push({ text: 'runs nothing that it is given', weight: -0.2, at: at(symbol.line) });
  if (refusal === undefined && answers !== undefined)
    clues.push({
      text: 'says by its state whether a call may go through',
      weight: 0.2,
      at: at(answers.line),
    });
  if (known === undefined && refusal === undefined) return undefined;
  if (refusal === undefined && answers === undefined && (guarded === undefined || timed === undefined))
    return undefined;
  const said = [symbol.name, ...('owner' in symbol && symbol.owner ? [symbol.owner.name] : [])].find(name =>
    wordsOf(name).some(
      word => word === 'circuit' || word === 'breaker' || word === 'circuitbreaker' || word === 'fuse',
    ),
  );
  if (said !== undefined)
    clues.push({ text: `is called \`${said}\``, weight: 0.45, at: at(symbol.line), isName: true });
  const words = states.values.flatMap(value => wordsOf(value));
  if (words.includes('open') && (words.includes('half') || words.includes('closed')))
    clues.push({
      text: 'its states are open, closed, half-open',
      weight: 0.4,
      at: at(states.line),
      isName: true,
    });
  const guard = guarded && unit.functions.find(({ declaration }) => declaration === guarded.within[0]);
  return {
    roles: [
      { role: 'circuit-breaker', symbol },
      ...(guard !== undefined && guard !== symbol ? [{ role: 'guard', symbol: guard }] : []),
    ],
    clues,
  };
}

/** Whether an expression has one of these in it, or a variable that is worked out from one. */
function isKept(side: Expression, { changes }: Survey, stamps: ReadonlySet<string>): boolean {
  if (mentions(side, stamps)) return true;
  return within(side).some(
    part =>
      part.kind === 'name' &&
      changes.some(({ slot, value }) => slot === part.name && mentions(value, stamps)),
  );
}

function isLimited(survey: Survey, slot: string): boolean {
  if (isPlace(survey, slot)) return false;
  // What is held against the length of something is a place in it.
  return listLimits(survey, slot).some(
    ({ left, right }) => sizedSlot(left) === undefined && sizedSlot(right) === undefined,
  );
}

/** Whether something is looked up by it: `rows[self.at]`. */
function isPlace({ changes }: Survey, slot: string): boolean {
  return changes.some(({ value }) =>
    within(value).some(part => part.kind === 'index' && textOf(part.index) === slot),
  );
}

/** Functions that are called where something has failed, directly or by one of these. */
function listFailing({ calls }: Survey): ReadonlySet<string> {
  const failing = new Set<string>(['__exit__', '__aexit__']);
  for (let round = 0, before = -1; round < 3 && failing.size !== before; round++) {
    before = failing.size;
    for (const { expression, inCatch, within: inside } of calls) {
      if (!inCatch && !inside.some(({ name }) => failing.has(name))) continue;
      const { callee } = expression;
      const isOwn =
        callee.kind === 'name' ||
        (callee.kind === 'member' && (callee.of.kind === 'self' || callee.of.kind === 'own-class'));
      const name = isOwn ? calledName(expression) : undefined;
      if (name !== undefined) failing.add(name);
    }
  }
  return failing;
}

/** A list of failures whose length, or what is worked out from it, is compared. */
function findLog(
  { calls, comparisons }: Survey,
  fails: (call: Survey['calls'][number]) => boolean,
): { slot: string; line: number } | undefined {
  for (const call of calls) {
    const { callee } = call.expression;
    if (
      callee.kind !== 'member' ||
      !/^(?:push|append|add|appendleft|unshift)$/.test(callee.name) ||
      !fails(call)
    )
      continue;
    const slot = textOf(callee.of);
    if (!/^self[.[]/.test(slot)) continue;
    const sized = comparisons.some(({ left, right }) =>
      [left, right].some(side => within(side).some(part => textOf(part) === slot)),
    );
    if (sized) return { slot, line: call.line };
  }
  return undefined;
}

/** A count that is set back to nothing where something has gone well: over the limit it is open, else it is closed. */
function findCountAlone(kept: readonly Change[], counter: Change): States | undefined {
  const reset = kept.find(
    ({ slot, value, operator, within: inside, inCatch }) =>
      slot === counter.slot &&
      operator === undefined &&
      !inCatch &&
      inside[0]?.type !== 'constructor' &&
      value?.kind === 'literal' &&
      value.text === '0',
  );
  return reset && { slot: counter.slot, values: [], line: reset.line };
}

/** Whether a state changes where a count is held against its limit, or where that leads to. */
function isLinked(survey: Survey, state: string, counted: string): boolean {
  const slots = new Set([counted]);
  const asking = new Set<string>();
  const leading = (one: { within: Change['within'] }) => one.within.some(({ name }) => asking.has(name));
  for (const one of survey.comparisons)
    if (mentions(one.left, slots) || mentions(one.right, slots))
      for (const { name } of one.within) if (name !== '') asking.add(name);
  const called = new Set(asking);
  for (let round = 0; round < 3; round++)
    for (const call of survey.calls) {
      const name = calledName(call.expression);
      if (name === undefined) continue;
      // Who asks, and what is called there.
      if (asking.has(name) && round < 2)
        for (const { name: outer } of call.within) if (outer !== '') asking.add(outer);
      if (leading(call) || call.within.some(fn => called.has(fn.name))) called.add(name);
    }
  return survey.changes.some(
    one =>
      one.slot === state &&
      one.within[0]?.type !== 'constructor' &&
      one.within.some(({ name }) => asking.has(name) || called.has(name)),
  );
}

interface States {
  readonly slot: string;
  readonly values: readonly string[];
  readonly line: number;
}

/** The slot that is given the most different constants: `'open'`, `State.OPEN`, `true`, `new Open()`. */
function findStates(
  kept: readonly Change[],
  survey: Survey,
  counters: readonly Change[],
): States | undefined {
  const bySlot = new Map<string, { values: Set<string>; line: number }>();
  const add = (slot: string, value: string, line: number) => {
    const known = bySlot.get(slot) ?? { values: new Set<string>(), line };
    bySlot.set(slot, known);
    known.values.add(value);
  };
  for (const { slot, value, operator, within: inside, line } of kept) {
    if (operator !== undefined || value === undefined || counters.some(one => one.slot === slot)) continue;
    for (const one of waysOf(value)) {
      const constant = constantOf(one);
      if (constant !== undefined) add(slot, constant, line);
      else if (one.kind === 'name') {
        // `transition(State.OPEN)` where the method keeps what it is given.
        const fn = inside.findLast(({ parameters }) => parameters.some(({ name }) => name === one.name));
        if (fn === undefined || fn.type === 'constructor') continue;
        const place = fn.parameters.findIndex(({ name }) => name === one.name);
        for (const call of survey.calls) {
          const given = calledName(call.expression) === fn.name ? call.expression.args[place] : undefined;
          const constant = given && constantOf(given);
          if (constant !== undefined) add(slot, constant, call.line);
        }
      }
    }
  }
  let best: States | undefined;
  for (const [slot, { values, line }] of bySlot) {
    const compared = isAsked(survey, slot);
    if (values.size < 2 || !compared || (best !== undefined && best.values.length >= values.size)) continue;
    best = { slot, values: [...values], line };
  }
  return best;
}

function waysOf(value: Expression): Expression[] {
  return value.kind === 'conditional' ? [value.then, value.otherwise] : [value];
}

function constantOf(value: Expression): string | undefined {
  if (value.kind === 'literal' && (value.type === 'string' || value.type === 'boolean'))
    return `${value.text}`;
  if (value.kind === 'member' && value.of.kind !== 'self') {
    const text = textOf(value);
    return /(?:^|\.)[A-Z][A-Z_\d]*$/.test(text) || /^[A-Z]\w*\.\w+$/.test(text) ? text : undefined;
  }
  if (value.kind === 'member') return /^_*[A-Z][A-Z_\d]*$/.test(value.name) ? value.name : undefined;
  if (value.kind === 'name') return /^_*[A-Z][A-Z_\d]*$/.test(value.name) ? value.name : undefined;
  if (value.kind === 'call' && (value.isNew || /^[A-Z]/.test(calledName(value) ?? '')))
    return calledName(value);
  return undefined;
}

function isAsked({ comparisons, exits, calls, changes }: Survey, slot: string): boolean {
  const slots = new Set([slot]);
  return (
    comparisons.some(({ left, right }) => mentions(left, slots) || mentions(right, slots)) ||
    [...exits, ...calls, ...changes].some(({ guards }) => guards.some(test => mentions(test, slots)))
  );
}

/** Own methods and accessors that tell about a slot: `self.is_open`. */
function listAsking({ exits, comparisons }: Survey, slot: string): string[] {
  const slots = new Set([slot]);
  const told = exits.filter(({ kind, value }) => kind === 'return' && mentions(value, slots));
  const asked = comparisons.filter(({ left, right }) => mentions(left, slots) || mentions(right, slots));
  return [...told, ...asked].flatMap(({ within: [fn] }) =>
    fn === undefined || fn.type === 'constructor' ? [] : [`self.${fn.name}`, fn.name],
  );
}
