import type { Expression } from '../../model/code';
import { partsOf, somePart } from '../code/walk';

/**
 * A text by which two places can be told to mean the same thing: `self.items`, `entry.count`, `self.state[key]`; empty for
 * what is no plain chain of names. `this` reads `self`, and so does the own class.
 */
export function textOf(expression: Expression | undefined, depth = 0): string {
  if (expression === undefined || depth > 12) return '';
  switch (expression.kind) {
    case 'name':
      return expression.name;
    case 'self':
    case 'own-class':
      return 'self';
    case 'literal':
      return `'${expression.text ?? expression.type}'`;
    case 'await':
      return textOf(expression.of, depth + 1);
    case 'member': {
      const of = textOf(expression.of, depth + 1);
      return of === '' ? '' : `${of}.${expression.name}`;
    }
    case 'index': {
      const of = textOf(expression.of, depth + 1);
      const index = textOf(expression.index, depth + 1);
      return of === '' || index === '' ? '' : `${of}[${index}]`;
    }
    case 'template':
    case 'list':
    case 'binary': {
      const parts = partsOf(expression).map(part => textOf(part, depth + 1));
      return parts.length === 0 || parts.includes('') ? '' : `${expression.kind}(${parts.join()})`;
    }
    case 'call': {
      const parts = partsOf(expression).map(part => textOf(part, depth + 1));
      return parts.includes('') ? '' : `${parts[0]}(${parts.slice(1).join()})`;
    }
    case 'spread':
      return textOf(expression.of, depth + 1);
    case 'keyword':
      return textOf(expression.value, depth + 1);
    default:
      return '';
  }
}

/** Whether an expression has one of these texts in it. */
export function mentions(expression: Expression | undefined, texts: ReadonlySet<string>, depth = 0): boolean {
  if (expression === undefined || depth > 30) return false;
  const { kind } = expression;
  if (kind === 'name') return texts.has(expression.name);
  if ((kind === 'member' || kind === 'index') && texts.has(textOf(expression))) return true;
  return somePart(expression, mentions, texts, depth);
}

/** The last name of a callee: `put` of `self.queue.put`, `sleep` of `sleep`. */
export function calledName(expression: Expression): string | undefined {
  if (expression.kind !== 'call') return undefined;
  const { callee } = expression;
  return callee.kind === 'member' || callee.kind === 'name' ? callee.name : undefined;
}
