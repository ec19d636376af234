import type { Expression, TypeExpression } from '../../model/code';
import {
  advance,
  close,
  createReading,
  isClosed,
  type Reading,
  Sign,
  skipItem,
  take,
  takeName,
} from './code-tokens';

/** Longest string that is taken for a type, in UTF-16 code units. */
const LONGEST_TYPE = 1000;

/** What stands for its argument alone. */
const WRAPPERS = new Set(['Annotated', 'Required', 'NotRequired', 'ReadOnly', 'InitVar']);

/** Reads a type. Strings in it are types as well. */
export function readType(reading: Reading): TypeExpression {
  return toType(readTypeExpression(reading), reading);
}

/** Reads a type as an expression, whose strings are whole. */
export function readTypeExpression(reading: Reading): Expression {
  // `*args: *Ts`.
  take(reading, Sign.Star);
  const before = reading.longestText;
  reading.longestText = LONGEST_TYPE;
  const read = reading.readExpression(reading);
  reading.longestText = before;
  return read;
}

/** The type that an expression stands for. */
export function toType(node: Expression, reading: Reading): TypeExpression {
  switch (node.kind) {
    case 'name':
      return node.name;
    case 'self':
      return 'self';
    case 'own-class':
      return 'cls';
    case 'member':
      return dottedName(node) ?? ['{}'];
    case 'literal':
      if (node.type === 'null') return 'None';
      return node.type === 'string' ? readText(node.text ?? '', reading) : (node.text ?? '{}');
    case 'binary':
      if (node.operator !== '|') return ['{}'];
      return unite([toType(node.left, reading), toType(node.right, reading)]);
    case 'list':
      if (node.type === 'tuple' && node.items.length > 0)
        return unite(node.items.map(item => toType(item, reading)));
      return node.type === 'list' ? ['tuple', ...node.items.map(item => toType(item, reading))] : ['{}'];
    case 'spread':
      return toType(node.of, reading);
    case 'index':
      return applyType(node.of, node.index, reading);
    case 'call': {
      const callee = dottedName(node.callee);
      return callee === undefined ? ['{}'] : ['{}', callee];
    }
    default:
      return ['{}'];
  }
}

/** `a.b.c` with its dots; `undefined` for anything but a name and its members. */
export function dottedName(node: Expression): string | undefined {
  if (node.kind === 'name') return node.name;
  if (node.kind === 'self') return 'self';
  if (node.kind !== 'member') return undefined;
  const of = dottedName(node.of);
  return of === undefined ? undefined : `${of}.${node.name}`;
}

/** A declared type without `ClassVar` and `Final` round it. */
export function unwrapType(written: TypeExpression | undefined): {
  readonly declared: TypeExpression | undefined;
  readonly isOfClass: boolean;
  readonly isFinal: boolean;
} {
  let declared = written;
  let isOfClass = false;
  let isFinal = false;
  while (declared !== undefined) {
    const head = typeof declared === 'string' ? declared : declared[0];
    const last = head.slice(head.lastIndexOf('.') + 1);
    if (last === 'ClassVar') isOfClass = true;
    else if (last === 'Final') isFinal = true;
    else break;
    declared = typeof declared === 'string' ? undefined : declared[1];
  }
  return { declared, isOfClass, isFinal };
}

/** Reads the names of type parameters, if there are any: `[T: Order, *Ts]`. */
export function readTypeParameters(reading: Reading): string[] | undefined {
  const { depth } = reading.lexer;
  if (!take(reading, Sign.OpenSquare)) return undefined;
  const names: string[] = [];
  while (!isClosed(reading, depth)) {
    if (!take(reading, Sign.Star)) take(reading, Sign.DoubleStar);
    const name = takeName(reading);
    if (name !== '') names.push(name);
    skipItem(reading, depth);
    if (!take(reading, Sign.Comma)) break;
  }
  close(reading, depth);
  return names;
}

function applyType(of: Expression, index: Expression, reading: Reading): TypeExpression {
  const head = dottedName(of);
  if (head === undefined) return ['{}'];
  const last = head.slice(head.lastIndexOf('.') + 1);
  const items = index.kind === 'list' && index.type === 'tuple' ? index.items : [index];
  if (last === 'Literal') return unite(items.map(literalType));
  if (WRAPPERS.has(last) && items.length > 0) return toType(items[0]!, reading);
  if (last === 'Callable' && items.length === 2) {
    const [given, result] = items as [Expression, Expression];
    const parameters = given.kind === 'list' && given.type === 'list' ? given.items : [given];
    return ['=>', ...[...parameters, result].map(item => toType(item, reading))];
  }
  const types = items.map(item => toType(item, reading));
  if (last === 'Optional') return unite([...types, 'None']);
  if (last === 'Union') return unite(types);
  return [last === 'Type' ? 'type' : head, ...types];
}

function literalType(node: Expression): TypeExpression {
  if (node.kind !== 'literal') return node.kind === 'unary' ? ['{}'] : (dottedName(node) ?? ['{}']);
  if (node.type === 'null') return 'None';
  return node.type === 'string' ? `"${node.text ?? ''}"` : (node.text ?? '{}');
}

/** Unions in unions are flat, and nothing is in them twice. */
function unite(types: readonly TypeExpression[]): TypeExpression {
  const parts: TypeExpression[] = [];
  for (const type of types)
    for (const part of typeof type !== 'string' && type[0] === '|' ? type.slice(1) : [type])
      if (typeof part !== 'string' || !parts.includes(part)) parts.push(part);
  return parts.length === 1 ? parts[0]! : ['|', ...parts];
}

/** The type that a string holds. */
function readText(text: string, reading: Reading): TypeExpression {
  if (/^[A-Za-z_][\w.]*$/.test(text)) return text;
  if (reading.nested >= 3 || text.length > LONGEST_TYPE) return ['{}'];
  // In brackets, as such a type may go over several lines.
  const inner = createReading(`(${text})`, reading);
  advance(inner);
  inner.nested = reading.nested + 1;
  return readType(inner);
}
