import type { Expression } from '../../model/code';
import type { CodeModel } from '../code/code-model';
import type { Candidate, Clue, Pattern } from '../pattern';
import { scopesCalling, scopesCallingOutside } from '../shapes/call-index';
import { findTimes, hasClock, mayBeClock, type Times } from '../shapes/clock';
import { isOrder, listLimits, sizedSlot, stepOf, within } from '../shapes/counters';
import { externalOf } from '../shapes/external-names';
import { runsGiven } from '../shapes/given';
import { withGuarded } from '../shapes/guarded-by';
import type { CallPlace, Survey } from '../shapes/survey';
import { calledName, mentions, textOf } from '../shapes/texts';
import { hasAny, listUnits, surveyUnit, type Unit } from '../shapes/units';
import { wordsOf } from '../shapes/words';

const LIBRARIES =
  /^(?:flask_limiter\.Limiter|slowapi\.Limiter|aiolimiter\.AsyncLimiter|pyrate_limiter\.Limiter|ratelimit\.limits|limits\.strategies\.\w+|express-rate-limit(?:\.(?:default|rateLimit))?|rate-limiter-flexible\.RateLimiter\w+|limiter\.(?:RateLimiter|TokenBucket)|@upstash\/ratelimit\.Ratelimit|@nestjs\/throttler\.ThrottlerModule(?:\.\w+)?|koa-ratelimit(?:\.default)?|@fastify\/rate-limit(?:\.default)?)$/;
const NAMES = new Set([
  'rate',
  'ratelimit',
  'ratelimiter',
  'limiter',
  'throttle',
  'throttler',
  'throttled',
  'throttling',
  'bucket',
  'quota',
  'leaky',
  'rps',
  'qps',
]);

/** Calls of a store that several processes share: those that count, and those that drop old entries of a log. */
const COUNTS = /^(?:incr|incrby|hincrby)$/i;
const LOGS = /^zremrangebyscore$/i;

/** Lets only so many calls through in a span of time. */
export const RATE_LIMITER: Pattern = {
  id: 'rate-limiter',
  title: 'Rate limiter',
  family: 'resilience',
  summary:
    'Lets only so many calls through in a span of time: by a bucket of tokens, or by counting in a window.',
  roles: {
    'rate-limiter': 'Counts, and says no or waits; or what a limiter of a library is set up for',
    gate: 'The method that lets through or refuses',
  },
  *detect(code) {
    yield* withGuarded(code, 'rate-limiter', listFound(code));
  },
};

function* listFound(code: CodeModel): Iterable<Candidate> {
  for (const unit of listUnits(code)) {
    const found =
      (hasAny(unit, scopesCalling(code, mayLimit)) ? findByHand(unit) : undefined) ?? findLibrary(unit, code);
    if (found !== undefined) yield found;
  }
  for (const module of code.modules)
    for (const variable of module.variables) {
      const name = variable.value && externalOf(variable.value, module, code);
      if (name === undefined || !LIBRARIES.test(name)) continue;
      yield {
        roles: [{ role: 'rate-limiter', symbol: variable }],
        clues: [
          { text: `is made by \`${name}\``, weight: 0.82, at: { module: module.id, line: variable.line } },
        ],
      };
    }
}

/** Whether a function that calls this may limit anything: it asks for the time, or counts in a store. */
function mayLimit(name: string): boolean {
  return COUNTS.test(name) || LOGS.test(name) || mayBeClock(name);
}

function findLibrary({ symbol, functions, module }: Unit, code: CodeModel): Candidate | undefined {
  const users = scopesCallingOutside(code, LIBRARIES);
  for (const one of functions)
    for (const { target, line } of users.has(one) ? code.callsOf(one) : [])
      if (target?.kind === 'external' && LIBRARIES.test(target.name))
        return {
          roles: [{ role: 'rate-limiter', symbol }],
          clues: [{ text: `makes a \`${target.name}\``, weight: 0.82, at: { module, line } }],
        };
  return undefined;
}

interface Found {
  readonly text: string;
  readonly weight: number;
  readonly line: number;
  /** What is counted. */
  readonly slots: ReadonlySet<string>;
}

function findByHand(unit: Unit): Candidate | undefined {
  const { symbol, module, functions } = unit;
  const survey = surveyUnit(unit);
  const shared = findShared(survey);
  const found = shared ?? (canLimit(survey) ? findByTime(survey) : undefined);
  if (found === undefined) return undefined;
  const at = (line: number) => ({ module, line });
  const clues: Clue[] = [{ text: found.text, weight: found.weight, at: at(found.line) }];
  const refusal = survey.exits.find(
    ({ kind, value, guards }) =>
      (kind === 'raise' || isAnswer(value)) && guards.some(test => isAbout(test, found.slots)),
  );
  const waits = survey.calls.find(({ expression }) =>
    /^(?:sleep|setTimeout|wait_for)$/.test(calledName(expression) ?? ''),
  );
  const told = survey.exits.find(({ kind, value }) => {
    if (kind !== 'return') return false;
    return within(value).some(
      part => part.kind === 'binary' && /^[<>]/.test(part.operator) && isAbout(part, found.slots),
    );
  });
  if (refusal !== undefined)
    clues.push({
      text: 'refuses what is over the limit, or tells whether it is',
      weight: 0.25,
      at: at(refusal.line),
    });
  else if (waits !== undefined)
    clues.push({ text: 'waits until there is room again', weight: 0.22, at: at(waits.line) });
  else if (told !== undefined)
    clues.push({ text: 'tells whether there is room', weight: 0.2, at: at(told.line) });
  else clues.push({ text: 'neither refuses nor waits', weight: -0.2, at: at(found.line) });
  if (survey.changes.some(change => change.inCatch && stepOf(change) === '+' && found.slots.has(change.slot)))
    clues.push({ text: 'counts failures, not calls', weight: -0.6, at: at(symbol.line) });
  const names = [
    symbol.name,
    ...('owner' in symbol && symbol.owner ? [symbol.owner.name] : []),
    ...functions.map(({ name }) => name),
  ];
  const said = names.find(name => {
    const words = wordsOf(name);
    return words.some(word => NAMES.has(word) || NAMES.has(word.replace(/s$/, '')));
  });
  if (said !== undefined)
    clues.push({ text: `\`${said}\` speaks of a rate`, weight: 0.45, at: at(symbol.line), isName: true });
  const gate = refusal && functions.find(({ declaration }) => declaration === refusal.within[0]);
  return {
    roles: [
      { role: 'rate-limiter', symbol },
      ...(gate !== undefined && gate !== symbol ? [{ role: 'gate', symbol: gate }] : []),
    ],
    clues,
  };
}

function canLimit(survey: Survey): boolean {
  return survey.changes.length > 0 && survey.comparisons.length > 0 && hasClock(survey);
}

function findByTime(survey: Survey): Found | undefined {
  const times = findTimes(survey, true);
  return (
    findBucket(survey, times) ??
    findLog(survey, times) ??
    findWindow(survey, times) ??
    findInterval(survey, times)
  );
}

/** Yes or no, also within what is returned: `false`, `{ allowed: false }`, `Promise.resolve(true)`; or status 429. */
function isAnswer(value: Expression | undefined): boolean {
  if (value === undefined) return false;
  if (value.kind === 'literal') return value.type === 'boolean' || value.text === '429';
  if (value.kind === 'list') return value.items.some(isAnswer);
  if (value.kind === 'dict') return value.entries.some(entry => isAnswer(entry.value));
  if (value.kind === 'call') return value.args.some(isAnswer) || isAnswer(value.callee);
  return (
    (value.kind === 'keyword' && isAnswer(value.value)) || (value.kind === 'member' && isAnswer(value.of))
  );
}

function isAbout(test: Expression, slots: ReadonlySet<string>): boolean {
  for (const part of within(test)) {
    if (slots.has(textOf(part))) return true;
    const sized = sizedSlot(part);
    if (sized !== undefined && slots.has(sized)) return true;
  }
  return false;
}

/** Tokens that come back as time goes by, or a level that sinks: `tokens = min(capacity, tokens + elapsed * rate)`. */
function findBucket(survey: Survey, times: Times): Found | undefined {
  for (const change of survey.changes) {
    const { slot, value, line, operator } = change;
    if (slot === '' || value === undefined) continue;
    // `gain = min(most, elapsed / span)` and then `tokens = gain`
    const worked =
      value.kind === 'name' ? (survey.changes.find(one => one.slot === value.name)?.value ?? value) : value;
    const clamped = within(worked).find(part => /^(?:min|max)$/.test(calledName(part) ?? ''));
    if (clamped === undefined && operator !== '+') continue;
    const slots = new Set([slot]);
    // What was taken from the slot before, by another name.
    for (const other of survey.changes)
      if (textOf(other.value) === slot && other.slot !== '') slots.add(other.slot);
    const isFilledUp = worked !== value && clamped !== undefined && slot.startsWith('self.');
    const isGrown = operator === '+' || isFilledUp || mentions(value, slots);
    if (!isGrown || !growth(survey, clamped ?? value, times)) continue;
    const isTaken =
      survey.changes.some(one => one !== change && slots.has(one.slot) && stepOf(one) !== undefined) ||
      survey.changes.some(
        one => one !== change && one.value?.kind === 'binary' && slots.has(textOf(one.value.left)),
      );
    const isAsked = survey.comparisons.some(
      one => isOrder(one) && (mentions(one.left, slots) || mentions(one.right, slots)),
    );
    if (!isTaken || !isAsked) continue;
    return { text: `\`${slot}\` is filled as time goes by, and used up`, weight: 0.66, line, slots };
  }
  return undefined;
}

/** Whether a value has something multiplied or divided in it that comes from the time. */
function growth(survey: Survey, value: Expression, times: Times): boolean {
  for (const part of within(value)) {
    if (part.kind === 'binary' && /^[*/]|\/\/$/.test(part.operator) && times.isTime(part)) return true;
    if (part.kind !== 'name') continue;
    const made = survey.changes.find(({ slot }) => slot === part.name);
    if (made?.value === undefined || made.value === value) continue;
    for (const inner of within(made.value))
      if (inner.kind === 'binary' && /^[*/]|\/\/$/.test(inner.operator) && times.isTime(inner)) return true;
  }
  return false;
}

const ADDING = new Set([
  'push',
  'append',
  'appendleft',
  'add',
  'zadd',
  'put',
  'set',
  'unshift',
  'extend',
  'zAdd',
]);

/** Times of calls are kept, old ones dropped, and their number held against a limit. */
function findLog(survey: Survey, times: Times): Found | undefined {
  const noted = survey.calls.find(({ expression }) => {
    const { callee, args } = expression;
    return (
      callee.kind === 'member' &&
      ADDING.has(callee.name) &&
      callee.name !== 'set' &&
      args.some(arg => isMoment(arg, times))
    );
  });
  const isOld = survey.comparisons.find(
    one => isOrder(one) && (times.isTime(one.left) || times.isTime(one.right)),
  );
  // `this.times = [...this.times, now]`
  const joined = survey.changes.find(
    ({ value }) =>
      value?.kind === 'list' &&
      value.items.some(item => item.kind === 'spread') &&
      value.items.some(item => isMoment(item, times)),
  );
  const line = noted?.line ?? joined?.line;
  if (line === undefined) return undefined;
  const kept =
    noted?.expression.callee.kind === 'member' ? textOf(noted.expression.callee.of) : (joined?.slot ?? '');
  const sized = survey.comparisons.find(one => {
    if (!isOrder(one)) return false;
    return [one.left, one.right].some(side => sizedSlot(side) !== undefined || isSizeVariable(side, survey));
  });
  if (sized === undefined) return undefined;
  // Old ones are dropped here, or by a function that is told the time.
  const isPruned =
    isOld !== undefined ||
    survey.changes.some(
      ({ slot, value }) =>
        value?.kind === 'call' &&
        value.args.some(arg => arg.kind === 'name' && times.isTime(arg)) &&
        [sized.left, sized.right].some(side => sizedSlot(side) === slot),
    );
  if (!isPruned) return undefined;
  const isCapped =
    [sized.left, sized.right].some(
      side => side.kind !== 'literal' && sizedSlot(side) === undefined && !isSizeVariable(side, survey),
    ) || [sized.left, sized.right].some(side => side.kind === 'literal' && Number(side.text) > 1);
  if (!isCapped) return undefined;
  const slots = new Set(
    [kept, sizedSlot(sized.left) ?? textOf(sized.left), sizedSlot(sized.right) ?? ''].filter(Boolean),
  );
  return {
    text: 'notes the time of each call, drops old ones, and holds their number against a limit',
    weight: 0.64,
    line,
    slots,
  };
}

function isMoment(argument: Expression, times: Times): boolean {
  const value = argument.kind === 'keyword' ? argument.value : argument;
  if (value.kind === 'dict')
    return value.entries.some(
      ({ key, value: inner }) => times.isTime(inner) || (key !== undefined && times.isTime(key)),
    );
  return (value.kind === 'name' || value.kind === 'call' || value.kind === 'member') && times.isTime(value);
}

function isSizeVariable(side: Expression, { changes }: Survey): boolean {
  return (
    side.kind === 'name' &&
    changes.some(
      ({ slot, value }) => slot === side.name && value !== undefined && sizedSlot(value) !== undefined,
    )
  );
}

/** A count that begins anew with each span of time. */
function findWindow(survey: Survey, times: Times): Found | undefined {
  const isOver = survey.comparisons.find(
    one => (isOrder(one) || one.operator === '!=') && (times.isTime(one.left) || times.isTime(one.right)),
  );
  if (isOver === undefined) return undefined;
  const counted = findCountdown(survey, times);
  if (counted !== undefined) return counted;
  for (const change of survey.changes) {
    if (stepOf(change) !== '+' || change.slot === '') continue;
    if (change.loops > 0 && change.target.kind === 'name') continue;
    const limits = [...listLimits(survey, change.slot), ...listLimits(survey, lastSlot(change.slot))].filter(
      isOrder,
    );
    if (limits.length === 0) continue;
    const isReset =
      survey.changes.some(
        one =>
          one !== change &&
          one.slot === change.slot &&
          one.operator === undefined &&
          one.value?.kind === 'literal' &&
          one.within[0]?.type !== 'constructor' &&
          one.guards.some(times.isTime),
      ) ||
      survey.changes.some(
        ({ value, target, slot }) =>
          (target.kind === 'index' ||
            change.slot.startsWith(`${slot}.`) ||
            change.slot.startsWith(`${slot}[`)) &&
          isFreshWindow(value, times),
      ) ||
      survey.calls.some(
        ({ expression }) =>
          /^(?:set|put|push|append|setdefault)$/.test(calledName(expression) ?? '') &&
          expression.args.some(arg => isFreshWindow(arg, times)),
      );
    if (!isReset) continue;
    return {
      text: `\`${change.slot}\` counts in a span of time, and is held against a limit`,
      weight: 0.6,
      line: change.line,
      slots: new Set([change.slot]),
    };
  }
  return undefined;
}

/** What is left of a span's calls: it is filled up when the span is over, and counted down. */
function findCountdown(survey: Survey, times: Times): Found | undefined {
  for (const { slot, line, target, within: inside } of survey.changes.filter(one => stepOf(one) === '-')) {
    if (target.kind === 'name' && inside.length < 2) continue;
    const isFilled = survey.changes.some(
      one =>
        one.slot === slot &&
        one.operator === undefined &&
        one.value !== undefined &&
        stepOf(one) === undefined &&
        one.within[0]?.type !== 'constructor' &&
        one.guards.some(times.isTime) &&
        survey.changes.some(
          other =>
            other.within.at(-1) === one.within.at(-1) &&
            other !== one &&
            times.slots.has(other.slot) &&
            other.guards.some(times.isTime),
        ),
    );
    const isAsked = survey.comparisons.some(
      one => isOrder(one) && (textOf(one.left) === slot || textOf(one.right) === slot),
    );
    if (isFilled && isAsked)
      return {
        text: `\`${slot}\` is filled up when a span of time is over, and counted down`,
        weight: 0.64,
        line,
        slots: new Set([slot]),
      };
  }
  return undefined;
}

function lastSlot(slot: string): string {
  return slot.slice(0, slot.indexOf('[') < 0 ? undefined : slot.indexOf('['));
}

/** `{ count: 1, resetAt: now + span }`, `(1, now)`, `Window(0, now)`. */
function isFreshWindow(value: Expression | undefined, times: Times): boolean {
  const isNumber = (one: Expression) => one.kind === 'literal' && (one.text === '0' || one.text === '1');
  let parts: readonly Expression[] = [];
  if (value?.kind === 'dict') parts = value.entries.map(entry => entry.value);
  else if (value?.kind === 'list') parts = value.items;
  else if (value?.kind === 'call') parts = value.args.map(arg => (arg.kind === 'keyword' ? arg.value : arg));
  return parts.some(isNumber) && parts.some(part => times.isTime(part));
}

/** Calls are kept apart by a span: what is left of it is waited for. */
function findInterval(survey: Survey, times: Times): Found | undefined {
  const wait = survey.calls.find(({ expression, guards }) => {
    if (!/^(?:sleep|setTimeout|delay)$/.test(calledName(expression) ?? '')) return false;
    if (!goesOn(expression, survey)) return false;
    return (
      expression.args.some(arg => arg.kind !== 'function' && times.isTime(arg)) &&
      guards.some(test => times.isTime(test))
    );
  });
  const noted = survey.changes.find(
    ({ slot, value, within: inside }) =>
      times.slots.has(slot) &&
      value !== undefined &&
      times.isTime(value) &&
      (slot.startsWith('self.') || inside.length > 1 || slot.includes('[')) &&
      value.kind !== 'binary',
  );
  if (wait === undefined || noted === undefined || wait.loops > 0) return undefined;
  return {
    text: 'waits for what is left of a span since the last call',
    weight: 0.5,
    line: wait.line,
    slots: new Set([noted.slot]),
  };
}

/** Whether what is done after the wait is what was asked for, and not the limiter's own affairs. */
function goesOn({ args: [handler] }: CallPlace['expression'], { calls }: Survey): boolean {
  if (handler?.kind === 'member') return false;
  if (handler?.kind !== 'function') return true;
  return calls.some(
    call =>
      call.within.includes(handler) &&
      (runsGiven(call) ||
        (call.expression.callee.kind === 'name' && call.given.has(call.expression.callee.name))),
  );
}

/** A count in a store that several processes share, which forgets it by itself: `incr` and `expire`. */
function findShared(survey: Survey): Found | undefined {
  const named = (names: RegExp) =>
    survey.calls.find(
      ({ expression }) => expression.callee.kind === 'member' && names.test(expression.callee.name),
    );
  const counted = named(COUNTS);
  const forgotten = named(/^p?expire(?:at)?$/i);
  const log = named(LOGS);
  const sized = named(/^z(?:card|count)$/i);
  const isLimited = survey.comparisons.some(isOrder);
  if (log !== undefined && sized !== undefined && isLimited)
    return {
      text: 'keeps the times of calls in a sorted set, drops old ones and counts the rest',
      weight: 0.66,
      line: log.line,
      slots: namesGiven(survey, sized.expression),
    };
  if (counted === undefined || forgotten === undefined || !isLimited) return undefined;
  return {
    text: 'counts in a shared store whose counter expires',
    weight: 0.6,
    line: counted.line,
    slots: namesGiven(survey, counted.expression),
  };
}

function namesGiven({ changes }: Survey, call: Expression): ReadonlySet<string> {
  const found = changes.filter(({ value }) => within(value).includes(call)).map(({ slot }) => slot);
  return new Set(found.filter(Boolean));
}
