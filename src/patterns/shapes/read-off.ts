import type { FunctionInfo } from '../code/symbols';
import { walkBody } from '../code/walk';

/** Functions of the language that tell something of a value and make nothing. */
const PLAIN_CALLS = new Set([
  'len',
  'bool',
  'getattr',
  'hasattr',
  'isinstance',
  'min',
  'max',
  'abs',
  'super',
]);

/** Whether a method gives an expression of what is there already, for which nothing is made or asked of others. */
export function isReadOff({ body }: FunctionInfo): boolean {
  let isPlain = true;
  walkBody(body, {
    statement({ kind }) {
      if (kind !== 'return' && kind !== 'do') isPlain = false;
      return isPlain;
    },
    expression(at) {
      if (at.kind === 'call') isPlain &&= at.callee.kind === 'name' && PLAIN_CALLS.has(at.callee.name);
      else if (at.kind === 'dict' || at.kind === 'list' || at.kind === 'comprehension') isPlain = false;
      return isPlain;
    },
  });
  return isPlain;
}
