import type { Expression, Statement } from '../../model/code';
import type { CodeModel } from '../code/code-model';
import { CALLS } from '../code/flat-body';
import { ownField } from '../code/own-field';
import type { ClassInfo, FunctionInfo } from '../code/symbols';
import { walkBody, walkExpression } from '../code/walk';
import { bare } from './bodies';
import { choicesOf } from './held-objects';

/** A function that gives one object for each key: the one it keeps, or else one that it makes then. */
export interface KeyedStore {
  /** The field or variable that has them by key. */
  readonly name: string;
  readonly line: number;
  /** What is kept, where it is a class of the workspace. */
  readonly made?: ClassInfo;
  /** The class keeps its own objects: `__new__`, a metaclass, or a function of the class itself. */
  readonly isOwn: boolean;
  /** What is made is given some of what the key is made of. */
  readonly isOfKey: boolean;
}

interface Put {
  readonly store: string;
  /** Absent where it is added to a list that is searched. */
  readonly key?: Expression;
  readonly value: Expression;
  readonly line: number;
}

/** Finds how a function keeps what it makes by a key; `undefined` where it does not. */
export function findKeyedStore(code: CodeModel, one: FunctionInfo): KeyedStore | undefined {
  if (one.parameters.length === 0 && one.name !== '__call__') return undefined;
  for (const put of listPuts(one)) {
    if (put.key !== undefined && !isKey(put.key)) continue;
    if (put.key === undefined && !searches(one, put.store)) continue;
    const made = findMade(code, one, put.value);
    if (made === undefined || !gives(one, put)) continue;
    const given =
      put.key === undefined ? new Set(one.parameters.map(({ name }) => name)) : namesBehind(one, put.key);
    if (!one.parameters.some(({ name }) => given.has(name))) continue;
    const args = new Set(made.args.flatMap(arg => [...namesBehind(one, arg)]));
    // An object that has just been made by `__new__` gets its state at once.
    const isOfKey = made.isOwn || [...given].some(name => args.has(name));
    return {
      ...{ name: put.store, line: put.line, isOwn: made.isOwn, isOfKey },
      ...(made.class !== undefined && { made: made.class }),
    };
  }
  return undefined;
}

/** Whether a key tells objects apart; a class as the key makes one object of each class. */
function isKey(key: Expression): boolean {
  if (key.kind === 'literal' || key.kind === 'self' || key.kind === 'own-class') return false;
  return key.kind !== 'name' || (key.name !== 'cls' && key.name !== 'class_');
}

/** Whether a function looks through a list: `this.kinds.find(…)`, `for kind in self.kinds`. */
function searches(one: FunctionInfo, store: string): boolean {
  let found = false;
  walkBody(one.body, {
    statement(statement) {
      if (statement.kind === 'loop' && statement.type === 'for-each' && statement.over !== undefined)
        found ||= nameOfStore(statement.over) === store;
      return undefined;
    },
    expression(at) {
      if (at.kind === 'call' && at.callee.kind === 'member' && at.callee.name === 'find')
        found ||= nameOfStore(at.callee.of) === store;
      else if (at.kind === 'comprehension') found ||= nameOfStore(at.over) === store;
      return undefined;
    },
  });
  return found;
}

/** What is put under a key, on some ways through the function only. */
function listPuts(one: FunctionInfo): Put[] {
  const found: Put[] = [];
  const look = (body: readonly Statement[], isConditional: boolean) => {
    for (const statement of body) {
      if (isConditional) found.push(...putsIn(statement));
      switch (statement.kind) {
        case 'if':
          look(statement.then, true);
          look(statement.otherwise ?? [], true);
          break;
        case 'try':
          look(statement.body, isConditional);
          for (const { body: caught } of statement.catches) look(caught, true);
          break;
        case 'with':
        case 'block':
          look(statement.body, isConditional);
          break;
      }
      // What comes after `if (known) return known`.
      if (statement.kind === 'if' && statement.then.some(({ kind }) => kind === 'return'))
        isConditional = true;
    }
  };
  look(one.body, false);
  return found;
}

function putsIn(statement: Statement): Put[] {
  if (statement.kind === 'assign' && statement.target.kind === 'index' && statement.value !== undefined) {
    const store = nameOfStore(statement.target.of);
    if (store === undefined) return [];
    return [{ store, key: statement.target.index, value: statement.value, line: statement.line }];
  }
  const call = statement.kind === 'do' ? bare(statement.value) : undefined;
  if (call?.kind !== 'call' || call.callee.kind !== 'member') return [];
  const list = nameOfStore(call.callee.of);
  if (
    call.args.length === 1 &&
    list !== undefined &&
    (call.callee.name === 'push' || call.callee.name === 'append')
  )
    return [{ store: list, value: call.args[0]!, line: call.line }];
  if (call.args.length !== 2) return [];
  if (call.callee.name !== 'set' && call.callee.name !== 'setdefault') return [];
  const store = nameOfStore(call.callee.of);
  if (store === undefined) return [];
  return [{ store, key: call.args[0]!, value: call.args[1]!, line: call.line }];
}

/** The name of a field or of a variable: `pool` of `self.pool`, `Card.pool` and `pool`. */
function nameOfStore(expression: Expression): string | undefined {
  if (expression.kind === 'name') return expression.name;
  const own = ownField(expression);
  if (own !== undefined) return own;
  return expression.kind === 'member' && expression.of.kind === 'name' ? expression.name : undefined;
}

/** What a value is made by: a class, or the own class's `__new__` or `__call__`. */
function findMade(
  code: CodeModel,
  one: FunctionInfo,
  value: Expression,
): { readonly class?: ClassInfo; readonly isOwn: boolean; readonly args: readonly Expression[] } | undefined {
  for (const choice of valuesOf(one, value)) {
    const at = bare(choice);
    if (at.kind !== 'call') continue;
    const { callee, args } = at;
    if (callee.kind === 'member' && (callee.name === '__new__' || callee.name === '__call__'))
      return {
        isOwn: true,
        args,
        ...(one.owner !== undefined && callee.name === '__new__' && { class: one.owner }),
      };
    if (callee.kind === 'own-class' && one.owner !== undefined)
      return { isOwn: true, args, class: one.owner };
    const target = code.targetOf(callee, one);
    if (target?.kind === 'class') return { class: target.class, isOwn: target.class === one.owner, args };
    const isGiven = callee.kind === 'name' && one.parameters.some(({ name }) => name === callee.name);
    const isMember = ownField(callee) !== undefined && target?.kind === 'field';
    if (isGiven || isMember) return { isOwn: false, args };
  }
  return undefined;
}

/** An expression, or what is assigned to the variable that it is. */
function valuesOf(one: FunctionInfo, value: Expression): Expression[] {
  if (value.kind !== 'name') return choicesOf(value);
  const found: Expression[] = [];
  walkBody(one.body, {
    statement(statement) {
      if (statement.kind === 'assign' && statement.value !== undefined)
        if (statement.target.kind === 'name' && statement.target.name === value.name)
          found.push(...choicesOf(statement.value));
      return undefined;
    },
    nested: () => false,
  });
  return found;
}

/** Whether the function gives back what is under the key, or what it puts there; a constructor of Python's does. */
function gives(one: FunctionInfo, { store, value }: Put): boolean {
  let found = false;
  walkBody(one.body, {
    statement(statement) {
      if (statement.kind !== 'return' || statement.value === undefined) return undefined;
      const variables = new Set<string>();
      walkExpression(statement.value, {
        expression(at) {
          if (at.kind === 'index' && nameOfStore(at.of) === store) found = true;
          if (at.kind === 'call' && at.callee.kind === 'member' && nameOfStore(at.callee.of) === store)
            found = true;
          if (at.kind === 'name') variables.add(at.name);
          return undefined;
        },
      });
      if (value.kind === 'name' && variables.has(value.name)) found = true;
      return undefined;
    },
    nested: () => false,
  });
  return found;
}

/** Names that go into an expression, also through variables. */
function namesBehind(one: FunctionInfo, expression: Expression, depth = 3): Set<string> {
  const found = new Set<string>();
  walkExpression(expression, {
    expression(at) {
      if (at.kind !== 'name' || found.has(at.name)) return undefined;
      found.add(at.name);
      if (depth > 0 && !one.parameters.some(({ name }) => name === at.name))
        for (const value of valuesOf(one, at))
          for (const name of namesBehind(one, value, depth - 1)) found.add(name);
      return undefined;
    },
  });
  return found;
}

/** Places where something is taken out of a store. */
export function listRemovals(owner: ClassInfo, store: string): { module: string; line: number }[] {
  const found: { module: string; line: number }[] = [];
  for (const { body, module } of owner.methods)
    walkBody(body, {
      kinds: CALLS,
      expression(at) {
        if (at.kind !== 'call' || at.callee.kind !== 'member') return undefined;
        if (REMOVES.has(at.callee.name) && nameOfStore(at.callee.of) === store)
          found.push({ module, line: at.line });
        return undefined;
      },
    });
  return found;
}

const REMOVES = new Set(['delete', 'pop', 'clear', 'popitem', 'remove']);
