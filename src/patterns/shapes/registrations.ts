import type { Expression } from '../../model/code';
import type { CodeModel, Scope } from '../code/code-model';
import { CALLS, kindsOf } from '../code/flat-body';
import type { ClassInfo, FunctionInfo } from '../code/symbols';
import { classesIn, classOf } from '../code/type-questions';
import { walkBody } from '../code/walk';

/** What is heard of here. */
const HEARD = kindsOf('dict', 'call');

/** What kind of message a library says that a handler is for. */
export type MessageKind = 'command' | 'event' | 'query';

/** A place where a class is tied to what handles its objects. */
export interface Registration {
  readonly message: ClassInfo;
  readonly handler: ClassInfo | FunctionInfo;
  /** What takes the message: the handler itself, or its method. */
  readonly entry: FunctionInfo | undefined;
  readonly module: string;
  readonly line: number;
  readonly by: 'dictionary' | 'decorator' | 'call' | 'type';
  /** There is place for several handlers of one message. */
  readonly isMany: boolean;
  /** What a library's decorator or base says. */
  readonly kind?: MessageKind;
}

const known = new WeakMap<CodeModel, readonly Registration[]>();

/** All places where classes are tied to what handles their objects. */
export function listRegistrations(code: CodeModel): readonly Registration[] {
  let found = known.get(code);
  if (found === undefined) {
    found = [...collect(code)];
    known.set(code, found);
  }
  return found;
}

function* collect(code: CodeModel): Generator<Registration> {
  for (const module of code.modules) yield* inBody(module, module, code);
  for (const one of code.allFunctions) {
    yield* inBody(one, one, code);
    yield* decorated(one, one, code);
  }
  const modules = new Map(code.modules.map(module => [module.id, module]));
  for (const one of code.classes) {
    yield* decorated(one, one, code);
    yield* byType(one);
    const module = modules.get(one.module);
    if (module === undefined) continue;
    for (const field of one.fields)
      for (const { value, by } of field.values)
        if (by === undefined && value.kind === 'dict') yield* inDict(value, field.line, module, code);
  }
}

function inBody(scope: Scope, { body }: { readonly body: Scope['body'] }, code: CodeModel): Registration[] {
  const found: Registration[] = [];
  let line = 'line' in scope ? scope.line : 1;
  walkBody(body, {
    statement(statement) {
      if ('line' in statement) line = statement.line;
      return statement.kind !== 'function' || undefined;
    },
    kinds: HEARD,
    expression(expression) {
      if (expression.kind === 'dict') found.push(...inDict(expression, line, scope, code));
      else if (expression.kind === 'call') found.push(...inCall(expression, scope, code));
      return undefined;
    },
    nested: inside => inside.type === 'lambda',
  });
  return found;
}

type Dict = Extract<Expression, { kind: 'dict' }>;
type Call = Extract<Expression, { kind: 'call' }>;

function inDict({ entries }: Dict, line: number, scope: Scope, code: CodeModel): Registration[] {
  return entries.flatMap(({ key, value }) => {
    const message = key && messageNamed(key, scope, code);
    if (message === undefined) return [];
    const isMany = value.kind === 'list';
    const values = isMany ? value.items : [value];
    return values.flatMap(one => register(message, one, { scope, code, line, by: 'dictionary', isMany }));
  });
}

function inCall({ args, line, callee }: Call, scope: Scope, code: CodeModel): Registration[] {
  if (args.length < 2 || args.length > 4) return [];
  if (callee.kind === 'name' && /^(?:isinstance|issubclass|cast|setattr|getattr|super)$/.test(callee.name))
    return [];
  // `subscribe(OrderPlaced, notify)`, and the other way round.
  const messages = args.map(arg => messageNamed(arg.kind === 'keyword' ? arg.value : arg, scope, code));
  const place = messages.findIndex(one => one !== undefined);
  const message = messages[place];
  if (message === undefined) return [];
  const values = args.map(arg => (arg.kind === 'keyword' ? arg.value : arg));
  return values.toSpliced(place, 1).flatMap(one => {
    const isMany = one.kind === 'list';
    const items = one.kind === 'list' ? one.items : [one];
    return items.flatMap(value => register(message, value, { scope, code, line, by: 'call', isMany }));
  });
}

interface Where {
  readonly scope: Scope;
  readonly code: CodeModel;
  readonly line: number;
  readonly by: Registration['by'];
  readonly isMany: boolean;
}

function register(
  message: ClassInfo,
  value: Expression,
  { scope, code, line, by, isMany }: Where,
): Registration[] {
  const module = 'module' in scope ? scope.module : scope.id;
  return handlersIn(value, scope, code).flatMap(handler => {
    const entry = findEntry(handler, message, true);
    const whole = 'fields' in handler ? handler : (handler.owner ?? handler);
    return entry === undefined ? [] : [{ message, handler: whole, entry, module, line, by, isMany }];
  });
}

/** The class that a key names: `OrderPlaced`, `OrderPlaced.name`, `OrderPlaced.__name__`, `typeof`-like calls left out. */
function messageNamed(key: Expression, scope: Scope, code: CodeModel): ClassInfo | undefined {
  if (key.kind === 'list' && key.items.length === 1) return messageNamed(key.items[0]!, scope, code);
  if (key.kind !== 'name' && key.kind !== 'member') return undefined;
  const target = code.targetOf(key, scope);
  if (target?.kind === 'class') return target.class.kind === 'class' ? target.class : undefined;
  if (key.kind === 'member' && (key.name === 'name' || key.name === '__name__'))
    return messageNamed(key.of, scope, code);
  return undefined;
}

/** What a value stands for that may handle something: a function, a class, an object, what a lambda calls, what is bound. */
function handlersIn(value: Expression, scope: Scope, code: CodeModel): (ClassInfo | FunctionInfo)[] {
  if (value.kind === 'name' || value.kind === 'member') {
    const target = code.targetOf(value, scope);
    if (target?.kind === 'class') return [target.class];
    if (target?.kind === 'function') return [target.function];
    const held = classOf(code.typeOf(value, scope));
    return held === undefined ? [] : [held];
  }
  if (value.kind === 'call') {
    const made = code.targetOf(value.callee, scope);
    if (made?.kind === 'class') return [made.class];
    // `partial(handle, uow)`, `inject(handle)`, `this.on.bind(this)`.
    const first =
      value.callee.kind === 'member' && value.callee.name === 'bind' ? value.callee.of : value.args[0];
    return first === undefined || first.kind === 'call' ? [] : handlersIn(first, scope, code);
  }
  if (value.kind !== 'function') return [];
  const found: (ClassInfo | FunctionInfo)[] = [];
  walkBody(value.body ?? [], {
    kinds: CALLS,
    expression(expression) {
      if (expression.kind !== 'call') return undefined;
      const target = code.targetOf(expression.callee, scope);
      if (target?.kind === 'function') found.push(target.function.owner ?? target.function);
      return undefined;
    },
  });
  return found.slice(0, 1);
}

/** What of a handler takes the message; with `loosely` also a parameter without a type. */
export function findEntry(
  handler: ClassInfo | FunctionInfo,
  message: ClassInfo,
  loosely: boolean,
): FunctionInfo | undefined {
  const wanted = new Set<ClassInfo>([message, ...message.ancestors]);
  const takes = ({ parameters }: FunctionInfo) =>
    parameters.slice(0, 2).some(({ type }) => classesIn(type).some(one => wanted.has(one)));
  if (!('fields' in handler)) {
    const [first] = handler.parameters;
    if (takes(handler)) return handler;
    if (!loosely || first === undefined) return undefined;
    // Who is set to handle it is believed, though its parameter names another message of the kind.
    const isAlike = classesIn(first.type).some(one =>
      one.ancestors.some(base => message.ancestors.includes(base)),
    );
    return first.type === undefined || isAlike ? handler : undefined;
  }
  const all = [handler, ...handler.ancestors].flatMap(({ methods }) => methods);
  const typed = all.find(method => takes(method) && method.name !== 'constructor');
  if (typed !== undefined || !loosely) return typed;
  const open = handler.methods.filter(
    ({ isPublic, name, declaration }) =>
      isPublic && !declaration.static && (name === '__call__' || !name.startsWith('__')),
  );
  const [only] = open;
  return open.length === 1 && only!.parameters.length > 0 && only!.parameters[0]!.type === undefined
    ? only
    : undefined;
}

function decorated(
  one: ClassInfo | FunctionInfo,
  { module }: { readonly module: string },
  code: CodeModel,
): Registration[] {
  const { decorators } = one.declaration;
  if (decorators === undefined) return [];
  return decorators.flatMap((decorator, place) => {
    if (decorator.kind !== 'call') return [];
    const name = one.decorators[place] ?? '';
    const kind = kindOf(name);
    const scope = scopeFor(one, code);
    if (scope === undefined) return [];
    const line = decorator.line;
    const named = decorator.args.flatMap(arg => {
      const items = arg.kind === 'list' ? arg.items : [arg];
      return items.flatMap(item => messageNamed(item, scope, code) ?? []);
    });
    // `@OnEvent('order.placed')` leaves it to the parameter what is handled.
    if (named.length === 0 && kind !== undefined && !('fields' in one)) {
      const taken = one.parameters[0] && classOf(one.parameters[0].type);
      if (taken?.kind === 'class') named.push(taken);
    }
    return named.flatMap((message): Registration[] => {
      const entry = findEntry(one, message, kind !== undefined);
      if (entry === undefined) return [];
      const handler = 'fields' in one ? one : (one.owner ?? one);
      return [
        {
          message,
          handler,
          entry,
          module,
          line,
          by: 'decorator',
          isMany: kind === 'event',
          ...(kind && { kind }),
        },
      ];
    });
  });
}

function scopeFor(one: ClassInfo | FunctionInfo, code: CodeModel): Scope | undefined {
  if (!('fields' in one)) return one;
  return one.constructedBy ?? one.methods[0] ?? code.modules.find(({ id }) => id === one.module);
}

/** What well-known libraries call their decorators and bases. */
function kindOf(name: string): MessageKind | undefined {
  const last = name.slice(name.lastIndexOf('.') + 1);
  if (/^(?:CommandHandler|ICommandHandler)$/.test(last)) return 'command';
  if (/^(?:QueryHandler|IQueryHandler)$/.test(last)) return 'query';
  return /^(?:EventsHandler|IEventHandler|EventHandler|OnEvent|EventPattern)$/.test(last)
    ? 'event'
    : undefined;
}

/** `class ShipOrderHandler implements Handler<ShipOrder>`: the base names what is handled. */
function byType(one: ClassInfo): Registration[] {
  if (one.kind !== 'class') return [];
  return one.baseTypes.flatMap(({ args, external, name, class: base }) => {
    const message = args[0] && classOf(args[0]);
    if (
      message === undefined ||
      (message.kind !== 'class' && message.kind !== 'type' && message.kind !== 'interface')
    )
      return [];
    const entry = findEntry(one, message, false);
    if (entry === undefined || entry.parameters.length > 2) return [];
    // A repository takes what it is a base for, too: but gives it back.
    if (isGivenBack(base ?? one, message, one)) return [];
    const kind = base === undefined ? kindOf(external ?? name) : undefined;
    return [
      {
        message,
        handler: one,
        entry,
        module: one.module,
        line: one.line,
        by: 'type',
        isMany: kind === 'event',
        ...(kind && { kind }),
      },
    ];
  });
}

function isGivenBack(base: ClassInfo, message: ClassInfo, one: ClassInfo): boolean {
  return (
    [...one.methods].some(({ returns }) => classesIn(returns).includes(message)) ||
    base.methods.filter(({ isPublic }) => isPublic).length > 2
  );
}
