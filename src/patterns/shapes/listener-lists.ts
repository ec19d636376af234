import type { Expression } from '../../model/code';
import type { CodeModel } from '../code/code-model';
import { CALLS } from '../code/flat-body';
import type { ClassInfo, FieldInfo, FunctionInfo } from '../code/symbols';
import { walkBody } from '../code/walk';

/** A class that is itself a list of those that want to know, and calls each of them. */
export interface ListenerList {
  readonly owner: ClassInfo;
  /** The method that calls each. */
  readonly teller: FunctionInfo;
  readonly line: number;
  /** Empty where those in the list are called themselves. */
  readonly method: string;
  readonly hasArguments: boolean;
  /** Fields that hold such a list: whoever has one can be listened to. */
  readonly heldBy: readonly FieldInfo[];
}

const LISTS = /^(?:list|set|collections\.(?:deque|UserList)|Array|Set)$/;
const known = new WeakMap<CodeModel, readonly ListenerList[]>();

/** Classes that extend a list or set and call all that is in it: `class Event(list): def __call__(…): for one in self: one(…)`. */
export function findListenerLists(code: CodeModel): readonly ListenerList[] {
  const before = known.get(code);
  if (before !== undefined) return before;
  const found: ListenerList[] = [];
  for (const owner of code.classes) {
    if (!owner.externalBases.some(base => LISTS.test(base))) continue;
    for (const teller of owner.methods) {
      const call = findTelling(teller);
      // A part of a whole does to its parts what it is asked to do itself.
      if (call === undefined || call.method === teller.name) continue;
      found.push({ owner, teller, ...call, heldBy: listHolders(code, owner) });
      break;
    }
  }
  known.set(code, found);
  return found;
}

function findTelling(by: FunctionInfo): { line: number; method: string; hasArguments: boolean } | undefined {
  const each = new Set<string>();
  let found: { line: number; method: string; hasArguments: boolean } | undefined;
  walkBody(by.body, {
    statement(statement) {
      if (statement.kind === 'loop' && statement.over !== undefined && isOwnAll(statement.over))
        if (statement.target?.kind === 'name') each.add(statement.target.name);
      if (statement.kind === 'do') note(statement.value);
      return undefined;
    },
    kinds: CALLS,
    expression(expression) {
      if (expression.kind !== 'call' || expression.callee.kind !== 'member') return undefined;
      const [first] = expression.args;
      if (
        expression.callee.name === 'forEach' &&
        isOwnAll(expression.callee.of) &&
        first?.kind === 'function'
      ) {
        each.add(first.parameters[0]?.name ?? '');
        const [only] = first.body ?? [];
        if (only?.kind === 'return' && only.value !== undefined) note(only.value);
      }
      return undefined;
    },
  });
  function note(value: Expression): void {
    const call = value.kind === 'await' ? value.of : value;
    if (call.kind !== 'call') return;
    const { callee, args, line } = call;
    const of = callee.kind === 'member' ? callee.of : callee;
    if (of.kind !== 'name' || !each.has(of.name)) return;
    found ??= { line, method: callee.kind === 'member' ? callee.name : '', hasArguments: args.length > 0 };
  }
  return found;
}

/** The object itself as the collection that it is: `self`, `list(self)`, `self[:]`, `[...this]`. */
function isOwnAll(over: Expression): boolean {
  if (over.kind === 'self') return true;
  if (over.kind === 'index') return over.of.kind === 'self';
  if (over.kind === 'list') {
    const [only] = over.items;
    return over.items.length === 1 && only?.kind === 'spread' && only.of.kind === 'self';
  }
  if (over.kind !== 'call') return false;
  if (over.callee.kind === 'name') return over.args[0]?.kind === 'self';
  return over.callee.kind === 'member' && over.callee.of.kind === 'self' && over.args.length === 0;
}

function listHolders(code: CodeModel, list: ClassInfo): FieldInfo[] {
  const found = new Set<FieldInfo>(code.holdersOf(list).filter(({ owner }) => owner !== list));
  for (const { from, expression } of code.creatorsOf(list)) {
    const field = from?.owner?.fields.find(({ values }) => values.some(({ value }) => value === expression));
    if (field !== undefined) found.add(field);
  }
  return [...found];
}
