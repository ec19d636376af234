import type { Expression, Statement } from '../../model/code';
import { ASSIGNMENTS, CALLS, kindsOf } from '../code/flat-body';
import { ownField } from '../code/own-field';
import type { FunctionInfo } from '../code/symbols';
import { partsOf, walkBody } from '../code/walk';
import { rememberByBody } from './remember';

/** What is heard of here. */
const HEARD = kindsOf('comprehension', 'call');

/** The own field that a chain begins with: `x` of `self.x.y[0].z()`. */
export function rootField(expression: Expression): string | undefined {
  let at: Expression | undefined = expression;
  for (let steps = 0; at !== undefined && steps < 50; steps++) {
    const name = ownField(at);
    if (name !== undefined) return name;
    if (at.kind === 'member' || at.kind === 'index' || at.kind === 'await') at = at.of;
    else if (at.kind === 'call') at = at.callee;
    else return undefined;
  }
  return undefined;
}

/** A place where a method gives its own object's field a value. */
export interface FieldAssignment {
  readonly field: string;
  readonly value: Expression | undefined;
  readonly line: number;
  readonly operator?: string | undefined;
}

/** Fields of its own object that a method assigns, nested functions included. */
export const listFieldAssignments: (
  method: Pick<FunctionInfo, 'body' | 'line'>,
) => readonly FieldAssignment[] = rememberByBody(method => {
  const found: FieldAssignment[] = [];
  walkBody(method.body, {
    statement(statement) {
      if (statement.kind !== 'assign') return undefined;
      const field = ownField(statement.target);
      if (field !== undefined)
        found.push({ field, value: statement.value, line: statement.line, operator: statement.operator });
      return undefined;
    },
    kinds: ASSIGNMENTS,
    expression(expression) {
      if (expression.kind !== 'assignment') return undefined;
      const field = ownField(expression.target);
      if (field !== undefined)
        found.push({ field, value: expression.value, line: method.line, operator: expression.operator });
      return undefined;
    },
  });
  return found;
});

/** A call of a method on something that one of the own fields holds: `self.inner.draw(x)`. */
export interface FieldCall {
  readonly field: string;
  /** Absent where the field itself is called. */
  readonly method?: string;
  readonly line: number;
  readonly expression: Extract<Expression, { kind: 'call' }>;
  readonly loops: number;
}

/** Calls on own fields, in the order of the text; `self.x.y.z()` counts as a call of `z` on `x`. */
export const listFieldCalls: (method: Pick<FunctionInfo, 'body' | 'line'>) => readonly FieldCall[] =
  rememberByBody(method => {
    const found: FieldCall[] = [];
    walkBody(method.body, {
      kinds: CALLS,
      expression(expression, loops) {
        if (expression.kind !== 'call') return undefined;
        const { callee, line } = expression;
        const itself = ownField(callee);
        if (itself !== undefined) {
          // A call of an own method looks the same; who asks knows which names are fields.
          found.push({ field: itself, line, expression, loops });
          return undefined;
        }
        const field = callee.kind === 'member' ? rootField(callee.of) : undefined;
        if (field !== undefined && callee.kind === 'member')
          found.push({ field, method: callee.name, line, expression, loops });
        return undefined;
      },
    });
    return found;
  });

/** A loop over what an own field holds. */
export interface FieldLoop {
  readonly field: string;
  readonly line: number;
  /** What each element is called in the loop. */
  readonly element?: string;
  /** Methods that are called on each element; empty string where the element itself is called. */
  readonly calls: readonly string[];
}

/** Loops, comprehensions and `forEach`, `map` and the like over own fields. */
export const listFieldLoops: (method: Pick<FunctionInfo, 'body' | 'line'>) => readonly FieldLoop[] =
  rememberByBody(method => {
    const found: FieldLoop[] = [];
    const add = (
      over: Expression,
      target: Expression | undefined,
      inside: readonly Statement[],
      line: number,
    ) => {
      const field = fieldGoneThrough(over);
      if (field === undefined) return;
      const names = target === undefined ? [] : namesIn(target);
      found.push({
        field,
        line,
        ...(names.length > 0 && { element: names.at(-1)! }),
        calls: callsOn(names, inside),
      });
    };
    walkBody(method.body, {
      statement(statement) {
        if (statement.kind === 'loop' && statement.over !== undefined && statement.type === 'for-each')
          add(statement.over, statement.target, statement.body, statement.line);
        return undefined;
      },
      kinds: HEARD,
      expression(expression) {
        if (expression.kind === 'comprehension')
          add(
            expression.over,
            expression.target,
            [{ kind: 'do', line: method.line, value: expression.element }],
            method.line,
          );
        else if (expression.kind === 'call' && expression.callee.kind === 'member') {
          const [first] = expression.args;
          if (EACH.has(expression.callee.name) && first?.kind === 'function') {
            const [parameter] = first.parameters;
            const target: Expression | undefined =
              parameter === undefined
                ? undefined
                : {
                    kind: 'name',
                    name:
                      expression.callee.name === 'reduce'
                        ? (first.parameters[1]?.name ?? '')
                        : parameter.name,
                  };
            add(expression.callee.of, target, first.body ?? [], expression.line);
          }
        }
        return undefined;
      },
    });
    return found;
  });

const EACH = new Set(['forEach', 'map', 'flatMap', 'filter', 'some', 'every', 'reduce', 'find']);

/** Words round a field that still mean all of its elements: `self.x.values()`, `list(self.x)`, `[...this.x]`, `enumerate(self.x)`. */
function fieldGoneThrough(over: Expression): string | undefined {
  const own = ownField(over);
  if (own !== undefined) return own;
  if (over.kind === 'call') {
    const { callee, args } = over;
    if (callee.kind === 'member' && ELEMENTS.has(callee.name))
      return rootField(callee.of) ?? (args[0] && fieldGoneThrough(args[0]));
    if (callee.kind === 'name' && WRAPS.has(callee.name) && args[0] !== undefined)
      return fieldGoneThrough(args[0]);
    return callee.kind === 'member' && callee.name === 'get' ? rootField(callee.of) : undefined;
  }
  if (over.kind === 'index' || over.kind === 'spread') return rootField(over.of) ?? fieldGoneThrough(over.of);
  if (over.kind === 'list' && over.items.length === 1) return fieldGoneThrough(over.items[0]!);
  if (over.kind === 'binary' || over.kind === 'await')
    return partsOf(over)
      .map(fieldGoneThrough)
      .find(one => one !== undefined);
  return undefined;
}

const ELEMENTS = new Set([
  'values',
  'items',
  'keys',
  'entries',
  'copy',
  'slice',
  'from',
  'get',
  'reverse',
  'concat',
  'filter',
]);
const WRAPS = new Set(['list', 'tuple', 'set', 'iter', 'sorted', 'reversed', 'enumerate', 'map', 'zip']);

function namesIn(target: Expression): string[] {
  if (target.kind === 'name') return [target.name];
  if (target.kind === 'list') return target.items.flatMap(namesIn);
  return target.kind === 'other' || target.kind === 'dict' ? partsOf(target).flatMap(namesIn) : [];
}

function callsOn(names: readonly string[], inside: readonly Statement[]): string[] {
  const found = new Set<string>();
  if (names.length === 0) return [];
  walkBody(inside, {
    kinds: CALLS,
    expression(expression) {
      if (expression.kind !== 'call') return undefined;
      const { callee } = expression;
      if (callee.kind === 'name' && names.includes(callee.name)) found.add('');
      if (callee.kind === 'member' && callee.of.kind === 'name' && names.includes(callee.of.name))
        found.add(callee.name);
      return undefined;
    },
  });
  return [...found];
}
