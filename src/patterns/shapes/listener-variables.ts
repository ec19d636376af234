import type { Expression, FunctionDeclaration, Statement } from '../../model/code';
import type { CodeModel, ModuleInfo } from '../code/code-model';
import { CALLS } from '../code/flat-body';
import type { FunctionInfo } from '../code/symbols';
import { walkBody } from '../code/walk';

/** A list that is no field but a variable: functions round it take handlers in, and call all of them. */
export interface ListenerVariable {
  readonly name: string;
  readonly module: string;
  readonly line: number;
  /** The function that has the variable; absent for those at the top level of a module. */
  readonly within?: FunctionInfo;
  readonly join: Place;
  readonly tell: Place & { readonly method: string; readonly hasArguments: boolean };
  readonly leave?: Place;
}

/** Where a function does it; the function has no name where it is a lambda. */
interface Place {
  readonly by: string;
  readonly line: number;
}

const EMPTY_CALLS = /^(?:list|set|dict|defaultdict|deque|Array|Set|Map|OrderedDict|WeakSet)$/;
const ADDS = new Set(['append', 'add', 'push', 'unshift', 'appendleft', 'set', 'insert']);
const REMOVES = new Set(['remove', 'discard', 'delete', 'splice']);

/** Lists of handlers in modules and in closures: `const listeners = []` with `subscribe` and `notify` beside it. */
export function findListenerVariables(code: CodeModel): ListenerVariable[] {
  const found: ListenerVariable[] = [];
  for (const module of code.modules) {
    const names = emptyLists(module.body);
    if (names.size > 0)
      found.push(
        ...readScope(
          module.functions.map(one => one.declaration),
          names,
          module,
        ),
      );
  }
  for (const within of code.functions) {
    const nested = within.body.some(
      ({ kind }) => kind === 'function' || kind === 'return' || kind === 'assign',
    );
    const names = nested ? emptyLists(within.body) : new Map<string, number>();
    if (names.size > 0)
      for (const one of readScope(insideOf(within), names, within)) found.push({ ...one, within });
  }
  return found;
}

/** Variables that begin as empty lists, sets, dictionaries, each with its line. */
function emptyLists(body: readonly Statement[]): Map<string, number> {
  const found = new Map<string, number>();
  for (const statement of body)
    if (statement.kind === 'assign' && statement.target.kind === 'name' && isEmpty(statement.value))
      found.set(statement.target.name, statement.line);
  return found;
}

function isEmpty(value: Expression | undefined): boolean {
  if (value?.kind === 'list') return value.items.length === 0;
  if (value?.kind === 'dict') return value.entries.length === 0;
  return value?.kind === 'call' && value.callee.kind === 'name' && EMPTY_CALLS.test(value.callee.name);
}

/** Functions that stand in another's body, also those of an object that it gives back. */
function insideOf(within: FunctionInfo): FunctionDeclaration[] {
  const found: FunctionDeclaration[] = [];
  const named = (value: Expression, name: string) => {
    if (value.kind === 'function') found.push({ ...value, name: value.name === '' ? name : value.name });
    if (value.kind === 'dict')
      for (const entry of value.entries)
        named(entry.value, entry.key?.kind === 'literal' ? (entry.key.text ?? '') : '');
  };
  for (const statement of within.body) {
    if (statement.kind === 'function') found.push(statement);
    if (statement.kind === 'assign' || statement.kind === 'return') {
      const name =
        statement.kind === 'assign' && statement.target.kind === 'name' ? statement.target.name : '';
      if (statement.value !== undefined) named(statement.value, name);
    }
  }
  return found;
}

function readScope(
  functions: readonly FunctionDeclaration[],
  names: ReadonlyMap<string, number>,
  { id }: Pick<ModuleInfo, 'id'> | FunctionInfo,
): ListenerVariable[] {
  const module = id.split('#')[0]!;
  const joins = new Map<string, Place>();
  const leaves = new Map<string, Place>();
  const tells = new Map<string, ListenerVariable['tell']>();
  for (const one of functions) readFunction(one, names, joins, leaves, tells);
  return [...names].flatMap(([name, line]) => {
    const join = joins.get(name);
    const tell = tells.get(name);
    const leave = leaves.get(name);
    return join === undefined || tell === undefined || tell.by === join.by
      ? []
      : [{ name, module, line, join, tell, ...(leave !== undefined && { leave }) }];
  });
}

function readFunction(
  one: FunctionDeclaration,
  names: ReadonlyMap<string, number>,
  joins: Map<string, Place>,
  leaves: Map<string, Place>,
  tells: Map<string, ListenerVariable['tell']>,
): void {
  const given = new Set(one.parameters.map(({ name }) => name));
  const each = new Map<string, string>();
  const by = one.name;
  const tell = (value: Expression) => {
    const call = value.kind === 'await' ? value.of : value;
    if (call.kind !== 'call') return;
    const { callee, args, line } = call;
    const of = callee.kind === 'member' ? callee.of : callee;
    const list = of.kind === 'name' ? each.get(of.name) : undefined;
    if (list === undefined || tells.has(list)) return;
    const method = callee.kind === 'member' ? callee.name : '';
    tells.set(list, { by, line, method, hasArguments: args.length > 0 });
  };
  const bind = (target: Expression | undefined, over: Expression) => {
    const list = listIn(over, names);
    if (list !== undefined && target?.kind === 'name') each.set(target.name, list);
    if (list !== undefined && target?.kind === 'list')
      for (const item of target.items) if (item.kind === 'name') each.set(item.name, list);
  };
  walkBody(one.body ?? [], {
    statement(statement) {
      if (statement.kind === 'loop' && statement.over !== undefined) bind(statement.target, statement.over);
      if (statement.kind === 'do') tell(statement.value);
      if (
        statement.kind === 'assign' &&
        statement.value?.kind === 'call' &&
        statement.target.kind === 'name'
      ) {
        const { callee } = statement.value;
        const list = statement.target.name;
        if (names.has(list) && callee.kind === 'member' && callee.name === 'filter')
          leaves.set(list, { by, line: statement.line });
      }
      return undefined;
    },
    kinds: CALLS,
    expression(expression) {
      if (expression.kind !== 'call' || expression.callee.kind !== 'member') return undefined;
      const { callee, args, line } = expression;
      const list = listIn(callee.of, names);
      if (list === undefined) return undefined;
      const last = args.at(-1);
      if (ADDS.has(callee.name) && last?.kind === 'name' && given.has(last.name))
        joins.set(list, { by, line });
      if (REMOVES.has(callee.name)) leaves.set(list, { by, line });
      if (callee.name === 'forEach' && last?.kind === 'function') {
        each.set(last.parameters[0]?.name ?? '', list);
        const [only] = last.body ?? [];
        if (only?.kind === 'return' && only.value !== undefined) tell(only.value);
      }
      return undefined;
    },
  });
}

/** The variable that this leads to: `handlers`, `handlers[event]`, `handlers.get(event)`, `list(handlers)`, `[...handlers]`. */
function listIn(expression: Expression, names: ReadonlyMap<string, number>): string | undefined {
  let at: Expression | undefined = expression;
  for (let steps = 0; at !== undefined && steps < 8; steps++) {
    if (at.kind === 'name') return names.has(at.name) ? at.name : undefined;
    if (at.kind === 'index' || at.kind === 'member' || at.kind === 'spread') at = at.of;
    else if (at.kind === 'binary') at = at.left;
    else if (at.kind === 'list') at = at.items.length === 1 ? at.items[0] : undefined;
    else if (at.kind === 'call') at = at.callee.kind === 'member' ? at.callee.of : at.args[0];
    else return undefined;
  }
  return undefined;
}
