import type { Expression, Statement } from '../../model/code';
import type { FunctionInfo } from '../code/symbols';
import { walkBody, walkExpression } from '../code/walk';
import { isMissing } from './bodies';
import { attributeKey, entryKey, placeKey } from './place-key';
import { rememberByBody } from './remember';

/** A place that is given a value only where it has none yet. */
export interface OnceFill {
  /** See `placeKey`. */
  readonly place: string;
  readonly value: Expression | undefined;
  readonly line: number;
}

/** What a test says about places: which are empty where it holds, and which where it does not. */
interface Asked {
  readonly ifTrue: readonly string[];
  readonly ifFalse: readonly string[];
}

const NOTHING: Asked = { ifTrue: [], ifFalse: [] };

/**
 * Places that a function fills once: `if x is None: x = …`, `if (x) return x; x = …`, `x ??= …`, `x = x || …`, and the same
 * with `hasattr`, `in`, `has` and `except KeyError`. `owner` is what its class is called. Nested functions are not gone into.
 */
export const listOnceFills: (fn: Pick<FunctionInfo, 'body' | 'owner'>) => readonly OnceFill[] =
  rememberByBody(listFills);

function listFills(fn: Pick<FunctionInfo, 'body' | 'owner'>): OnceFill[] {
  const owner = fn.owner?.name;
  const found: OnceFill[] = [];
  /** Local variables that were given what a place holds: `found = cls.all.get(key)`. */
  const aliases = new Map<string, string>();
  const key = (expression: Expression) => placeKey(expression, owner);

  function note(target: Expression, value: Expression | undefined, line: number, empty: Set<string>): void {
    const place = key(target);
    if (place === undefined) return;
    if (empty.has(place)) found.push({ place, value, line });
    else if (value?.kind === 'binary' && (value.operator === 'or' || value.operator === '??')) {
      if (key(value.left) === place) found.push({ place, value: value.right, line });
    } else if (value?.kind === 'conditional' && empties(ask(value.test)).includes(place))
      found.push({ place, value: value.otherwise, line });
    else if (value !== undefined && target.kind === 'name') {
      const held = value.kind === 'literal' ? undefined : key(value);
      if (held !== undefined) aliases.set(place, held);
    }
  }

  function lookInto(expression: Expression, line: number, empty: Set<string>): void {
    walkExpression(expression, {
      nested: () => false,
      expression(inside) {
        if (inside.kind === 'assignment') {
          const place = key(inside.target);
          const isOnce =
            inside.operator === '??' || inside.operator === 'or' || (place !== undefined && empty.has(place));
          if (isOnce && place !== undefined) found.push({ place, value: inside.value, line });
        } else if (inside.kind === 'binary' && (inside.operator === 'or' || inside.operator === '??')) {
          // `return this.x || (this.x = …)`
          const place = key(inside.left);
          if (inside.right.kind === 'assignment' && place !== undefined && key(inside.right.target) === place)
            found.push({ place, value: inside.right.value, line });
        } else if (inside.kind === 'call') noteCall(inside, line, empty);
        return undefined;
      },
    });
  }

  function noteCall(
    { callee, args }: Extract<Expression, { kind: 'call' }>,
    line: number,
    empty: Set<string>,
  ): void {
    const [first, second, third] = args;
    if (first === undefined || second === undefined) return;
    let place: string | undefined;
    if (callee.kind === 'member' && callee.name === 'set') place = entryKey(callee.of, first, owner);
    else if (callee.kind === 'name' && callee.name === 'setattr') place = attributeKey(first, second, owner);
    if (place !== undefined && empty.has(place)) found.push({ place, value: third ?? second, line });
  }

  function ask(test: Expression): Asked {
    switch (test.kind) {
      case 'unary':
        if (test.operator !== 'not' && test.operator !== '!') return NOTHING;
        return swap(ask(test.of));
      case 'assignment':
        return ask(test.value);
      case 'call': {
        const { callee, args } = test;
        const [first, second] = args;
        if (callee.kind === 'name' && first !== undefined) {
          if (callee.name === 'hasattr') return filled(attributeKey(first, second, owner));
          if (callee.name === 'isinstance') return filled(key(first));
          return NOTHING;
        }
        return callee.kind === 'member' && callee.name !== 'pop' ? filled(key(test)) : NOTHING;
      }
      case 'binary':
        return askBinary(test);
      default:
        return filled(key(test));
    }
  }

  function askBinary({ operator, left, right }: Extract<Expression, { kind: 'binary' }>): Asked {
    const ofType = left.kind === 'unary' && left.operator === 'typeof';
    const asked =
      ofType && right.kind === 'literal'
        ? key(left.of)
        : isMissing(right)
          ? key(left)
          : isMissing(left)
            ? key(right)
            : undefined;
    const isForMissing = !ofType || (right.kind === 'literal' && right.text === 'undefined');
    switch (operator) {
      case 'is':
      case '==':
        return isForMissing ? swap(filled(asked)) : filled(asked);
      case 'is not':
      case '!=':
        return isForMissing ? filled(asked) : swap(filled(asked));
      case 'instanceof':
        return filled(key(left));
      case 'in':
        return filled(entryKey(right, left, owner));
      case 'not in':
        return swap(filled(entryKey(right, left, owner)));
      case 'and':
      case 'or': {
        const sides = [ask(left), ask(right)];
        const isOr = operator === 'or';
        return {
          ifTrue: sides.flatMap(({ ifTrue }) => ifTrue),
          ifFalse: isOr ? sides.flatMap(({ ifFalse }) => ifFalse) : [],
        };
      }
      default:
        return NOTHING;
    }
  }

  function filled(place: string | undefined): Asked {
    if (place === undefined || place.startsWith('"')) return NOTHING;
    const alias = aliases.get(place);
    return { ifTrue: [], ifFalse: alias === undefined ? [place] : [place, alias] };
  }

  function scan(body: readonly Statement[], before: ReadonlySet<string>): void {
    const empty = new Set(before);
    for (const statement of body) {
      switch (statement.kind) {
        case 'assign':
          if (statement.operator === '??' || statement.operator === 'or') {
            const place = key(statement.target);
            if (place !== undefined) found.push({ place, value: statement.value, line: statement.line });
          } else {
            note(statement.target, statement.value, statement.line, empty);
            if (statement.value !== undefined) lookInto(statement.value, statement.line, empty);
          }
          break;
        case 'do':
        case 'return':
          if (statement.value !== undefined) lookInto(statement.value, statement.line, empty);
          break;
        case 'if': {
          const { ifTrue, ifFalse } = ask(statement.test);
          scan(statement.then, new Set([...empty, ...ifTrue]));
          scan(statement.otherwise ?? [], new Set([...empty, ...ifFalse]));
          if (leaves(statement.then)) for (const place of ifFalse) empty.add(place);
          if (leaves(statement.otherwise ?? [])) for (const place of ifTrue) empty.add(place);
          break;
        }
        case 'try': {
          scan(statement.body, empty);
          const tried = placesReturned(statement.body);
          for (const { body: caught } of statement.catches) scan(caught, new Set([...empty, ...tried]));
          scan(statement.finally ?? [], empty);
          break;
        }
        case 'switch':
          for (const { body: inside } of statement.cases) scan(inside, empty);
          break;
        case 'with':
        case 'loop':
        case 'block':
          scan(statement.body, empty);
      }
    }
  }

  function placesReturned(body: readonly Statement[]): string[] {
    const places: string[] = [];
    walkBody(body, {
      statement({ kind, ...rest }) {
        const value = kind === 'return' || kind === 'do' ? (rest as { value?: Expression }).value : undefined;
        const place = value && key(value);
        if (place !== undefined) places.push(place);
        return undefined;
      },
      nested: () => false,
    });
    return places;
  }

  scan(fn.body, new Set());
  return found;
}

function swap({ ifTrue, ifFalse }: Asked): Asked {
  return { ifTrue: ifFalse, ifFalse: ifTrue };
}

function empties({ ifFalse }: Asked): readonly string[] {
  return ifFalse;
}

/** Whether what comes after these statements is not reached through them. */
function leaves(body: readonly Statement[]): boolean {
  const last = body.at(-1);
  return last?.kind === 'return' || last?.kind === 'raise';
}
