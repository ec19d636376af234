import type { Expression, FunctionDeclaration, Statement } from '../../model/code';
import type { CodeModel } from '../code/code-model';
import { CALLS } from '../code/flat-body';
import type { FunctionInfo } from '../code/symbols';
import { walkBody, walkExpression } from '../code/walk';
import type { Candidate, Clue, Pattern } from '../pattern';
import { scopesCallingOutside } from '../shapes/call-index';
import { isDelayCall } from '../shapes/clock';
import { sizedSlot } from '../shapes/counters';
import { externalOf, packageOf } from '../shapes/external-names';
import { withGuarded } from '../shapes/guarded-by';
import { calledName, mentions, textOf } from '../shapes/texts';
import { listOuterFunctions } from '../shapes/units';
import { wordsOf } from '../shapes/words';

const NAMES = new Set([
  ...[
    'retry',
    'retries',
    'retrying',
    'retried',
    'retryable',
    'attempt',
    'attempts',
    'tries',
    'backoff',
    'reconnect',
  ],
]);

/** Packages whose decorators or wrappers are a retry policy. */
const LIBRARIES = new Set([
  ...['tenacity', 'backoff', 'retrying', 'stamina', 'retry', 'retry2', 'opnieuw', 'p-retry', 'async-retry'],
  ...['promise-retry', 'ts-retry-promise', 'ts-retry', 'exponential-backoff', 'axios-retry', 'fetch-retry'],
  ...['typescript-retry-decorator', 'tenacity.asyncio', 'retry-axios', '@lifeomic/attempt', 'cockatiel'],
]);
const RETRYING =
  /(?:^|\.)(?:_?retry|retry_?\w*|on_exception|on_predicate|default|Retrying|AsyncRetrying|retrying|retryAsync|backOff|Retryable|axiosRetry|attempt)$/i;

/** Tries something again when it fails. */
export const RETRY: Pattern = {
  id: 'retry',
  title: 'Retry',
  family: 'resilience',
  summary: 'Tries an operation again when it fails, a limited number of times or with waits in between.',
  roles: { retry: 'The function that tries again, or that a policy is declared for' },
  *detect(code) {
    yield* withGuarded(code, 'retry', listFound(code));
  },
};

function* listFound(code: CodeModel): Iterable<Candidate> {
  for (const one of listOuterFunctions(code)) {
    const found = findDeclared(one, code) ?? findLoop(one, code) ?? findRecursion(one, code);
    if (found !== undefined) yield found;
  }
}

function nameClues(one: FunctionInfo, also: readonly string[] = []): Clue[] {
  const names = [one.name, one.owner?.name ?? '', ...one.parameters.map(({ name }) => name), ...also];
  const said = names.find(name => wordsOf(name).some(word => NAMES.has(word)));
  if (said === undefined) return [];
  return [
    {
      text: `\`${said}\` speaks of trying again`,
      weight: 0.45,
      at: { module: one.module, line: one.line },
      isName: true,
    },
  ];
}

/** A policy of a library: `@retry(stop=…)`, `pRetry(operation, { retries: 3 })`. */
function findDeclared(one: FunctionInfo, code: CodeModel): Candidate | undefined {
  const { module } = one;
  const roles = [{ role: 'retry', symbol: one }];
  for (const decorator of one.declaration.decorators ?? []) {
    const called = decorator.kind === 'call' ? decorator.callee : decorator;
    const target = code.targetOf(called, one);
    if (target?.kind === 'function') continue;
    const external = target?.kind === 'external' ? target.name : '';
    const hasLimit =
      decorator.kind === 'call' &&
      decorator.args.some(
        arg => arg.kind === 'keyword' && /^(?:autoretry_for|max_retries)$/.test(arg.name ?? ''),
      );
    if (!(LIBRARIES.has(packageOf(external)) && RETRYING.test(external)) && !hasLimit) continue;
    const clues: Clue[] = [
      {
        text: `\`${external || textOf(called)}\` declares that it is tried again`,
        weight: 0.72,
        at: { module, line: one.line },
      },
    ];
    if (decorator.kind === 'call' && decorator.args.length > 0)
      clues.push({ text: 'says when, or how often', weight: 0.4, at: { module, line: one.line } });
    return { roles, clues };
  }
  const mayCall = scopesCallingOutside(code, RETRYING).has(one);
  for (const { expression, line } of mayCall ? callsIn(one) : []) {
    const external = externalOf(expression, one, code);
    if (external === undefined || !RETRYING.test(external)) continue;
    const from = packageOf(external);
    const isOperator = from === 'rxjs' && /\.retry(?:When)?$/.test(external);
    const isPolicy =
      external.endsWith('util.retry.Retry') ||
      external === 'urllib3.Retry' ||
      external.endsWith('cockatiel.retry');
    if (!isOperator && !isPolicy && !(LIBRARIES.has(from) && expression.args.length > 0)) continue;
    return {
      roles,
      clues: [{ text: `\`${external}\` tries again`, weight: 0.72, at: { module, line } }, ...nameClues(one)],
    };
  }
  return undefined;
}

type Call = Extract<Expression, { kind: 'call' }>;
type Loop = Extract<Statement, { kind: 'loop' }>;
type Try = Extract<Statement, { kind: 'try' }>;

function callsIn({ body }: FunctionInfo): { expression: Call; line: number }[] {
  const found: { expression: Call; line: number }[] = [];
  walkBody(body, {
    kinds: CALLS,
    expression(expression) {
      if (expression.kind === 'call') found.push({ expression, line: expression.line });
      return undefined;
    },
  });
  return found;
}

/** A loop round a `try` that is left when all goes well and goes on when it does not. */
function findLoop(one: FunctionInfo, code: CodeModel): Candidate | undefined {
  let best: Candidate | undefined;
  let most = 0;
  for (const loop of listLoops(one.body)) {
    const clues = judgeLoop(loop, one, code);
    const weight = clues.reduce((sum, clue) => sum + clue.weight, 0);
    if (weight > most) {
      most = weight;
      best = { roles: [{ role: 'retry', symbol: one }], clues };
    }
  }
  return best;
}

function listLoops(body: readonly Statement[]): Loop[] {
  const found: Loop[] = [];
  walkBody(body, {
    statement(statement) {
      if (statement.kind === 'loop') found.push(statement);
      return undefined;
    },
  });
  return found;
}

function judgeLoop(loop: Loop, one: FunctionInfo, code: CodeModel): Clue[] {
  const { module } = one;
  const tried = findTry(loop.body);
  const counter = countedBy(loop);
  if (counter === 'other') return [];
  const delay = findDelay(loop.body, one, code);
  const clues: Clue[] = [];
  if (tried === undefined) {
    // Without exceptions: what came is looked at, and asked for again.
    if (delay === undefined || counter === undefined || !returnsIfFine(loop.body)) return [];
    clues.push({
      text: 'asks again until what comes is good enough',
      weight: 0.3,
      at: { module, line: loop.line },
    });
    clues.push({ text: 'waits before it asks again', weight: 0.2, at: { module, line: delay } });
    return [...clues, ...nameClues(one, namesIn(loop))];
  }
  const { statement: attempt, after } = tried;
  const succeeds = leaves(attempt.body) || leaves(attempt.otherwise ?? []) || leaves(after);
  if (!succeeds || attempt.catches.length === 0 || !attempt.catches.some(({ body }) => goesOn(body)))
    return [];
  if (!hasCall(attempt.body)) return [];
  if (usesIndex(loop, attempt)) return [];
  clues.push({
    text: 'goes round again when what it tries fails, and leaves the loop when it does not',
    weight: 0.42,
    at: { module, line: attempt.line },
  });
  if (counter !== undefined)
    clues.push({ text: 'attempts are counted', weight: 0.38, at: { module, line: loop.line } });
  else if (countsIn(attempt))
    clues.push({ text: 'attempts are counted', weight: 0.38, at: { module, line: attempt.line } });
  if (delay !== undefined)
    clues.push({ text: 'waits before the next attempt', weight: 0.52, at: { module, line: delay } });
  if (attempt.catches.some(({ body }) => raisesIf(body)))
    clues.push({ text: 'gives up after the last attempt', weight: 0.2, at: { module, line: attempt.line } });
  return [...clues, ...nameClues(one, namesIn(loop))];
}

function findTry(body: readonly Statement[]): { statement: Try; after: readonly Statement[] } | undefined {
  for (const [at, statement] of body.entries()) {
    if (statement.kind === 'try') return { statement, after: body.slice(at + 1) };
    if (statement.kind === 'with' || statement.kind === 'block') {
      const inside = findTry(statement.body);
      if (inside !== undefined) return inside;
    }
    if (statement.kind !== 'if') continue;
    const inside = findTry(statement.then) ?? findTry(statement.otherwise ?? []);
    if (inside !== undefined) return inside;
  }
  return undefined;
}

/** How a loop's turns are limited: `range(n)`, `i < n`; `other` where it goes through things. */
function countedBy(loop: Loop): 'count' | 'other' | undefined {
  const { over, type } = loop;
  if (type === 'for-each') {
    if (over?.kind === 'call' && /^(?:range|count|xrange)$/.test(calledName(over) ?? '')) return 'count';
    if (over?.kind === 'call' && /^(?:AsyncRetrying|Retrying)$/.test(calledName(over) ?? '')) return 'count';
    // `for delay in delays:` where each is nothing but how long to wait.
    const name = loop.target === undefined ? '' : textOf(loop.target);
    return name !== '' && /delay|wait|backoff|attempt|interval|sleep/i.test(name) ? 'count' : 'other';
  }
  if (over === undefined || over.kind === 'literal') return undefined;
  // `while bool(counter):` asks no more than `while counter:`
  if (over.kind === 'call' && /^(?:bool|Boolean)$/.test(calledName(over) ?? '')) return undefined;
  // Up to the length of something: each turn has another part of it.
  if (over.kind === 'binary' && (sizedSlot(over.right) ?? sizedSlot(over.left)) !== undefined) return 'other';
  let counted = false;
  walkExpression(over, {
    expression(expression) {
      if (expression.kind === 'binary' && /^[<>]=?$/.test(expression.operator)) counted = true;
      return undefined;
    },
  });
  if (counted) return 'count';
  return over.kind === 'name' || over.kind === 'unary' || over.kind === 'member' || over.kind === 'assignment'
    ? undefined
    : 'other';
}

/** Whether the turn's number picks what is tried: then each turn tries something else. */
function usesIndex(loop: Loop, { body }: Try): boolean {
  const targets = new Set<string>();
  if (loop.target !== undefined) targets.add(textOf(loop.target));
  if (loop.over?.kind === 'binary') targets.add(textOf(loop.over.left));
  targets.delete('');
  let found = false;
  walkBody([...loop.body.filter(({ kind }) => kind === 'assign'), ...body], {
    expression(expression) {
      if (expression.kind === 'index' && mentions(expression.index, targets)) found = true;
      return !found;
    },
  });
  return found;
}

/** Whether these statements leave the loop at their end, or on the way. */
function leaves(body: readonly Statement[]): boolean {
  return body.some(statement => {
    if (statement.kind === 'return') return true;
    if (statement.kind === 'jump') return statement.type === 'break';
    if (statement.kind === 'if') return leaves(statement.then) || leaves(statement.otherwise ?? []);
    if (statement.kind === 'with' || statement.kind === 'block') return leaves(statement.body);
    return statement.kind === 'try' && leaves(statement.body);
  });
}

/** Whether a handler may come to its end, so that the loop goes on. */
function goesOn(body: readonly Statement[]): boolean {
  const last = body.at(-1);
  if (last === undefined) return true;
  if (last.kind === 'raise' || last.kind === 'return') return false;
  if (last.kind === 'jump') return last.type === 'continue';
  if (last.kind === 'if') return goesOn(last.then) || last.otherwise === undefined || goesOn(last.otherwise);
  return true;
}

function raisesIf(body: readonly Statement[]): boolean {
  return body.some(
    statement =>
      statement.kind === 'if' &&
      [...statement.then, ...(statement.otherwise ?? [])].some(
        ({ kind }) => kind === 'raise' || kind === 'return',
      ),
  );
}

function hasCall(body: readonly Statement[]): boolean {
  let found = false;
  walkBody(body, {
    kinds: CALLS,
    expression(expression) {
      if (expression.kind === 'call') found = true;
      return !found;
    },
  });
  return found;
}

/** Whether a handler counts: `attempts += 1`, `retries -= 1`. */
function countsIn({ catches }: Try): boolean {
  let found = false;
  for (const { body } of catches)
    walkBody(body, {
      statement(statement) {
        if (statement.kind === 'assign' && (statement.operator === '+' || statement.operator === '-')) {
          const { value } = statement;
          if (value?.kind === 'literal' && value.text === '1') found = true;
        }
        return !found;
      },
    });
  return found;
}

function findDelay(body: readonly Statement[], one: FunctionInfo, code: CodeModel): number | undefined {
  let line: number | undefined;
  walkBody(body, {
    kinds: CALLS,
    expression(expression) {
      if (line === undefined && expression.kind === 'call' && isDelayCall(expression, one, code))
        line = expression.line;
      return line === undefined;
    },
  });
  return line;
}

function returnsIfFine(body: readonly Statement[]): boolean {
  return body.some(
    statement =>
      statement.kind === 'if' && statement.then.some(({ kind }) => kind === 'return' || kind === 'jump'),
  );
}

function namesIn(loop: Loop): string[] {
  const found: string[] = [];
  const note = (expression: Expression | undefined) =>
    expression &&
    walkExpression(expression, {
      expression(inside) {
        if (inside.kind === 'name' || inside.kind === 'member') found.push(inside.name);
        return undefined;
      },
    });
  note(loop.target);
  note(loop.over);
  return found;
}

/** A function that calls itself where it has failed, with one attempt less. */
function findRecursion(one: FunctionInfo, code: CodeModel): Candidate | undefined {
  let best: Candidate | undefined;
  for (const { name, declaration } of listNamed(one)) {
    const again = findAgain(name, declaration, one);
    if (again === undefined) continue;
    const { module } = one;
    const clues: Clue[] = [
      { text: 'calls itself where what it tried has failed', weight: 0.42, at: { module, line: again.line } },
    ];
    if (again.isCounted)
      clues.push({ text: 'attempts are counted', weight: 0.4, at: { module, line: again.line } });
    const delay = findDelay(declaration.body ?? [], one, code);
    if (delay !== undefined)
      clues.push({ text: 'waits before the next attempt', weight: 0.5, at: { module, line: delay } });
    if (clues.length < 2) continue;
    best = { roles: [{ role: 'retry', symbol: one }], clues: [...clues, ...nameClues(one, [name])] };
  }
  return best;
}

/** The function and the functions in it that have a name, by that name; methods by `self.name`. */
function listNamed(one: FunctionInfo): { name: string; declaration: FunctionDeclaration }[] {
  const found = [
    { name: one.owner === undefined ? one.name : `self.${one.name}`, declaration: one.declaration },
  ];
  walkBody(one.body, {
    statement(statement) {
      if (statement.kind === 'function') found.push({ name: statement.name, declaration: statement });
      else if (statement.kind === 'assign' && statement.value?.kind === 'function')
        found.push({ name: textOf(statement.target), declaration: statement.value });
      return undefined;
    },
  });
  return found;
}

function findAgain(
  name: string,
  declaration: FunctionDeclaration,
  one: FunctionInfo,
): { line: number; isCounted: boolean } | undefined {
  let found: { line: number; isCounted: boolean } | undefined;
  const look = (body: readonly Statement[]) =>
    walkBody(body, {
      statement(statement) {
        // `attempt += 1` on the way there.
        if (statement.kind === 'assign' && /^[+-]$/.test(statement.operator ?? '')) counts = true;
        return undefined;
      },
      kinds: CALLS,
      expression(expression) {
        if (expression.kind === 'call') note(expression, textOf(expression.callee));
        return undefined;
      },
    });
  let counts = false;
  const note = (expression: Call, called: string) => {
    const isSelf = called === name || (one.owner === undefined && called === `self.${name}`);
    const isHanded = expression.args.some(
      arg => textOf(arg) === name && calledName(expression) === 'setTimeout',
    );
    if (!isSelf && !isHanded) return;
    found ??= { line: expression.line, isCounted: counts || expression.args.some(isCounted) };
  };
  walkBody(declaration.body ?? [], {
    statement(statement) {
      if (statement.kind === 'try') for (const { body } of statement.catches) look(body);
      return undefined;
    },
    kinds: CALLS,
    expression(expression) {
      if (expression.kind !== 'call' || expression.callee.kind !== 'member') return undefined;
      const { name: settled } = expression.callee;
      const handler =
        settled === 'catch' ? expression.args[0] : settled === 'then' ? expression.args[1] : undefined;
      if (handler?.kind === 'function') look(handler.body ?? []);
      return undefined;
    },
  });
  return found;
}

function isCounted(argument: Expression): boolean {
  const value = argument.kind === 'keyword' ? argument.value : argument;
  if (value.kind === 'dict') return value.entries.some(entry => isCounted(entry.value));
  return (
    value.kind === 'binary' &&
    (value.operator === '+' || value.operator === '-') &&
    value.right.kind === 'literal'
  );
}
