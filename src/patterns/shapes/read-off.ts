import type { Expression } from '../../model/code';
import { kindsOf } from '../code/flat-body';
import type { FunctionInfo } from '../code/symbols';
import { walkBody } from '../code/walk';

/** What is heard of here. */
const HEARD = kindsOf('call', 'dict', 'list', 'comprehension');

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

/** Methods of text in both languages that only write it in another way. */
const TEXT_CALLS =
  /^(?:lower|upper|title|capitalize|casefold|strip|lstrip|rstrip|startswith|endswith|toLowerCase|toUpperCase|trim|startsWith|endsWith)$/;

/** Whether a method gives an expression of what is there already, for which nothing is made or asked of others. */
export function isReadOff({ body }: FunctionInfo): boolean {
  let isPlain = true;
  walkBody(body, {
    statement({ kind }) {
      if (kind !== 'return' && kind !== 'do') isPlain = false;
      return isPlain;
    },
    kinds: HEARD,
    expression(at) {
      if (at.kind === 'call') isPlain &&= isPlainCall(at.callee);
      else if (at.kind === 'dict' || at.kind === 'list' || at.kind === 'comprehension') isPlain = false;
      return isPlain;
    },
  });
  return isPlain;
}

function isPlainCall(callee: Expression): boolean {
  if (callee.kind === 'name') return PLAIN_CALLS.has(callee.name);
  return callee.kind === 'member' && TEXT_CALLS.test(callee.name);
}
