import type { Expression, FunctionDeclaration } from '../../model/code';
import type { CodeModel } from '../code/code-model';
import { CALLS } from '../code/flat-body';
import type { FunctionInfo } from '../code/symbols';
import { walkBody } from '../code/walk';
import type { Candidate, Clue, Pattern } from '../pattern';
import { scopesCalling, scopesCallingOutside } from '../shapes/call-index';
import { isDelayCall } from '../shapes/clock';
import { within } from '../shapes/counters';
import { externalOf } from '../shapes/external-names';
import { handsGiven, runsGiven } from '../shapes/given';
import { withGuarded } from '../shapes/guarded-by';
import { type CallPlace, type Survey, surveyFunctions } from '../shapes/survey';
import { calledName, textOf } from '../shapes/texts';
import { listOuterFunctions } from '../shapes/units';
import { wordsOf } from '../shapes/words';

/** What ends a wait in Python's libraries. */
const LIMITS =
  /^(?:asyncio\.(?:wait_for|timeout|timeout_at|timeouts\.timeout(?:_at)?)|(?:anyio|trio)\.(?:fail_after|move_on_after|fail_at|move_on_at)|async_timeout\.timeout|timeout_decorator\.timeout|wrapt_timeout_decorator\.timeout|func_timeout\.\w+|p-timeout(?:\.default)?|rxjs(?:\/operators)?\.timeout)$/;
/** What waits for several things, and gives up only where it is told how long. */
const LIMITED = /^(?:asyncio|concurrent\.futures)\.(?:wait|as_completed)$|^aiohttp\.ClientTimeout$/;
/** What limits a wait is called, whatever it is called on. */
const CALLED = /^(?:race|setTimeout|AbortController|alarm|setitimer|result|join|call_later|call_at)$/;
const ALARMS = /^signal\.(?:alarm|setitimer)$/;
const NAMES = new Set(['timeout', 'timeouts', 'deadline', 'timelimit', 'timed']);

/** Gives up on something that takes too long. */
export const TIMEOUT: Pattern = {
  id: 'timeout',
  title: 'Timeout',
  family: 'resilience',
  summary: 'Gives up on something that takes too long, so that the caller is not held up.',
  roles: { timeout: 'The function that lets something run for a limited time' },
  *detect(code) {
    yield* withGuarded(code, 'timeout', listFound(code));
  },
};

function isLimit(external: string): boolean {
  return LIMITS.test(external) || LIMITED.test(external) || external === 'AbortSignal.timeout';
}

function* listFound(code: CodeModel): Iterable<Candidate> {
  for (const one of listOuterFunctions(code)) {
    const found = findIn(one, code);
    if (found !== undefined) yield found;
  }
}

function findIn(one: FunctionInfo, code: CodeModel): Candidate | undefined {
  const interesting =
    scopesCalling(code, CALLED).has(one) ||
    (scopesCallingOutside(code, isLimit).has(one) &&
      code
        .callsOf(one)
        .some(
          ({ name, target }) => name !== undefined && target?.kind === 'external' && isLimit(target.name),
        ));
  if (!interesting) return undefined;
  const survey = surveyFunctions([one.declaration]);
  const limit =
    findRace(survey, one, code) ??
    findAbort(survey, one) ??
    findLimit(survey, one, code) ??
    findThread(survey) ??
    findLater(survey);
  if (limit === undefined) return undefined;
  const { module } = one;
  const clues: Clue[] = [{ text: limit.text, weight: limit.weight, at: { module, line: limit.line } }];
  const given =
    survey.calls.find(call => runsGiven(call, one.owner)) ??
    survey.calls.find(
      call => /^(?:race|wait_for)$/.test(calledName(call.expression) ?? '') && handsGivenInside(call),
    );
  if (given !== undefined)
    clues.push({
      text: 'limits what it is given: it can be used for anything',
      weight: 0.38,
      at: { module, line: given.line },
    });
  const said = [one.name, one.owner?.name ?? ''].find(
    name => wordsOf(name).some(word => NAMES.has(word)) || /with_?time_?out/i.test(name),
  );
  if (said !== undefined)
    clues.push({ text: `is called \`${said}\``, weight: 0.4, at: { module, line: one.line }, isName: true });
  return { roles: [{ role: 'timeout', symbol: one }], clues };
}

interface Limit {
  readonly text: string;
  readonly weight: number;
  readonly line: number;
}

function handsGivenInside(call: CallPlace): boolean {
  if (handsGiven(call)) return true;
  return call.expression.args.some(
    arg =>
      arg.kind === 'list' &&
      arg.items.some(
        item =>
          item.kind === 'name' &&
          call.within.some(({ parameters }) => parameters.some(({ name }) => name === item.name)),
      ),
  );
}

/** `Promise.race` against a timer that fails, or a promise that a timer rejects before it is settled. */
function findRace({ calls }: Survey, one: FunctionInfo, code: CodeModel): Limit | undefined {
  const timer = calls.find(
    ({ expression }) => calledName(expression) === 'setTimeout' && gives(expression.args[0], one.body),
  );
  const race = calls.find(({ expression }) => textOf(expression.callee) === 'Promise.race');
  if (race !== undefined) {
    if (timer !== undefined)
      return { text: 'races something against a timer that fails', weight: 0.66, line: race.line };
    const delay = within(race.expression).some(part => isTimer(part, one, code));
    return delay ? { text: 'races something against a timer', weight: 0.6, line: race.line } : undefined;
  }
  if (timer === undefined) return undefined;
  // `new Promise((resolve, reject) => { setTimeout(() => reject(…), ms); given.then(resolve, reject); })`
  const settled = calls.find(({ expression }) => /^(?:then|finally)$/.test(calledName(expression) ?? ''));
  const cleared = calls.some(({ expression }) => calledName(expression) === 'clearTimeout');
  if (settled !== undefined && cleared)
    return { text: 'rejects by a timer unless it is cleared before', weight: 0.6, line: timer.line };
  // `new Promise((resolve, reject) => { something.on('done', resolve); setTimeout(() => reject(new Error(…)), ms); })`
  if (!isOneOfSeveral(calls, timer)) return undefined;
  return { text: 'fails by a timer what has not come to its end by then', weight: 0.62, line: timer.line };
}

/** Whether a promise may also be settled by something else than the timer. */
function isOneOfSeveral(calls: Survey['calls'], timer: CallPlace): boolean {
  const maker = calls.find(
    ({ expression }) =>
      calledName(expression) === 'Promise' &&
      expression.args[0]?.kind === 'function' &&
      timer.within.includes(expression.args[0]),
  );
  const executor = maker?.expression.args[0];
  if (executor?.kind !== 'function') return false;
  const resolve = executor.parameters[0]?.name;
  if (resolve === undefined || resolve === '') return false;
  const handler = timer.expression.args[0];
  return calls.some(
    call =>
      call.within.includes(executor) &&
      !(handler?.kind === 'function' && call.within.includes(handler)) &&
      (calledName(call.expression) === resolve ||
        (call !== timer && call.expression.args.some(arg => arg.kind === 'name' && arg.name === resolve))),
  );
}

function isTimer(part: Expression, one: FunctionInfo, code: CodeModel): boolean {
  if (part.kind !== 'call') return false;
  if (isDelayCall(part, one, code)) return true;
  const target = code.targetOf(part.callee, one);
  return (
    target?.kind === 'function' &&
    target.function.body.length < 6 &&
    code.callsOf(target.function).some(({ name }) => name === 'setTimeout')
  );
}

/** Whether a timer's function fails: rejects or raises. */
function gives(handler: Expression | undefined, body: FunctionInfo['body']): boolean {
  const rejecting = new Set<string>(['reject']);
  walkBody(body, {
    kinds: CALLS,
    expression(expression) {
      if (
        expression.kind === 'call' &&
        calledName(expression) === 'Promise' &&
        expression.args[0]?.kind === 'function'
      ) {
        const name = expression.args[0].parameters[1]?.name;
        if (name !== undefined && name !== '') rejecting.add(name);
      }
      return undefined;
    },
  });
  if (handler?.kind === 'name') return rejecting.has(handler.name);
  return handler?.kind === 'function' && callsAny(handler, rejecting);
}

function callsAny({ body }: FunctionDeclaration, names: ReadonlySet<string>): boolean {
  let found = false;
  walkBody(body ?? [], {
    kinds: CALLS,
    expression(expression) {
      if (names.has(calledName(expression) ?? '')) found = true;
      return !found;
    },
  });
  return found;
}

const ABORT = new Set(['abort']);
const CANCEL = new Set(['cancel']);

/** A controller that a timer aborts, or a signal that aborts by itself. */
function findAbort({ calls }: Survey, one: FunctionInfo): Limit | undefined {
  const made = calls.find(
    ({ expression }) => expression.isNew && calledName(expression) === 'AbortController',
  );
  const timer = calls.find(({ expression }) => {
    const [handler] = expression.args;
    return (
      calledName(expression) === 'setTimeout' &&
      ((handler?.kind === 'function' && callsAny(handler, ABORT)) || textOf(handler).endsWith('.abort'))
    );
  });
  if (made !== undefined && timer !== undefined)
    return { text: 'a timer aborts what it has begun', weight: 0.66, line: timer.line };
  const signal = calls.find(({ expression }) => textOf(expression.callee) === 'AbortSignal.timeout');
  return signal && one.body.length > 0
    ? { text: '`AbortSignal.timeout` aborts what takes too long', weight: 0.64, line: signal.line }
    : undefined;
}

/** What the libraries have for it. */
function findLimit({ calls, exits }: Survey, one: FunctionInfo, code: CodeModel): Limit | undefined {
  for (const { expression, line, inTry } of calls) {
    const name = externalOf(expression, one, code);
    if (name === undefined) continue;
    if (ALARMS.test(name)) {
      const isArmed = expression.args[0]?.kind !== 'literal' || expression.args[0].text !== '0';
      const raises =
        exits.some(({ kind }) => kind === 'raise') ||
        calls.some(({ expression: other }) => externalOf(other, one, code) === 'signal.signal');
      if (isArmed && raises)
        return { text: `\`${name}\` interrupts what takes too long`, weight: 0.64, line };
    }
    if (LIMITS.test(name)) {
      const isOfQueue = expression.args.some(
        arg => arg.kind === 'call' && /^(?:get|wait|acquire|put|join)$/.test(calledName(arg) ?? ''),
      );
      if (isOfQueue) continue;
      const isAnswered = inTry && catchesTimeout(one);
      return {
        text: `\`${name}\` ends what takes too long${isAnswered ? ', and the end is dealt with' : ''}`,
        weight: isAnswered ? 0.68 : 0.62,
        line,
      };
    }
    if (LIMITED.test(name) && expression.args.some(saysHowLong))
      return { text: `\`${name}\` is told how long to wait`, weight: 0.62, line };
  }
  return undefined;
}

/** `timeout=3`, and the like, but not `timeout=None`. */
function saysHowLong(arg: Expression): boolean {
  return (
    arg.kind === 'keyword' &&
    /^(?:timeout|total|connect|sock_read|sock_connect)$/.test(arg.name ?? '') &&
    !(arg.value.kind === 'literal' && arg.value.type === 'null')
  );
}

/** Whether a handler of the function is for what took too long. */
function catchesTimeout({ body }: FunctionInfo): boolean {
  let found = false;
  walkBody(body, {
    statement(statement) {
      if (
        statement.kind === 'try' &&
        statement.catches.some(({ caught }) =>
          /Timeout(?:Error|Expired|Exception)?\b/.test(JSON.stringify(caught ?? '')),
        )
      )
        found = true;
      return !found;
    },
  });
  return found;
}

/** The loop is asked to cancel a task later: `loop.call_later(3, task.cancel)`. */
function findLater({ calls }: Survey): Limit | undefined {
  const armed = calls.find(
    ({ expression }) =>
      /^call_(?:later|at)$/.test(calledName(expression) ?? '') &&
      expression.args
        .slice(1)
        .some(
          arg =>
            /(?:^|\.)cancel$/.test(textOf(arg)) ||
            (arg.kind === 'function' && callsAny(arg, CANCEL)) ||
            calls.some(
              ({ expression: other, within: inside }) =>
                calledName(other) === 'cancel' &&
                arg.kind === 'name' &&
                inside.slice(1).some(({ name }) => name === arg.name),
            ),
        ),
  );
  return armed && { text: 'cancels by a timer what takes too long', weight: 0.64, line: armed.line };
}

/** A thread that is not waited for any longer: `future.result(timeout=3)`, `thread.join(3)`. */
function findThread({ calls }: Survey): Limit | undefined {
  const handed = calls.find(
    call =>
      /^(?:submit|Thread|Process|apply_async|run_in_executor)$/.test(calledName(call.expression) ?? '') &&
      call.expression.args.some(arg => {
        const value = arg.kind === 'keyword' ? arg.value : arg;
        return (
          value.kind === 'name' &&
          call.within.some(({ parameters }) => parameters.some(({ name }) => name === value.name))
        );
      }),
  );
  const awaited = calls.find(
    ({ expression }) =>
      /^(?:result|join|get)$/.test(calledName(expression) ?? '') &&
      expression.callee.kind === 'member' &&
      expression.args.some(arg => (arg.kind === 'keyword' ? arg.name === 'timeout' : arg.kind === 'name')),
  );
  if (handed === undefined || awaited === undefined) return undefined;
  return {
    text: 'runs what it is given in another thread, and waits for a limited time',
    weight: 0.62,
    line: awaited.line,
  };
}
