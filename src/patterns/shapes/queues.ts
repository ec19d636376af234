import type { Expression, FunctionDeclaration } from '../../model/code';
import type { CodeModel } from '../code/code-model';
import type { ClassInfo, FunctionInfo } from '../code/symbols';
import { bareType } from '../code/type-questions';
import { walkBody } from '../code/walk';
import { type CallPlace, surveyFunctions } from './survey';
import { calledName, textOf } from './texts';
import { listUnits } from './units';

/** One function's dealing with a queue. */
export interface QueueEnd {
  readonly by: FunctionInfo;
  /** The innermost function in which it stands. */
  readonly actor: FunctionDeclaration;
  readonly line: number;
  readonly isLooped: boolean;
  /** There is something waited for in the loop. */
  readonly isAwaiting: boolean;
}

/** A queue and who uses it. */
export interface QueueUse {
  readonly puts: readonly QueueEnd[];
  readonly takes: readonly QueueEnd[];
  /** What the queue is made by: `asyncio.Queue`. */
  readonly external?: string;
  /** Where one of those who take is started as a thread, process or task. */
  readonly started?: { readonly by: FunctionInfo; readonly line: number };
  /** Somebody says that a piece is done, or waits for all to be. */
  readonly settles: boolean;
}

const QUEUES =
  /(?:^|\.)(?:Queue|LifoQueue|PriorityQueue|SimpleQueue|JoinableQueue|SimpleQueue|MpscQueue)$|^janus\.Queue$|^(?:trio|anyio)\.\w*open_memory_channel|^anyio\.create_memory_object_stream|^multiprocessing\.\w*Queue$/;
const PUTS =
  /^(?:put|put_nowait|push|append|enqueue|send|send_nowait|offer|unshift|appendleft|write|add|produce|publish)$/;
const TAKES = /^(?:get|get_nowait|shift|popleft|dequeue|receive|recv|receive_nowait|take|poll|pop)$/;
const STARTS =
  /^(?:Thread|Process|create_task|ensure_future|submit|start_soon|gather|run|apply_async|start_new_thread|start|all|map|spawn|TaskGroup)$/;
const SETTLES = /^(?:task_done|join|close|is_set)$/;

interface Node {
  parent?: Node;
  readonly puts: QueueEnd[];
  readonly takes: QueueEnd[];
  readonly operations: Set<string>;
  external?: string;
  settles?: boolean;
}

/** Finds what is put into and taken from by different functions, followed through parameters and constructors. */
export function* findQueues(code: CodeModel): Iterable<QueueUse> {
  const slots = createSlots();
  const starts = new Map<FunctionDeclaration, { by: FunctionInfo; line: number }>();
  for (const { functions } of listUnits(code))
    for (const one of functions) readFunction(one, code, slots, starts);
  const groups = new Map<Node, Node[]>();
  for (const node of slots.nodes()) {
    const root = rootOf(node);
    const known = groups.get(root);
    if (known === undefined) groups.set(root, [node]);
    else known.push(node);
  }
  for (const members of groups.values()) {
    // Most are handed on, and nothing more.
    if (!members.some(node => node.puts.length > 0) || !members.some(node => node.takes.length > 0)) continue;
    const puts = members.flatMap(node => node.puts);
    const takes = members.flatMap(node => node.takes);
    const operations = new Set(members.flatMap(node => [...node.operations]));
    const external = members.find(node => node.external !== undefined)?.external;
    // What is put at the end and taken from there is a stack; dictionaries have `get` as well.
    const isRow =
      external !== undefined ||
      operations.has('shift') ||
      operations.has('popleft') ||
      operations.has('get_nowait') ||
      operations.has('dequeue') ||
      operations.has('task_done') ||
      (operations.has('put') && operations.has('get'));
    if (!isRow) continue;
    const started = takes.map(({ actor }) => starts.get(actor)).find(one => one !== undefined);
    yield {
      puts,
      takes,
      settles: members.some(node => node.settles === true),
      ...(external !== undefined && { external }),
      ...(started !== undefined && { started }),
    };
  }
}

function rootOf(node: Node): Node {
  let at = node;
  while (at.parent !== undefined) {
    // The way is halved for who comes next.
    at.parent = at.parent.parent ?? at.parent;
    at = at.parent;
  }
  return at;
}

function unite(a: Node, b: Node): void {
  const first = rootOf(a);
  const second = rootOf(b);
  if (first !== second) second.parent = first;
}

function readFunction(
  one: FunctionInfo,
  code: CodeModel,
  slots: Slots,
  starts: Map<FunctionDeclaration, { by: FunctionInfo; line: number }>,
): void {
  const inner = new Map<string, FunctionDeclaration>();
  walkBody(one.body, {
    statement(statement) {
      if (statement.kind === 'function') inner.set(statement.name, statement);
      else if (statement.kind === 'assign' && statement.value?.kind === 'function')
        inner.set(textOf(statement.target), statement.value);
      return undefined;
    },
  });
  const nodeFor = (expression: Expression, within: readonly FunctionDeclaration[]): Node | undefined => {
    if (expression.kind === 'member') {
      const target = code.targetOf(expression, one);
      return target?.kind === 'field' ? slots.ofField(target.field.owner, expression.name) : undefined;
    }
    if (expression.kind !== 'name') return undefined;
    const { name } = expression;
    const holder = findHolder(name, within);
    if (holder !== undefined) return slots.ofParameter(holder, name, one);
    const target = code.targetOf(expression, one);
    if (target?.kind === 'variable') return slots.ofVariable(target.variable.module, target.variable.name);
    return target === undefined ? slots.ofLocal(one, name) : undefined;
  };
  const note = (
    expression: Expression,
    place: CallPlace,
    kind: 'puts' | 'takes',
    operation: string,
    isLooped: boolean,
  ) => {
    const node = nodeFor(expression, place.within);
    if (node === undefined) return;
    node.operations.add(operation);
    const made = queueType(expression, one, code);
    if (made !== undefined) node.external ??= made;
    const actor = place.within.at(-1) ?? one.declaration;
    node[kind].push({
      by: one,
      actor,
      line: place.line,
      isLooped,
      isAwaiting: isLooped && one.declaration.async === true,
    });
  };
  const { calls, changes } = surveyFunctions([one.declaration]);
  for (const { value, slot, target, within } of changes) {
    if (value?.kind !== 'call' || slot === '') continue;
    const made = code.targetOf(value.callee, one);
    if (made?.kind !== 'external' || !QUEUES.test(made.name)) continue;
    const node = nodeFor(target, within);
    if (node !== undefined) node.external = made.name;
  }
  for (const call of calls) {
    const { expression, within } = call;
    const { callee, args } = expression;
    if (callee.kind === 'member') {
      const isTimeout = args.every(
        arg => arg.kind === 'keyword' || (arg.kind === 'literal' && arg.type !== 'string'),
      );
      if (TAKES.test(callee.name) && isTimeout && args.length < 3) {
        if (
          callee.name !== 'pop' ||
          (args.length === 1 && args[0]!.kind === 'literal' && args[0]!.text === '0')
        )
          note(callee.of, call, 'takes', callee.name === 'pop' ? 'shift' : callee.name, call.loops > 0);
      } else if (PUTS.test(callee.name) && args.length > 0)
        note(callee.of, call, 'puts', callee.name, call.loops > 0);
      else if (SETTLES.test(callee.name) && args.length === 0) {
        const node = nodeFor(callee.of, within);
        if (node !== undefined) {
          node.settles = true;
          if (callee.name === 'task_done') node.operations.add(callee.name);
        }
      }
    }
    readHanding(call);
  }
  readLoops();

  /** `for await (const job of queue)`, `async for job in queue`. */
  function readLoops(): void {
    walkBody(one.body, {
      statement(statement) {
        if (statement.kind !== 'loop' || statement.async !== true || statement.over === undefined)
          return undefined;
        const type = queueType(statement.over, one, code);
        if (type === undefined) return undefined;
        note(
          statement.over,
          { ...EMPTY, line: statement.line, within: [one.declaration] },
          'takes',
          'receive',
          true,
        );
        return undefined;
      },
    });
  }

  /** What is handed to a function or constructor is what its parameter, or the field that keeps it, means. */
  function readHanding(place: CallPlace): void {
    const { expression, line } = place;
    const hand = (callee: Expression, args: readonly Expression[], isStart: boolean) => {
      if (args.length === 0 && !isStart) return;
      const target = code.targetOf(callee, one);
      const local = callee.kind === 'name' ? inner.get(callee.name) : undefined;
      const called = local ?? (target?.kind === 'function' ? target.function.declaration : undefined);
      if (called !== undefined && isStart) starts.set(called, { by: one, line });
      const parameters =
        called?.parameters ??
        (target?.kind === 'class' ? target.class.constructedBy?.declaration.parameters : undefined);
      if (parameters === undefined) return;
      const owner =
        local !== undefined
          ? one
          : target?.kind === 'function'
            ? target.function
            : target?.kind === 'class'
              ? target.class.constructedBy
              : undefined;
      args.forEach((arg, at) => {
        const parameter =
          arg.kind === 'keyword' ? parameters.find(({ name }) => name === arg.name) : parameters[at];
        const value = arg.kind === 'keyword' ? arg.value : arg;
        if (parameter === undefined || owner === undefined) return;
        if (value.kind !== 'name' && value.kind !== 'member') return;
        const field =
          target?.kind === 'class'
            ? target.class.fields.find(one => one.parameter?.name === parameter.name)
            : undefined;
        if (field === undefined && (target?.kind === 'class' || called === undefined)) return;
        const from = nodeFor(value, place.within);
        if (from === undefined) return;
        if (field !== undefined)
          unite(from, slots.ofField((target as { class: ClassInfo }).class, field.name));
        else unite(from, slots.ofParameter(called!, parameter.name, owner));
      });
    };
    const name = calledName(expression) ?? '';
    hand(expression.callee, expression.args, false);
    if (!STARTS.test(name)) return;
    // `Thread(target=worker, args=(queue,))`, `pool.submit(worker, queue)`, `create_task(worker(queue))`
    const target = expression.args.find(arg => arg.kind === 'keyword' && arg.name === 'target');
    const tuple = expression.args.find(arg => arg.kind === 'keyword' && arg.name === 'args');
    if (target?.kind === 'keyword')
      hand(
        target.value,
        tuple?.kind === 'keyword' && tuple.value.kind === 'list' ? tuple.value.items : [],
        true,
      );
    for (const [at, arg] of expression.args.entries()) {
      if (arg.kind === 'name' || arg.kind === 'member') hand(arg, expression.args.slice(at + 1), true);
      for (const started of callsInside(arg)) hand(started.callee, [], true);
    }
  }
}

const EMPTY = {
  loops: 0,
  inTry: false,
  inCatch: false,
  inFinally: false,
  guards: [],
  entered: [],
  given: new Set<string>(),
  isAlone: false,
  expression: { kind: 'call', line: 0, callee: { kind: 'self' }, args: [] },
} as const;

/** Calls that an argument is, or is a list of. */
function callsInside(arg: Expression): Extract<Expression, { kind: 'call' }>[] {
  if (arg.kind === 'call') return [arg];
  if (arg.kind === 'spread') return callsInside(arg.of);
  if (arg.kind === 'list') return arg.items.flatMap(callsInside);
  return arg.kind === 'comprehension' ? callsInside(arg.element) : [];
}

/** The innermost function that has such a parameter. */
function findHolder(name: string, within: readonly FunctionDeclaration[]): FunctionDeclaration | undefined {
  for (let at = within.length - 1; at >= 0; at--)
    for (const parameter of within[at]!.parameters) if (parameter.name === name) return within[at];
  return undefined;
}

/** Nodes by what they stand for, each made when it is first asked for. */
interface Slots {
  ofField(owner: ClassInfo, name: string): Node;
  ofParameter(holder: FunctionDeclaration, name: string, one: FunctionInfo): Node;
  ofVariable(module: string, name: string): Node;
  ofLocal(one: FunctionInfo, name: string): Node;
  /** In the order in which they were made. */
  nodes(): Iterable<Node>;
}

/** Nodes have texts as ids, so that the same place is one node however it is come by; a text is made once for each way. */
function createSlots(): Slots {
  const nodes = new Map<string, Node>();
  const known = new Map<object, Map<string, Node>>();
  const nodeOf = (id: string): Node => {
    const before = nodes.get(id);
    if (before !== undefined) return before;
    const node: Node = { puts: [], takes: [], operations: new Set() };
    nodes.set(id, node);
    return node;
  };
  const find = (holder: object, name: string, idOf: () => string): Node => {
    let names = known.get(holder);
    if (names === undefined) {
      names = new Map();
      known.set(holder, names);
    }
    let node = names.get(name);
    if (node === undefined) {
      node = nodeOf(idOf());
      names.set(name, node);
    }
    return node;
  };
  return {
    ofField: (owner, name) => find(owner, name, () => `${owner.id}.${name}`),
    ofParameter: (holder, name, one) =>
      find(holder, name, () => `${one.module}:${holder.line}:${holder.name}(${name})`),
    ofVariable: (module, name) => nodeOf(`${module}#${name}`),
    ofLocal: (one, name) => find(one, name, () => `${one.id}:${one.line}:${name}`),
    nodes: () => nodes.values(),
  };
}

function queueType(expression: Expression, one: FunctionInfo, code: CodeModel): string | undefined {
  const type = bareType(code.typeOf(expression, one));
  const name = type?.class === undefined ? type?.external : undefined;
  return name !== undefined && QUEUES.test(name) ? name : undefined;
}
