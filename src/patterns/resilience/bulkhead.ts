import type { CodeModel } from '../code/code-model';
import type { ClassInfo } from '../code/symbols';
import type { Candidate, Clue, Pattern } from '../pattern';
import { scopesCalling, scopesCallingOutside } from '../shapes/call-index';
import { isOrder, listLimits, sizedSlot, stepOf } from '../shapes/counters';
import { externalOf, packageOf } from '../shapes/external-names';
import { runsGiven } from '../shapes/given';
import { withGuarded } from '../shapes/guarded-by';
import { type CallPlace, type Survey, surveyFunctions } from '../shapes/survey';
import { calledName, textOf } from '../shapes/texts';
import { hasAny, listUnits, surveyUnit, type Unit } from '../shapes/units';
import { wordsOf } from '../shapes/words';

const SEMAPHORES =
  /(?:^|\.)(?:Bounded)?Semaphore$|(?:^|\.)CapacityLimiter$|^p-limit(?:\.default)?$|^async-sema\.Sema$|^p-queue(?:\.default)?$|^bottleneck(?:\.default)?$|^cockatiel\.bulkhead$/;
const NAMES = new Set([
  ...[
    'bulkhead',
    'concurrency',
    'concurrent',
    'semaphore',
    'limit',
    'limiter',
    'limited',
    'parallel',
    'parallelism',
  ],
  ...['throttled', 'throttle', 'isolation', 'partition', 'compartment', 'slot', 'pool', 'pooled'],
]);

const POOLS = /^(?:Thread|Process)PoolExecutor$/;

/** Keeps a part of the system from taking all there is: only so many calls at a time. */
export const BULKHEAD: Pattern = {
  id: 'bulkhead',
  title: 'Bulkhead',
  family: 'resilience',
  summary: 'Lets only so many calls run at the same time, so that one part cannot use up what others need.',
  roles: { bulkhead: 'Lets calls through or holds them back', guard: 'The method through which calls go' },
  *detect(code) {
    yield* withGuarded(code, 'bulkhead', listFound(code));
  },
};

function* listFound(code: CodeModel): Iterable<Candidate> {
  for (const unit of listUnits(code)) {
    const found = findSemaphore(unit, code) ?? findCounted(unit) ?? findPools(unit, code);
    if (found !== undefined) yield found;
  }
}

function nameClues({ symbol, module }: Unit): Clue[] {
  const said = [symbol.name, ...('owner' in symbol && symbol.owner ? [symbol.owner.name] : [])].find(name =>
    wordsOf(name).some(word => NAMES.has(word) || NAMES.has(word.replace(/s$/, ''))),
  );
  return said === undefined
    ? []
    : [{ text: `is called \`${said}\``, weight: 0.4, at: { module, line: symbol.line }, isName: true }];
}

/** Calls under a semaphore of the library or of a package. */
function findSemaphore(unit: Unit, code: CodeModel): Candidate | undefined {
  const { symbol, module, functions } = unit;
  const owner = 'fields' in symbol ? (symbol as ClassInfo) : undefined;
  let made: { external: string; line: number } | undefined;
  const users = scopesCallingOutside(code, SEMAPHORES);
  for (const one of functions) {
    if (!users.has(one)) continue;
    for (const { target, line, expression } of code.callsOf(one)) {
      if (target?.kind !== 'external' || !SEMAPHORES.test(target.name)) continue;
      const [first] = expression.args;
      // One at a time is a lock.
      if (first?.kind === 'literal' && first.text === '1') continue;
      if (/^(?:ts-morph|typescript)/.test(packageOf(target.name))) continue;
      made ??= { external: target.name, line };
    }
  }
  if (made === undefined) {
    for (const field of owner?.fields ?? []) {
      const value = field.values[0]?.value;
      const external = value && functions[0] && externalOf(value, functions[0], code);
      if (external !== undefined && SEMAPHORES.test(external)) made = { external, line: field.line };
    }
  }
  if (made === undefined) return undefined;
  const survey = surveyUnit(unit);
  const slots = new Set<string>();
  for (const { slot, value } of survey.changes)
    if (
      slot !== '' &&
      value?.kind === 'call' &&
      SEMAPHORES.test(textOf(value.callee).replace(/^.*?\b(pLimit|PQueue|Sema)$/, 'p-limit'))
    )
      slots.add(slot);
  for (const field of owner?.fields ?? [])
    if (
      field.values.some(
        ({ value }) =>
          value.kind === 'call' && /Semaphore$|Limiter$|^pLimit$|^PQueue$/.test(calledName(value) ?? ''),
      )
    )
      slots.add(`self.${field.name}`);
  const under = findUnder(survey, slots) ?? findHanded(unit, survey, slots, code);
  if (under === undefined) return undefined;
  const given = survey.calls.find(
    call => (call.entered.length > 0 || call.inTry || call.within.length > 0) && runsGiven(call, owner),
  );
  const clues: Clue[] = [
    {
      text: `makes a \`${made.external}\` that lets several through`,
      weight: 0.4,
      at: { module, line: made.line },
    },
    { text: 'calls are made under it', weight: 0.38, at: { module, line: under.line } },
  ];
  if (given !== undefined)
    clues.push({ text: 'runs what it is given there', weight: 0.4, at: { module, line: given.line } });
  const guard = functions.find(({ declaration }) => declaration === under.within[0]);
  return {
    roles: [
      { role: 'bulkhead', symbol },
      ...(guard !== undefined && guard !== symbol ? [{ role: 'guard', symbol: guard }] : []),
    ],
    clues: [...clues, ...nameClues(unit)],
  };
}

/** Pools of threads that are kept apart: several of them, or one for each name. */
function findPools(unit: Unit, code: CodeModel): Candidate | undefined {
  const { symbol, module } = unit;
  if (!('fields' in symbol) || !hasAny(unit, scopesCalling(code, POOLS))) return undefined;
  const { changes, calls } = surveyUnit(unit);
  const pools = changes.filter(({ value }) => value?.kind === 'call' && POOLS.test(calledName(value) ?? ''));
  const [first] = pools;
  if (first === undefined) return undefined;
  const isApart = pools.length > 1 || first.target.kind === 'index';
  const submitted = calls.find(
    ({ expression: { callee, args }, given }) =>
      callee.kind === 'member' &&
      /^(?:submit|map|run_in_executor)$/.test(callee.name) &&
      args.some(arg => arg.kind === 'name' && given.has(arg.name)),
  );
  if (submitted === undefined) return undefined;
  const at = (line: number) => ({ module, line });
  return {
    roles: [{ role: 'bulkhead', symbol }],
    clues: [
      isApart
        ? { text: 'keeps several pools of workers apart', weight: 0.5, at: at(first.line) }
        : { text: 'keeps a pool of workers', weight: 0.3, at: at(first.line) },
      { text: 'runs there what it is given', weight: 0.3, at: at(submitted.line) },
      ...nameClues(unit),
    ],
  };
}

/** A call that is made while one of these is held, or that one of these is asked for. */
function findUnder({ calls }: Survey, slots: ReadonlySet<string>): CallPlace | undefined {
  return calls.find(({ expression, entered }) => {
    if (
      entered.some(
        one =>
          slots.has(textOf(one)) ||
          (one.kind === 'call' && one.callee.kind === 'member' && slots.has(textOf(one.callee.of))),
      )
    )
      return true;
    if (slots.has(textOf(expression.callee))) return true;
    const { callee } = expression;
    return (
      callee.kind === 'member' &&
      slots.has(textOf(callee.of)) &&
      /^(?:acquire|add|run|use|schedule|execute|runExclusive|limit)$/.test(callee.name)
    );
  });
}

/** A call that is handed one of these, where what is called does its work under it. */
function findHanded(
  { functions: [scope] }: Unit,
  { calls }: Survey,
  slots: ReadonlySet<string>,
  code: CodeModel,
): CallPlace | undefined {
  if (slots.size === 0 || scope === undefined) return undefined;
  return calls.find(({ expression }) => {
    const place = expression.args.findIndex(arg =>
      slots.has(textOf(arg.kind === 'keyword' ? arg.value : arg)),
    );
    const arg = expression.args[place];
    const target = arg === undefined ? undefined : code.targetOf(expression.callee, scope);
    if (arg === undefined || target?.kind !== 'function') return false;
    const name = arg.kind === 'keyword' ? arg.name : target.function.parameters[place]?.name;
    if (name === undefined || name === '') return false;
    return findUnder(surveyFunctions([target.function.declaration]), new Set([name])) !== undefined;
  });
}

/** A counter of what runs, by hand. */
function findCounted(unit: Unit): Candidate | undefined {
  const { symbol, module, functions } = unit;
  const owner = 'fields' in symbol ? (symbol as ClassInfo) : undefined;
  const survey = surveyUnit(unit);
  const { changes, calls, comparisons } = survey;
  const up = changes.find(change => {
    if (change.slot === '' || !isOne(change) || stepOf(change) === undefined) return false;
    if (owner !== undefined && !change.slot.startsWith('self.')) return false;
    const other = stepOf(change) === '+' ? '-' : '+';
    const isBoth = changes.some(one => one.slot === change.slot && isOne(one) && stepOf(one) === other);
    return isBoth && (isBounded(survey, change.slot) || isLeft(survey, change.slot, owner !== undefined));
  });
  if (up === undefined) return undefined;
  const down = changes.filter(({ slot }) => slot === up.slot);
  const later = down.find(({ inFinally, within }) => inFinally || within.length > 1);
  const runs = calls.find(call => runsGiven(call, owner)) ?? findDequeued(survey);
  const queue = calls.find(({ expression: { callee } }) => {
    if (callee.kind !== 'member' || !/^(?:push|append|put|enqueue)$/.test(callee.name)) return false;
    const slot = textOf(callee.of);
    return (
      slot !== '' &&
      calls.some(
        ({ expression: { callee: taken } }) =>
          taken.kind === 'member' &&
          /^(?:shift|popleft|pop|dequeue|get)$/.test(taken.name) &&
          textOf(taken.of) === slot,
      )
    );
  });
  const queued =
    queue && comparisons.some(comparison => isOrder(comparison) && sizedSlot(comparison.left) !== undefined);
  if (runs === undefined && queue === undefined) return undefined;
  const at = (line: number) => ({ module, line });
  const clues: Clue[] = [
    { text: `\`${up.slot}\` counts what runs, and is held against a limit`, weight: 0.42, at: at(up.line) },
  ];
  if (runs !== undefined) clues.push({ text: 'runs what it is given', weight: 0.32, at: at(runs.line) });
  if (later !== undefined)
    clues.push({ text: 'counts down when that has ended', weight: 0.15, at: at(later.line) });
  if (queue !== undefined)
    clues.push({
      text: 'lets others wait in a queue',
      weight: runs === undefined ? 0.15 : 0.3,
      at: at(queue.line),
    });
  if (later === undefined && queue === undefined)
    clues.push({
      text: 'nothing says that it counts down when what it runs has ended',
      weight: -0.2,
      at: at(up.line),
    });
  if (queued) clues.push({ text: 'the queue has a limit too', weight: 0.15, at: at(queue!.line) });
  const guard = runs && functions.find(({ declaration }) => declaration === runs.within[0]);
  return {
    roles: [
      { role: 'bulkhead', symbol },
      ...(guard !== undefined && guard !== symbol ? [{ role: 'guard', symbol: guard }] : []),
    ],
    clues: [...clues, ...nameClues(unit)],
  };
}

/** A call of what was taken out of a list: `const task = this.queue.shift(); task()`. */
function findDequeued({ changes, calls }: Survey): CallPlace | undefined {
  const taken = new Set(
    changes.flatMap(({ slot, value }) =>
      value?.kind === 'call' && /^(?:shift|popleft|dequeue|pop)$/.test(calledName(value) ?? '') ? [slot] : [],
    ),
  );
  return calls.find(({ expression: { callee } }) => {
    const text = textOf(callee);
    return (
      text !== '' && [...taken].some(name => name !== '' && (text === name || text.startsWith(`${name}.`)))
    );
  });
}

function isOne({ value }: { readonly value?: unknown }): boolean {
  const literal = value as { kind?: string; text?: string; right?: { text?: string } } | undefined;
  return literal?.text === '1' || literal?.right?.text === '1';
}

/** Held against a limit that is kept somewhere: `active >= self.max`. */
function isBounded(survey: Survey, slot: string): boolean {
  return listLimits(survey, slot).some(isOrder);
}

/** Counts down what is left: `if permits > 0: permits -= 1`, where the number came from outside. */
function isLeft({ comparisons, changes }: Survey, slot: string, isClass: boolean): boolean {
  const isAsked = comparisons.some(({ left, right, operator }) => {
    const isZero = right.kind === 'literal' && right.text === '0' && textOf(left) === slot;
    return isZero && (operator === '>' || operator === '<=' || operator === '==');
  });
  const isSet = changes.some(
    ({ slot: set, value, within }) =>
      set === slot && value?.kind === 'name' && within[0]?.parameters.some(({ name }) => name === value.name),
  );
  return isAsked && isSet && isClass;
}
