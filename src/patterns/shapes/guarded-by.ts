import type { Expression } from '../../model/code';
import type { CodeModel, Scope } from '../code/code-model';
import type { ClassInfo, FunctionInfo } from '../code/symbols';
import { walkBody } from '../code/walk';
import { combineClues } from '../combine-clues';
import type { Candidate } from '../pattern';
import { runsGiven } from './given';
import { surveyFunctions } from './survey';
import { textOf } from './texts';

/** What guards calls, written out in the workspace: a breaker's class, a decorator, a context manager. */
type Guard = ClassInfo | FunctionInfo;

/** Only what is surely a guard makes what is put under it one. */
const LEAST = 0.6;
/** Layers of makers round a guard: `limiter` makes `TokenBucketLimiter`, which makes `TokenBucket`. */
const MOST_LAYERS = 2;
const OBJECT_ITSELF = new Set(['__call__', '__enter__', '__aenter__']);
const ENTERS = new Set(['__enter__', '__aenter__']);

/**
 * What a pattern has found, and after it what is put under these guards: the decorators and context managers that make one
 * for what they are given, classes that extend one, functions that are decorated with one, and blocks that are entered
 * through one.
 */
export function* withGuarded(
  code: CodeModel,
  role: string,
  candidates: Iterable<Candidate>,
): Iterable<Candidate> {
  const guards = new Set<Guard>();
  for (const candidate of candidates) {
    yield candidate;
    const symbol = candidate.roles[0]?.symbol;
    if (
      symbol === undefined ||
      !('declaration' in symbol) ||
      !isGuard(symbol) ||
      combineClues(candidate.clues) < LEAST
    )
      continue;
    guards.add(symbol);
    // What is called, or entered, is an object of its class.
    if ('owner' in symbol && symbol.owner !== undefined && OBJECT_ITSELF.has(symbol.name))
      guards.add(symbol.owner);
  }
  if (guards.size === 0) return;
  let added = [...guards];
  for (let layer = 0; layer < MOST_LAYERS && added.length > 0; layer++) {
    const makers = [...listHeirs(code, added), ...listMakers(code, added)];
    added = [];
    for (const { symbol, text, line } of makers) {
      if (guards.has(symbol)) continue;
      guards.add(symbol);
      added.push(symbol);
      yield candidateOf(role, symbol, text, line);
    }
  }
  for (const { symbol, text, line } of listUsers(code, guards))
    if (!guards.has(symbol)) yield candidateOf(role, symbol, text, line);
}

interface Guarded {
  readonly symbol: Guard;
  readonly text: string;
  readonly line: number;
}

function candidateOf(role: string, symbol: Guard, text: string, line: number): Candidate {
  return {
    roles: [{ role, symbol }],
    clues: [{ text, weight: 0.64, at: { module: symbol.module, line } }],
  };
}

/** Whether something can be put round a call; a function that merely limits its own work cannot. */
function isGuard(symbol: Guard): boolean {
  if ('fields' in symbol) return true;
  if (symbol.decorators.some(name => /contextmanager$/.test(name))) return true;
  return surveyFunctions([symbol.declaration]).calls.some(call => runsGiven(call, symbol.owner));
}

function* listHeirs(code: CodeModel, guards: readonly Guard[]): Iterable<Guarded> {
  const parents = new Set(guards);
  for (const one of code.classes)
    if (one.superclass !== undefined && parents.has(one.superclass) && one.methods.length > 0)
      yield { symbol: one, text: `extends \`${one.superclass.name}\``, line: one.line };
}

/** Modules from which one of these can be reached by name. */
function reachers(code: CodeModel, guards: Iterable<Guard>): CodeModel['modules'] {
  const homes = new Set([...guards].map(({ module }) => module));
  return code.modules.filter(
    ({ id }) => homes.has(id) || [...code.importsOf(id).modules].some(imported => homes.has(imported)),
  );
}

/** Decorators and context managers that make a guard, or hand on to one. */
function* listMakers(code: CodeModel, guards: readonly Guard[]): Iterable<Guarded> {
  const wanted = new Map<string, Guard>(guards.map(guard => [guard.name, guard]));
  for (const { functions, classes } of reachers(code, guards)) {
    for (const one of functions) {
      const guard = isDecorator(one) ? refersTo(code, one, wanted) : undefined;
      if (guard !== undefined && guard !== one)
        yield { symbol: one, text: `puts what it is given under \`${guard.name}\``, line: one.line };
    }
    for (const one of classes) {
      const isRound =
        one.methods.some(({ name }) => ENTERS.has(name)) ||
        one.methods.some(method => method.name === '__call__' && isDecorator(method));
      if (!isRound) continue;
      const all = [...(one.constructedBy === undefined ? [] : [one.constructedBy]), ...one.methods];
      for (const method of all) {
        const guard = refersTo(code, method, wanted);
        if (guard === undefined || guard === one || !('fields' in guard)) continue;
        yield { symbol: one, text: `puts what it is round under a \`${guard.name}\``, line: method.line };
        break;
      }
    }
  }
}

/** A function that is given a function and gives back another that calls it. */
function isDecorator({ declaration, body }: FunctionInfo): boolean {
  if (!body.some(({ kind }) => kind === 'function') && !body.some(statement => statement.kind === 'return'))
    return false;
  const { exits } = surveyFunctions([declaration]);
  const inner = new Set(body.flatMap(statement => (statement.kind === 'function' ? [statement.name] : [])));
  return exits.some(({ kind, value, within }) => {
    if (kind !== 'return' || within.length > 1 || value === undefined) return false;
    if (value.kind === 'function') return value.parameters.length > 0;
    return (
      (value.kind === 'name' && inner.has(value.name)) ||
      (value.kind === 'call' && value.args.some(arg => arg.kind === 'name' && inner.has(arg.name)))
    );
  });
}

/** A guard of which a function speaks by name, be it in a call, as an argument or as a value. */
function refersTo(code: CodeModel, one: FunctionInfo, wanted: ReadonlyMap<string, Guard>): Guard | undefined {
  let found: Guard | undefined;
  walkBody(one.body, {
    expression(expression) {
      if (found !== undefined) return false;
      if ((expression.kind === 'name' || expression.kind === 'member') && wanted.has(expression.name))
        found = guardOf(code, expression, one, new Set(wanted.values()));
      return found === undefined;
    },
  });
  return found;
}

function guardOf(
  code: CodeModel,
  expression: Expression,
  scope: Scope,
  guards: ReadonlySet<Guard>,
): Guard | undefined {
  const target = code.targetOf(expression, scope);
  if (target?.kind === 'class') return guards.has(target.class) ? target.class : undefined;
  if (target?.kind === 'function') return guards.has(target.function) ? target.function : undefined;
  // What holds one: `breaker = CircuitBreaker(…)`.
  const held = code.typeOf(expression, scope)?.class;
  if (held !== undefined && guards.has(held)) return held;
  // A method of one: `@breaker.guard`.
  if (expression.kind !== 'member') return undefined;
  const of = code.typeOf(expression.of, scope)?.class;
  return of !== undefined && guards.has(of) ? of : undefined;
}

/** Functions that are decorated with a guard, or enter one. */
function* listUsers(code: CodeModel, guards: ReadonlySet<Guard>): Iterable<Guarded> {
  const modules = new Set(reachers(code, guards).map(({ id }) => id));
  for (const one of code.allFunctions) {
    if (!modules.has(one.module) || (one.owner !== undefined && guards.has(one.owner))) continue;
    for (const decorator of one.declaration.decorators ?? []) {
      const callee = decorator.kind === 'call' ? decorator.callee : decorator;
      const guard = guardOf(code, callee, one, guards);
      if (guard === undefined) continue;
      yield { symbol: one, text: `is put under \`${textOf(callee)}\``, line: one.line };
    }
    const entered = findEntered(code, one, guards);
    if (entered !== undefined) yield { symbol: one, ...entered };
  }
}

function findEntered(
  code: CodeModel,
  one: FunctionInfo,
  guards: ReadonlySet<Guard>,
): Pick<Guarded, 'text' | 'line'> | undefined {
  let found: Pick<Guarded, 'text' | 'line'> | undefined;
  walkBody(one.body, {
    statement(statement) {
      if (found !== undefined) return false;
      if (statement.kind !== 'with') return true;
      for (const { value } of statement.items) {
        const entered = value.kind === 'call' ? value.callee : value;
        const guard = guardOf(code, entered, one, guards);
        if (guard === undefined || !canEnter(code, guard)) continue;
        found = { text: `does its work under \`${textOf(entered)}\``, line: statement.line };
      }
      return found === undefined;
    },
  });
  return found;
}

function canEnter(code: CodeModel, guard: Guard): boolean {
  if (!('fields' in guard)) return true;
  return [...ENTERS].some(name => code.findMethod(guard, name) !== undefined);
}
