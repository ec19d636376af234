import type { Expression } from '../../model/code';
import { somePart } from '../code/walk';
import type { Change, Survey } from './survey';
import { calledName, mentions, textOf } from './texts';

/** A place where something is kept by key that was looked for by the same key before. */
export interface Fill {
  /** What it is kept in: `self.pages`, `cache`. */
  readonly store: string;
  readonly line: number;
  /** The store is no variable of the function alone. */
  readonly isOwn: boolean;
  /** What is kept is a new object of a class. */
  readonly makes: boolean;
  /** Where it says how long it is kept. */
  readonly expiry?: number | undefined;
}

const EMPTY_MAKERS =
  /^(?:list|dict|set|Map|Set|WeakMap|WeakSet|Array|Object|defaultdict|deque|OrderedDict|Counter|Lock|RLock|Event|Semaphore|Queue)$/;
const READS = /^(?:get|has|contains|fetch|lookup|read|retrieve|peek|exists|getItem|hget|find)/;

/** Finds what a function keeps for the next time. */
export function findFill(survey: Survey): Fill | undefined {
  // Most functions give nothing that could have been kept.
  if (!survey.exits.some(({ kind, value }) => kind === 'return' && value !== undefined)) return undefined;
  for (const { change, store, key, value } of listFills(survey)) {
    if (
      store === '' ||
      key === '' ||
      key === 'self' ||
      /^self$|(?:^|\.)_?(?:log|logger|console|headers|params|attributes)$/.test(store)
    )
      continue;
    const { line, within } = change;
    const innermost = within.at(-1)!;
    const root = store.split(/[.[]/, 1)[0]!;
    const isLocal =
      root !== 'self' &&
      survey.changes.some(
        ({ slot, within: inside, value: made }) =>
          slot === root && inside.at(-1) === innermost && !isOwnStore(made),
      );
    // A dictionary of this call alone puts things in order; it keeps nothing for the next.
    if (isLocal) continue;
    const mayBeGuarded =
      change.inCatch ||
      change.guards.length > 0 ||
      survey.exits.some(
        ({ kind, guards, inTry, line: at }) =>
          kind === 'return' && at <= line && (guards.length > 0 || inTry),
      );
    if (!mayBeGuarded) continue;
    const names = new Set([key, keyBehind(key, survey)]);
    const looked = findLooked(survey, store, names, line);
    if (looked === undefined) continue;
    const isGuarded =
      change.guards.some(test => isAbout(test, store, looked)) ||
      survey.exits.some(
        ({ kind, guards, line: at }) =>
          kind === 'return' && at <= line && guards.some(test => isAbout(test, store, looked)),
      ) ||
      // `try: return cache[key]`, `except KeyError: pass`
      survey.exits.some(
        ({ kind, inTry, line: at, value: given, within: inside }) =>
          kind === 'return' &&
          inTry &&
          at <= line &&
          inside.at(-1) === innermost &&
          (mentions(given, looked) || mentions(given, new Set([`${store}[${key}]`]))),
      ) ||
      change.inCatch;
    if (!isGuarded) continue;
    const worked = workedOut(value, survey, change);
    if (worked === undefined) continue;
    // What is changed in its place is no cached result, and one that nobody is given is none either.
    if (looked.size > 0 && (mentions(value, looked) || mentions(worked.from, looked))) continue;
    const told = new Set([store, ...looked]);
    told.add(`${store}[${key}]`);
    const tells = survey.exits.some(
      ({ kind, value: given, within: inside }) =>
        kind === 'return' && given !== undefined && inside.at(-1) === innermost && mentions(given, told),
    );
    if (!tells) continue;
    // `instances[cls] = cls()`: there is one of each, which is what such a table is for.
    if (
      worked.from.kind === 'call' &&
      (textOf(worked.from.callee) === key || worked.from.callee.kind === 'own-class')
    )
      continue;
    const isParameter = innermost.parameters.some(({ name }) => name === root);
    const expiry = change.call !== undefined && isKeptFor(change.call) ? line : undefined;
    return { store, line, isOwn: !isParameter, makes: worked.isNew, expiry };
  }
  return undefined;
}

/** `cache = self.cache_of(key)`, `store = self.stores[kind]`: another name for what is kept elsewhere. */
function isOwnStore(made: Expression | undefined): boolean {
  let at = made;
  if (at?.kind === 'call') at = at.callee;
  return at?.kind === 'member' || at?.kind === 'index' ? textOf(at).startsWith('self.') : false;
}

interface Filling {
  readonly change: Pick<Change, 'line' | 'within' | 'guards' | 'inCatch' | 'loops'> & {
    readonly call?: Extract<Expression, { kind: 'call' }>;
  };
  readonly store: string;
  readonly key: string;
  readonly value: Expression;
}

/** `store[key] = value`, `store.set(key, value)`. */
function* listFills({ changes, calls }: Survey): Iterable<Filling> {
  for (const change of changes) {
    const { target, value, operator } = change;
    if (target.kind !== 'index' || value === undefined || (operator !== undefined && operator !== '??'))
      continue;
    yield { change, store: textOf(target.of), key: textOf(target.index), value };
  }
  for (const call of calls) {
    const { callee, args } = call.expression;
    if (!call.isAlone || callee.kind !== 'member' || args.length < 2 || READS.test(callee.name)) continue;
    const value = args.slice(1).find(arg => arg.kind !== 'literal' && arg.kind !== 'keyword') ?? args[1]!;
    yield {
      change: { ...call, call: call.expression },
      store: textOf(callee.of),
      key: textOf(args[0]),
      value,
    };
  }
}

/** What else a key is called: `key` where `key = f"{a}:{b}"`. */
function keyBehind(key: string, { changes }: Survey): string {
  const made = changes.find(({ slot }) => slot === key);
  return textOf(made?.value) || key;
}

/** Names that hold what was found, where something asks the store for the key. */
function findLooked(
  survey: Survey,
  store: string,
  keys: ReadonlySet<string>,
  before: number,
): ReadonlySet<string> | undefined {
  const isKey = (expression: Expression | undefined) => {
    const text = textOf(expression);
    return text !== '' && (keys.has(text) || keys.has(keyBehind(text, survey)));
  };
  const isLook = (expression: Expression): boolean =>
    (expression.kind === 'index' && textOf(expression.of) === store && isKey(expression.index)) ||
    (expression.kind === 'call' &&
      expression.callee.kind === 'member' &&
      textOf(expression.callee.of) === store &&
      expression.args.length <= 2 &&
      isKey(expression.args[0]) &&
      !/^(?:set|delete|pop|add)$/.test(expression.callee.name)) ||
    (expression.kind === 'binary' &&
      /in$/.test(expression.operator) &&
      textOf(expression.right) === store &&
      isKey(expression.left));
  const names = new Set<string>();
  let found = false;
  for (const { slot, value, line } of survey.changes)
    if (line <= before && value !== undefined && has(value, isLook)) {
      if (slot !== '') names.add(slot);
      found = true;
    }
  found ||= survey.calls.some(({ expression, line }) => line < before && isLook(expression));
  found ||= survey.comparisons.some(
    ({ left, right, operator, line }) =>
      line <= before && /in$/.test(operator) && textOf(right) === store && isKey(left),
  );
  found ||= survey.exits.some(
    ({ value, line }) => line < before && value !== undefined && has(value, isLook),
  );
  return found ? names : undefined;
}

function has(expression: Expression, isIt: (part: Expression) => boolean, depth = 0): boolean {
  if (depth > 20) return false;
  return isIt(expression) || somePart(expression, has, isIt, depth);
}

function isAbout(test: Expression, store: string, names: ReadonlySet<string>): boolean {
  return mentions(test, new Set([store, ...names]));
}

/** Whether a value is the outcome of work: a call, though not of an empty container; whether it is a new object. */
function workedOut(
  value: Expression,
  survey: Survey,
  { line, within, loops }: Filling['change'],
): { isNew: boolean; from: Expression } | undefined {
  let at = value;
  for (let steps = 0; steps < 4; steps++) {
    if (at.kind === 'await' || at.kind === 'spread') at = at.of;
    else if (at.kind === 'name') {
      const { name } = at;
      const made = survey.changes.findLast(
        change =>
          change.slot === name &&
          change.line <= line &&
          change.value !== undefined &&
          change.within.at(-1) === within.at(-1),
      );
      if (made === undefined) return undefined;
      at = made.value!;
    } else break;
  }
  // `{ value: compute(), expires: now + span }`, `(compute(), time.time())`
  if (at.kind === 'dict' || (at.kind === 'list' && at.type === 'tuple')) {
    const parts = at.kind === 'dict' ? at.entries.map(entry => entry.value) : at.items;
    for (const part of parts) {
      const worked =
        part.kind === 'name' || part.kind === 'await' || part.kind === 'call'
          ? workedOut(part, survey, { line, within, loops, guards: [], inCatch: false })
          : undefined;
      if (worked !== undefined) return worked;
    }
    return undefined;
  }
  if (at.kind === 'index' || at.kind === 'member')
    return has(at.of, part => part.kind === 'call') ? { isNew: false, from: at } : undefined;
  if (at.kind === 'binary' || at.kind === 'conditional')
    return has(at, part => part.kind === 'call') ? { isNew: false, from: at } : undefined;
  if (at.kind === 'comprehension') return { isNew: false, from: at };
  if (at.kind !== 'call') return undefined;
  const name = calledName(at);
  if (name !== undefined && EMPTY_MAKERS.test(name)) return undefined;
  const isNew =
    at.isNew === true ||
    (name !== undefined && (/^_*[A-Z]/.test(name) || name === '__new__' || name === '__call__'));
  return { isNew, from: at };
}

/** Whether a call says how long something is kept: `setex(key, 60, value)`, `set(key, value, ex=60)`. */
export function isKeptFor(call: Extract<Expression, { kind: 'call' }>): boolean {
  return call.args.some(isSpan) || /^p?setex$/i.test(calledName(call) ?? '');
}

/** An argument that says how long: `ex=60`, `timeout=300`, `'EX'`, `ttl`. */
function isSpan(argument: Expression): boolean {
  if (argument.kind === 'keyword')
    return /^(?:ex|px|ttl|timeout|expire|expires|expiry|expiration|max_age)$/i.test(argument.name ?? '');
  if (argument.kind === 'dict')
    return argument.entries.some(
      ({ key }) => key?.kind === 'literal' && /^(?:EX|PX|ttl|expire\w*)$/i.test(key.text ?? ''),
    );
  if (argument.kind === 'literal') return /^(?:EX|PX)$/.test(argument.text ?? '');
  return (argument.kind === 'name' || argument.kind === 'member') && /ttl|expir/i.test(argument.name);
}
