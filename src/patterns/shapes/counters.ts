import type { Expression } from '../../model/code';
import { somePart } from '../code/walk';
import type { Change, Comparison, Survey } from './survey';
import { calledName, textOf } from './texts';

/** Which way a change counts: `+= 1`, `x = x + n`, `-= tokens`; `undefined` where it sets a value. */
export function stepOf({ slot, operator, value }: Change): '+' | '-' | undefined {
  if (operator === '+' || operator === '-') return operator;
  const sum =
    value?.kind === 'binary' && (value.operator === '+' || value.operator === '-') ? value : undefined;
  if (operator !== undefined || sum === undefined || slot === '') return undefined;
  // `count = (self.counts.get(key) ?? 0) + 1` counts as well when it is what the slot is told.
  return textOf(sum.left) === slot ? (sum.operator as '+' | '-') : undefined;
}

const ORDER = new Set(['<', '<=', '>', '>=']);

/** Whether a comparison asks which is more. */
export function isOrder({ operator }: Comparison): boolean {
  return ORDER.has(operator);
}

/** Comparisons by order that have this slot on one side and something that is no small number on the other. */
export function listLimits({ comparisons }: Survey, slot: string): Comparison[] {
  return comparisons.filter(comparison => {
    const { left, right, operator } = comparison;
    if (!ORDER.has(operator) && !(operator === '==' && textOf(left) === slot)) return false;
    const other = textOf(left) === slot ? right : textOf(right) === slot ? left : undefined;
    return other !== undefined && !isSmallNumber(other);
  });
}

function isSmallNumber(expression: Expression): boolean {
  return expression.kind === 'literal' && (expression.text === '0' || expression.text === '1');
}

/** `items` of `len(items)`, `items.length`, `items.size`; `undefined` of anything else. */
export function sizedSlot(expression: Expression): string | undefined {
  if (expression.kind === 'member' && (expression.name === 'length' || expression.name === 'size'))
    return textOf(expression.of) || undefined;
  if (expression.kind !== 'call') return undefined;
  const name = calledName(expression);
  if (name === 'len' && expression.args[0] !== undefined) return textOf(expression.args[0]) || undefined;
  if ((name === 'size' || name === 'qsize' || name === '__len__') && expression.callee.kind === 'member')
    return textOf(expression.callee.of) || undefined;
  return undefined;
}

/** Everything that is in an expression, itself first; functions are not gone into. */
export function within(expression: Expression | undefined): readonly Expression[] {
  const found: Expression[] = [];
  if (expression !== undefined) collect(expression, found, 0);
  return found;
}

/** Never finds what would end the search. */
function collect(expression: Expression, found: Expression[], depth: number): boolean {
  if (depth > 30) return false;
  found.push(expression);
  return somePart(expression, collect, found, depth);
}
