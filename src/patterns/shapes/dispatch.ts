import type { Expression } from '../../model/code';
import { kindsOf } from '../code/flat-body';
import type { FunctionInfo } from '../code/symbols';
import { walkBody } from '../code/walk';

/** What may look something up, and calls. */
const HEARD = kindsOf('index', 'call');

/** A place where a function looks up what to call by what it was given. */
export interface Dispatch {
  readonly line: number;
  /** By the class of what was given; else by a field of it, such as `type`. */
  readonly isByClass: boolean;
  /** The parameter that is looked at. */
  readonly parameter: string;
  /** What is found is called, with what was given. */
  readonly isCalled: boolean;
}

const TAGS =
  /^(?:type|kind|name|event_?name|event_?type|command_?name|message_?type|_type|\$name|getName|topic)$/i;

/** Where a function looks up handlers by the class, or the kind, of one of its arguments. */
export function findDispatch({ parameters, body, line: first }: FunctionInfo): Dispatch | undefined {
  const names = new Set(parameters.flatMap(({ name }) => (name === '' ? [] : [name])));
  if (names.size === 0) return undefined;
  // What stands for an argument: a turn of a loop over it, or of a queue that it was put in.
  const alias = new Map([...names].map(name => [name, name]));
  const keys = new Map<string, { parameter: string; isByClass: boolean }>();
  let line = first;
  let found: { line: number; parameter: string; isByClass: boolean } | undefined;
  let isCalled = false;
  const keyOf = (expression: Expression): { parameter: string; isByClass: boolean } | undefined => {
    if (expression.kind === 'name') return keys.get(expression.name);
    const of = classAsked(expression);
    const parameter = of && alias.get(of);
    if (parameter !== undefined) return { parameter, isByClass: true };
    if (expression.kind === 'template' && expression.parts.length === 1) return keyOf(expression.parts[0]!);
    const tagged =
      expression.kind === 'call' && expression.args.length === 0 ? expression.callee : expression;
    if (tagged.kind === 'member' && tagged.of.kind === 'name' && TAGS.test(tagged.name)) {
      const asked = alias.get(tagged.of.name);
      if (asked !== undefined) return { parameter: asked, isByClass: false };
    }
    // `getClassName(event)`, `this.nameOf(command)`: whatever it gives is used as the key.
    return undefined;
  };
  walkBody(body, {
    statement(statement) {
      if ('line' in statement) line = statement.line;
      if (
        statement.kind === 'loop' &&
        statement.target?.kind === 'name' &&
        statement.over?.kind === 'name' &&
        alias.has(statement.over.name)
      )
        alias.set(statement.target.name, alias.get(statement.over.name)!);
      if (statement.kind === 'assign' && statement.target.kind === 'name' && statement.value !== undefined) {
        const key = keyOf(statement.value);
        if (key !== undefined) keys.set(statement.target.name, key);
        else if (
          statement.value.kind === 'call' &&
          /^(?:pop|popleft|shift|get)$/.test(memberName(statement.value.callee)) &&
          names.size > 0
        )
          if (!alias.has(statement.target.name)) alias.set(statement.target.name, parameters[0]!.name);
      }
      return undefined;
    },
    kinds: HEARD,
    expression(expression) {
      const key = lookedUp(expression, keyOf);
      if (key !== undefined && (found === undefined || (key.isByClass && !found.isByClass)))
        found = { line, ...key };
      if (
        expression.kind === 'call' &&
        expression.args.some(arg => arg.kind === 'name' && alias.has(arg.name)) &&
        isHeld(expression.callee)
      )
        isCalled = true;
      return undefined;
    },
  });
  return found && { ...found, isCalled };
}

function memberName(callee: Expression): string {
  return callee.kind === 'member' ? callee.name : '';
}

/** `x` of `type(x)`, `x.__class__`, `x.constructor`, and of the name of these. */
function classAsked(expression: Expression): string | undefined {
  if (expression.kind === 'member') {
    if (expression.name === '__class__' || expression.name === 'constructor')
      return expression.of.kind === 'name' ? expression.of.name : undefined;
    return /^(?:name|__name__|__qualname__)$/.test(expression.name) ? classAsked(expression.of) : undefined;
  }
  if (expression.kind !== 'call') return undefined;
  const { callee, args } = expression;
  const [only] = args;
  if (callee.kind === 'name' && callee.name === 'type' && args.length === 1 && only?.kind === 'name')
    return only.name;
  if (callee.kind === 'member' && callee.name === 'getPrototypeOf' && only?.kind === 'name') return only.name;
  return undefined;
}

/** What is used as a key here: `handlers[key]`, `handlers.get(key)`. */
function lookedUp<T>(expression: Expression, keyOf: (key: Expression) => T | undefined): T | undefined {
  if (expression.kind === 'index') return keyOf(expression.index);
  if (expression.kind !== 'call' || expression.callee.kind !== 'member') return undefined;
  const [first] = expression.args;
  const isGet = /^(?:get|has|setdefault|getOrDefault|emit|emitAsync|next)$/.test(expression.callee.name);
  return isGet && first !== undefined ? keyOf(first) : undefined;
}

/** A local that may hold a handler: `handler(x)`, `handler.execute(x)`, `handlers[k](x)`. */
function isHeld(callee: Expression): boolean {
  if (callee.kind === 'name') return true;
  if (callee.kind === 'index' || callee.kind === 'call') return true;
  return (
    callee.kind === 'member' &&
    (callee.of.kind === 'name' || callee.of.kind === 'index' || callee.of.kind === 'call')
  );
}
