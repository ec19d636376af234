import type { Expression, Statement } from '../../model/code';
import type { CodeModel } from '../code/code-model';
import { CALLS, kindsOf } from '../code/flat-body';
import { ownField } from '../code/own-field';
import type { ClassInfo, FieldInfo, FunctionInfo } from '../code/symbols';
import { walkBody } from '../code/walk';
import { fieldBehind, methodsOf } from './class-parts';

/** What is heard of here. */
const HEARD = kindsOf('call', 'comprehension');

/** A call of something that a field holds. */
export interface HeldCall {
  readonly field: FieldInfo;
  readonly by: FunctionInfo;
  readonly line: number;
  /** Empty where what is held is itself called. */
  readonly method: string;
  readonly expression: Extract<Expression, { kind: 'call' }>;
  /** On one of many things that the field holds: by index, key, loop. */
  readonly isElement: boolean;
  /** On each of them in turn. */
  readonly inLoop: boolean;
  /** The result is not thrown away. */
  readonly isUsed: boolean;
  /** By which it was found among the things held. */
  readonly key?: Expression;
}

/** Something put into what a field holds many in. */
export interface HeldPut {
  readonly field: FieldInfo;
  readonly by: FunctionInfo;
  readonly line: number;
  readonly value: Expression;
  readonly key?: Expression;
  /** Into a list that is itself kept under a key: `self.handlers[topic].append(handler)`. */
  readonly isNested: boolean;
}

/** Something taken out of what a field holds many in, for good. */
export interface HeldTake {
  readonly field: FieldInfo;
  readonly by: FunctionInfo;
  readonly line: number;
  /** The last or first one, whichever it is: `pop()`. */
  readonly isEnd: boolean;
}

/** What the methods of a workspace do with fields. */
export interface FieldUses {
  callsOn(field: FieldInfo): readonly HeldCall[];
  putsInto(field: FieldInfo): readonly HeldPut[];
  takesFrom(field: FieldInfo): readonly HeldTake[];
}

const known = new WeakMap<CodeModel, FieldUses>();

/** What all methods do with the fields of their objects; worked out once for a workspace. */
export function findFieldUses(code: CodeModel): FieldUses {
  const before = known.get(code);
  if (before !== undefined) return before;
  const calls = new Map<FieldInfo, HeldCall[]>();
  const puts = new Map<FieldInfo, HeldPut[]>();
  const takes = new Map<FieldInfo, HeldTake[]>();
  const sink: Sink = {
    call: one => add(calls, one),
    put: one => add(puts, one),
    take: one => add(takes, one),
  };
  for (const owner of code.classes)
    for (const method of methodsOf(owner)) readMethod(code, owner, method, sink);
  const uses: FieldUses = {
    callsOn: field => calls.get(field) ?? [],
    putsInto: field => puts.get(field) ?? [],
    takesFrom: field => takes.get(field) ?? [],
  };
  known.set(code, uses);
  return uses;
}

interface Sink {
  call(one: HeldCall): void;
  put(one: HeldPut): void;
  take(one: HeldTake): void;
}

function add<T extends { readonly field: FieldInfo }>(map: Map<FieldInfo, T[]>, one: T): void {
  const list = map.get(one.field);
  if (list === undefined) map.set(one.field, [one]);
  else list.push(one);
}

/** Where a value comes from: a field, or something in it. */
interface Source {
  readonly field: FieldInfo;
  readonly isElement: boolean;
  readonly inLoop?: boolean;
  /** It was found under a key. */
  readonly key?: Expression | undefined;
}

/** Calls that give one of the things held. */
const PICKS = new Set(['get', 'pop', 'shift', 'at', 'popleft', 'find', 'setdefault', 'peek']);
/** Calls that still give all of them. */
const SAME = new Set([
  ...['values', 'items', 'keys', 'entries', 'copy', 'slice', 'filter', 'reverse', 'concat', 'toReversed'],
  ...['splice', 'sort', 'map'],
]);
const WRAPS = new Set(['list', 'tuple', 'set', 'iter', 'sorted', 'reversed', 'enumerate', 'zip', 'filter']);
const EACH = new Set(['forEach', 'map', 'flatMap', 'filter', 'some', 'every', 'reduce', 'find']);
const ADDS = new Set(['append', 'add', 'push', 'unshift', 'appendleft', 'put', 'insert', 'insort']);
const KEYED_ADDS = new Set(['set', 'setdefault']);
const TAKES = new Set(['remove', 'discard', 'delete', 'splice', 'pop', 'popleft', 'shift']);

function readMethod(code: CodeModel, owner: ClassInfo, by: FunctionInfo, sink: Sink): void {
  const locals = new Map<string, Source>();
  const dropped = new Set<Expression>();

  function find(expression: Expression, depth = 0): Source | undefined {
    if (depth > 12) return undefined;
    const next = (inner: Expression) => find(inner, depth + 1);
    const name = ownField(expression);
    if (name !== undefined) {
      const field = fieldBehind(code, owner, name);
      return field && { field, isElement: false };
    }
    switch (expression.kind) {
      case 'name':
        return locals.get(expression.name);
      case 'index': {
        const of = next(expression.of);
        // `for key in self.x: self.x[key]` gives each of them.
        const by = of && expression.index.kind === 'name' ? locals.get(expression.index.name) : undefined;
        const isEach = by?.inLoop === true && by.field === of?.field;
        return of && { ...of, isElement: true, key: expression.index, ...(isEach && { inLoop: true }) };
      }
      case 'spread':
      case 'await':
        return next(expression.of);
      case 'list':
        return expression.items.length === 1 ? next(expression.items[0]!) : undefined;
      case 'binary':
        return ['or', '??', 'and'].includes(expression.operator)
          ? (next(expression.left) ?? next(expression.right))
          : undefined;
      case 'conditional':
        return next(expression.then) ?? next(expression.otherwise);
      case 'call': {
        const { callee, args } = expression;
        const given = givenBy(expression);
        if (given !== undefined) return next(given);
        if (callee.kind === 'member' && PICKS.has(callee.name)) {
          const of = next(callee.of);
          if (of?.field.container === undefined && of?.isElement !== true) return undefined;
          return { ...of, isElement: true, key: args[0] };
        }
        if (callee.kind === 'member' && SAME.has(callee.name)) return next(callee.of);
        if (callee.kind === 'member' && callee.name === 'from' && args[0]) return next(args[0]);
        if (callee.kind === 'name' && WRAPS.has(callee.name))
          for (const arg of args) {
            const of = next(arg);
            if (of !== undefined) return of;
          }
        return undefined;
      }
      default:
        return undefined;
    }
  }

  /** What an own method that does nothing else gives back: `self.handlers[topic]` of `self.handlers_of(topic)`. */
  function givenBy({ callee }: Extract<Expression, { kind: 'call' }>): Expression | undefined {
    const name = ownField(callee);
    const method = name === undefined ? undefined : code.findMethod(owner, name);
    const [only] = method?.body ?? [];
    if (method?.body.length !== 1 || only?.kind !== 'return' || only.value === undefined) return undefined;
    const { value } = only;
    return ownField(value.kind === 'index' ? value.of : value) === undefined ? undefined : value;
  }

  function bindElement(target: Expression | undefined, over: Expression): void {
    const source = find(over);
    if (source === undefined || target === undefined) return;
    for (const name of namesIn(target)) locals.set(name, { ...source, isElement: true, inLoop: true });
  }

  function noteStatement(statement: Statement): void {
    if (statement.kind === 'do') dropped.add(bareOf(statement.value));
    if (statement.kind === 'loop' && statement.type === 'for-each' && statement.over !== undefined)
      bindElement(statement.target, statement.over);
    if (statement.kind !== 'assign' || statement.value === undefined) return;
    const { target, value, line } = statement;
    if (target.kind === 'name') {
      const source = find(value);
      if (source !== undefined) locals.set(target.name, source);
      return;
    }
    if (target.kind === 'index') {
      const source = find(target.of);
      if (source === undefined) return;
      sink.put({ field: source.field, by, line, value, key: target.index, isNested: source.isElement });
      return;
    }
    const name = ownField(target);
    const field = name === undefined ? undefined : fieldBehind(code, owner, name);
    if (field === undefined) return;
    // `this.x = [...this.x, y]`, `self.x += [y]`, `this.x = this.x.filter(…)`.
    if (value.kind === 'list') {
      const others = value.items.filter(item => item.kind !== 'spread');
      const isAdding =
        statement.operator === '+' ||
        value.items.some(item => item.kind === 'spread' && find(item)?.field === field);
      if (isAdding) for (const one of others) sink.put({ field, by, line, value: one, isNested: false });
    } else if (
      (value.kind === 'call' && value.callee.kind === 'member' && value.callee.name === 'filter') ||
      (value.kind === 'comprehension' && (value.others?.length ?? 0) > 0)
    ) {
      const over = value.kind === 'call' ? (value.callee as { of: Expression }).of : value.over;
      if (find(over)?.field === field) sink.take({ field, by, line, isEnd: false });
    }
  }

  function noteCall(expression: Extract<Expression, { kind: 'call' }>, loops: number): void {
    const { callee, args, line } = expression;
    const isUsed = !dropped.has(expression);
    const parameters = by.parameters.map(({ name }) => name);
    const sourceOf = (of: Expression): Source | undefined => {
      const source = find(of);
      // `for (let i = 0; …) this.x[i].m()` goes through all of them.
      const isCounted = loops > 0 && source?.key?.kind === 'name' && !parameters.includes(source.key.name);
      return isCounted ? { ...source!, inLoop: true } : source;
    };
    if (callee.kind !== 'member') {
      const source = sourceOf(callee);
      if (source !== undefined) addCall(source, '', expression, isUsed);
      return;
    }
    const itself = ownField(callee);
    if (itself !== undefined) {
      if (code.findMethod(owner, itself)?.declaration.type === 'method') return;
      const source = sourceOf(callee);
      if (source !== undefined) addCall(source, '', expression, isUsed);
      return;
    }
    const source = sourceOf(callee.of);
    if (source === undefined) return;
    const { field } = source;
    const { name } = callee;
    const isStore = field.container !== undefined && (!source.isElement || source.key !== undefined);
    const isPlainElement = source.isElement && field.container?.kind !== 'dict';
    if (isStore && !isPlainElement) {
      if (ADDS.has(name)) {
        const value = name === 'insert' ? args[1] : args[0];
        if (value === undefined) return;
        sink.put({
          ...{ field, by, line, value, isNested: source.isElement },
          ...(source.key !== undefined && { key: source.key }),
        });
        return;
      }
      if (KEYED_ADDS.has(name) && args.length > 1 && !source.isElement) {
        sink.put({ field, by, line, value: args[1]!, key: args[0]!, isNested: false });
        return;
      }
      if (TAKES.has(name)) {
        const isEnd = args.length === 0;
        sink.take({ field, by, line, isEnd });
        return;
      }
    }
    if (name === 'call' || name === 'apply') addCall(source, '', expression, isUsed);
    else if (field.container === undefined || source.isElement)
      addCall(source, name === '__call__' ? '' : name, expression, isUsed);
  }

  function addCall(
    { field, isElement, inLoop, key }: Source,
    method: string,
    expression: HeldCall['expression'],
    isUsed: boolean,
  ): void {
    const { line } = expression;
    sink.call({
      ...{ field, by, line, method, expression, isElement, inLoop: inLoop === true, isUsed },
      ...(key !== undefined && { key }),
    });
  }

  /** What is put into a field is one of those in it, also where the method calls it itself. */
  function notePutParameter({ callee, args }: Extract<Expression, { kind: 'call' }>): void {
    const [value] = args;
    if (callee.kind !== 'member' || !ADDS.has(callee.name) || value?.kind !== 'name') return;
    if (!by.parameters.some(({ name }) => name === value.name) || locals.has(value.name)) return;
    const source = find(callee.of);
    if (source?.field.container !== undefined)
      locals.set(value.name, { field: source.field, isElement: true });
  }

  function noteEach(expression: Extract<Expression, { kind: 'call' }>): void {
    const { callee } = expression;
    const [first] = expression.args;
    if (callee.kind !== 'member' || !EACH.has(callee.name) || first?.kind !== 'function') return;
    const source = find(callee.of);
    if (source === undefined) return;
    const parameter = first.parameters[callee.name === 'reduce' ? 1 : 0];
    if (parameter === undefined) return;
    locals.set(parameter.name, { ...source, isElement: true, inLoop: true });
    if (callee.name !== 'forEach') return;
    const [only] = first.body ?? [];
    if (only?.kind === 'return' && only.value !== undefined) dropped.add(bareOf(only.value));
  }

  // Variables first: a loop may stand before the assignment that is read in it.
  walkBody(by.body, {
    statement(statement) {
      if (statement.kind === 'assign' && statement.target.kind === 'name' && statement.value) {
        const source = find(statement.value);
        if (source !== undefined) locals.set(statement.target.name, source);
      }
      return undefined;
    },
    kinds: CALLS,
    expression(expression) {
      if (expression.kind === 'call') notePutParameter(expression);
      return undefined;
    },
  });
  walkBody(by.body, {
    statement(statement) {
      noteStatement(statement);
      return undefined;
    },
    kinds: HEARD,
    expression(expression, loops) {
      if (expression.kind === 'comprehension') bindElement(expression.target, expression.over);
      if (expression.kind === 'call') {
        noteEach(expression);
        noteCall(expression, loops);
      }
      return undefined;
    },
  });
}

function bareOf(expression: Expression): Expression {
  let at = expression;
  while (at.kind === 'await' || at.kind === 'unary') at = at.of;
  if (at.kind === 'binary' && at.operator === 'and') return bareOf(at.right);
  return at;
}

function namesIn(target: Expression): string[] {
  if (target.kind === 'name') return [target.name];
  return target.kind === 'list' ? target.items.flatMap(namesIn) : [];
}
