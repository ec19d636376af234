import type { Expression } from '../../model/code';
import type { CodeModel } from '../code/code-model';
import { CALLS } from '../code/flat-body';
import type { FunctionInfo } from '../code/symbols';
import { somePart, walkBody } from '../code/walk';
import type { Survey } from './survey';
import { calledName, mentions, textOf } from './texts';

const CLOCKS = new Set([
  ...['now', 'time', 'monotonic', 'perf_counter', 'utcnow', 'hrtime', 'getTime', 'time_ns', 'monotonic_ns'],
  ...['process_time', 'loop_time', 'current_time'],
]);

/** What people call a function that gives the time: `_now`, `get_current_time`, `nowMs`. */
const OWN_CLOCKS =
  /^_?(?:get_?)?(?:[cC]urrent_?)?(?:clock|timer|[nN]ow|[tT]ime(?:stamp|_func|_source)?)(?:_?(?:ms|Ms|millis|Millis|ns|seconds|Seconds))?$/;

const DELAYS = new Set(['sleep', 'setTimeout', 'wait', 'delay', 'sleepAsync', 'usleep']);

/** Whether an expression asks for the time: `Date.now()`, `time.monotonic()`, `new Date()`, `self._clock()`. */
export function isClockCall(expression: Expression): boolean {
  if (expression.kind !== 'call') return false;
  const name = calledName(expression);
  if (name === undefined || expression.args.length > 1) return false;
  if (name === 'Date') return expression.args.length === 0;
  return isClock(name);
}

function isClock(name: string): boolean {
  return CLOCKS.has(name) || OWN_CLOCKS.test(name);
}

/** Whether what is called so may ask for the time. */
export function mayBeClock(name: string): boolean {
  return name === 'Date' || isClock(name);
}

/** Whether the time is asked for anywhere in an expression. */
export function asksTime(expression: Expression | undefined): boolean {
  return expression !== undefined && asks(expression, undefined, 0);
}

function asks(expression: Expression, more: undefined, depth: number): boolean {
  if (depth > 30) return false;
  return isClockCall(expression) || somePart(expression, asks, more, depth);
}

const clocks = new WeakMap<Survey, boolean>();

/** Whether a unit asks for the time at all; where it does not, nothing in it has to do with the time. */
export function hasClock(survey: Survey): boolean {
  let found = clocks.get(survey);
  if (found === undefined) {
    found = survey.calls.some(({ expression }) => isClockCall(expression));
    clocks.set(survey, found);
  }
  return found;
}

/** Variables and fields that are given times, or spans between times, and questions about them. */
export interface Times {
  readonly slots: ReadonlySet<string>;
  /** Whether an expression has to do with the time. */
  isTime(expression: Expression | undefined): boolean;
}

/** Finds out which variables and fields of a unit hold times; `isTold`: parameters of own methods that are told one, too. */
export function findTimes({ changes, exits, calls }: Survey, isTold = false): Times {
  const slots = new Set<string>();
  const isTime = (expression: Expression | undefined) =>
    expression !== undefined && (asksTime(expression) || (slots.size > 0 && mentions(expression, slots)));
  const parametersOf = new Map<string, string[]>();
  for (const { within } of isTold ? [...calls, ...exits] : []) {
    const [method] = within;
    if (method?.type === 'method' && !parametersOf.has(method.name))
      parametersOf.set(
        method.name,
        method.parameters.map(({ name }) => name),
      );
  }
  for (let round = 0, before = -1; round < 4 && slots.size !== before; round++) {
    before = slots.size;
    for (const { slot, value, operator } of changes)
      if (
        slot !== '' &&
        operator === undefined &&
        value !== undefined &&
        isSpan(value, slots) &&
        isTime(value)
      )
        slots.add(slot);
    // Own functions that are told a time.
    for (const { expression, within } of isTold ? calls : []) {
      const { callee, args } = expression;
      if (callee.kind !== 'member' || callee.of.kind !== 'self') continue;
      const told = parametersOf.get(callee.name);
      if (told === undefined || within.length === 0) continue;
      args.forEach((arg, at) => {
        const name = told[at];
        if (name !== undefined && name !== '' && isSpan(arg, slots) && isTime(arg)) slots.add(name);
      });
    }
    // Functions of the unit that give a time.
    for (const { kind, value, within } of exits) {
      const name = within.at(-1)?.name ?? '';
      if (kind !== 'return' || value === undefined || name === '' || !isSpan(value, slots) || !isTime(value))
        continue;
      slots.add(name).add(`self.${name}`);
    }
  }
  return { slots, isTime };
}

/** Times are handed on by arithmetic, and by calls that round or compare; not by objects and calls that are given one. */
function isSpan(value: Expression, slots: ReadonlySet<string>): boolean {
  switch (value.kind) {
    case 'name':
    case 'member':
      return true;
    case 'binary':
      return value.operator !== 'in' && (isSpan(value.left, slots) || isSpan(value.right, slots));
    case 'conditional':
      return isSpan(value.then, slots) || isSpan(value.otherwise, slots);
    case 'call':
      return (
        isClockCall(value) ||
        slots.has(textOf(value.callee)) ||
        /^(?:min|max|floor|ceil|round|int|float|abs|total_seconds|toISOString|isoformat|timestamp)$/.test(
          calledName(value) ?? '',
        )
      );
    case 'await':
    case 'unary':
      return isSpan(value.of, slots);
    default:
      return false;
  }
}

/** Whether a call waits for some time: `time.sleep(1)`, `setTimeout(…)`, a function of the workspace that does no more than that. */
export function isDelayCall(expression: Expression, scope: FunctionInfo, code: CodeModel): boolean {
  if (expression.kind !== 'call') return false;
  const target = code.targetOf(expression.callee, scope);
  if (target?.kind === 'function') return delaysOnly(target.function);
  const name = calledName(expression);
  if (name === undefined) return false;
  if (target?.kind === 'external') return DELAYS.has(name);
  return DELAYS.has(name) && !(name === 'wait' && expression.args.length === 0);
}

/** Whether a function is short and made for waiting. */
function delaysOnly({ body }: FunctionInfo): boolean {
  if (body.length === 0 || body.length > 4) return false;
  let found = false;
  walkBody(body, {
    kinds: CALLS,
    expression(expression) {
      const name = calledName(expression);
      if (name !== undefined && DELAYS.has(name)) found = true;
      return !found;
    },
  });
  return found;
}

/** The slot of an expression that is one step away: `self.count` of `self.count + 1`. */
export function steppedSlot(value: Expression | undefined, slot: string, operator: string): boolean {
  return value?.kind === 'binary' && value.operator === operator && textOf(value.left) === slot;
}
