import type { CodeModel } from '../code/code-model';
import type { FunctionInfo } from '../code/symbols';
import type { Candidate, Clue, Pattern } from '../pattern';
import { scopesCalling } from '../shapes/call-index';
import { externalOf } from '../shapes/external-names';
import { type Survey, surveyFunctions } from '../shapes/survey';
import { calledName, textOf } from '../shapes/texts';
import { listOuterFunctions, listUnits, surveyUnit, type Unit } from '../shapes/units';

const GROUPS =
  /^(?:asyncio\.TaskGroup|trio\.open_nursery|anyio\.create_task_group|aiotools\.TaskGroup|asyncio\.taskgroups\.TaskGroup|taskgroup\.TaskGroup|curio\.TaskGroup|quattro\.TaskGroup)$/;

/** Concurrent work that ends where it began: nothing outlives the block, and one failure ends the rest. */
export const STRUCTURED_CONCURRENCY: Pattern = {
  id: 'structured-concurrency',
  title: 'Structured concurrency',
  family: 'resilience',
  summary:
    'Starts concurrent work that cannot outlive the block it was started in; when one part fails, the others are cancelled.',
  roles: { scope: 'The function or class that starts the work, waits for it, and cancels it' },
  *detect(code) {
    for (const one of listOuterFunctions(code)) {
      const found = findIn(one, code);
      if (found !== undefined) yield found;
    }
    for (const unit of listUnits(code)) {
      const found = 'fields' in unit.symbol ? findGroup(unit) : undefined;
      if (found !== undefined) yield found;
    }
  },
};

/** What is called where several tasks end together. */
const CALLED = /^(?:TaskGroup|open_nursery|create_task_group|AbortController|any|abort|gather|wait|cancel)$/;

function findIn(one: FunctionInfo, code: CodeModel): Candidate | undefined {
  if (!scopesCalling(code, CALLED).has(one)) return undefined;
  const survey = surveyFunctions([one.declaration]);
  const clues =
    findTaskGroup(survey, one, code) ?? findControllers(survey, one) ?? findCancelled(survey, one);
  return clues && { roles: [{ role: 'scope', symbol: one }], clues };
}

/** `async with asyncio.TaskGroup() as group: group.create_task(…)`. */
function findTaskGroup({ calls }: Survey, one: FunctionInfo, code: CodeModel): Clue[] | undefined {
  for (const { entered, line, expression } of calls) {
    if (!/^(?:create_task|start_soon|start|spawn)$/.test(calledName(expression) ?? '')) continue;
    for (const group of entered) {
      const name = externalOf(group, one, code);
      if (name !== undefined && GROUPS.test(name))
        return [
          {
            text: `tasks live in a \`${name}\`, which ends when all of them have`,
            weight: 0.84,
            at: { module: one.module, line },
          },
        ];
    }
  }
  return undefined;
}

/** Controllers that abort each other, or that abort the others when one fails. */
function findControllers({ calls }: Survey, one: FunctionInfo): Clue[] | undefined {
  const { module } = one;
  const made = calls.find(
    ({ expression }) => expression.isNew && calledName(expression) === 'AbortController',
  );
  const any = calls.find(({ expression }) => textOf(expression.callee) === 'AbortSignal.any');
  if (made === undefined && any === undefined) return undefined;
  const all = calls.find(({ expression }) =>
    /^Promise\.(?:all|race|any|allSettled)$/.test(textOf(expression.callee)),
  );
  const aborts = calls.filter(
    ({ expression }) => calledName(expression) === 'abort' && expression.callee.kind === 'member',
  );
  const onFailure = aborts.find(({ inCatch, inFinally }) => inCatch || inFinally);
  const linked = calls.find(({ expression: { callee, args } }) => {
    if (callee.kind !== 'member' || callee.name !== 'addEventListener') return false;
    const [event, handler] = args;
    if (event?.kind !== 'literal' || event.text !== 'abort' || handler === undefined) return false;
    return (
      textOf(handler).endsWith('.abort') ||
      aborts.some(({ within }) => within.some(inside => inside === handler)) ||
      handler.kind === 'name'
    );
  });
  const clues: Clue[] = [];
  if (all !== undefined && onFailure !== undefined)
    clues.push({
      text: 'work started together is aborted when one part fails or all is over',
      weight: 0.68,
      at: { module, line: onFailure.line },
    });
  if (linked !== undefined && made !== undefined)
    clues.push({
      text: 'its controller is aborted when the one above is',
      weight: 0.56,
      at: { module, line: linked.line },
    });
  if (any !== undefined)
    clues.push({
      text: 'joins signals, so that any of them ends the work',
      weight: 0.45,
      at: { module, line: any.line },
    });
  if (all !== undefined && clues.length > 0 && onFailure === undefined)
    clues.push({ text: 'waits for all that was started', weight: 0.3, at: { module, line: all.line } });
  return clues.length === 0 ? undefined : clues;
}

/** `gather` or `wait` whose other tasks are cancelled when one fails. */
function findCancelled({ calls }: Survey, one: FunctionInfo): Clue[] | undefined {
  const { module } = one;
  const started = calls.find(({ expression }) =>
    /^(?:create_task|ensure_future)$/.test(calledName(expression) ?? ''),
  );
  const gathered = calls.find(({ expression }) =>
    /^(?:asyncio\.(?:gather|wait)|gather|wait)$/.test(textOf(expression.callee)),
  );
  const cancelled = calls.find(
    ({ expression, loops }) =>
      calledName(expression) === 'cancel' && loops > 0 && expression.args.length === 0,
  );
  if (started === undefined || gathered === undefined || cancelled === undefined) return undefined;
  const isOnFailure = cancelled.inCatch || cancelled.inFinally;
  const first = gathered.expression.args.some(
    arg => arg.kind === 'keyword' && /FIRST_/.test(textOf(arg.value)),
  );
  if (!isOnFailure && !first) return undefined;
  return [
    { text: 'waits for the tasks that it has started', weight: 0.35, at: { module, line: gathered.line } },
    {
      text: 'cancels the other tasks when one has failed or is done',
      weight: 0.5,
      at: { module, line: cancelled.line },
    },
  ];
}

/** A group by hand: entered and left by the language, keeps its tasks, and cancels them on the way out. */
function findGroup(unit: Unit): Candidate | undefined {
  const { functions, module, symbol } = unit;
  const leaves = functions.find(({ name }) =>
    /^(?:__aexit__|__exit__|\[Symbol\.asyncDispose\]|\[Symbol\.dispose\])$/.test(name),
  );
  if (leaves === undefined) return undefined;
  const { calls } = surveyUnit(unit);
  const started = calls.find(({ expression }) =>
    /^(?:create_task|ensure_future|start_soon)$/.test(calledName(expression) ?? ''),
  );
  const isLeaving = (name: string) =>
    calls.find(
      ({ expression, within }) => calledName(expression) === name && within[0] !== started?.within[0],
    );
  const cancelled = isLeaving('cancel') ?? isLeaving('abort');
  const gathered = isLeaving('gather') ?? isLeaving('wait') ?? isLeaving('allSettled') ?? isLeaving('all');
  if (started === undefined || cancelled === undefined || gathered === undefined) return undefined;
  return {
    roles: [{ role: 'scope', symbol }],
    clues: [
      { text: 'keeps the tasks that it starts', weight: 0.35, at: { module, line: started.line } },
      {
        text: `waits for them, or cancels them, in \`${leaves.name}\``,
        weight: 0.5,
        at: { module, line: cancelled.line },
      },
    ],
  };
}
