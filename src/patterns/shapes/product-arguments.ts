import type { Expression } from '../../model/code';
import type { FunctionInfo } from '../code/symbols';
import { walkExpression } from '../code/walk';
import type { Product } from './creations';

/** Whether an object is made of what a parameter consists of (`new Row(order.id, order.total)`): a conversion. */
export function readsMembersOf({ call }: Product, fn: FunctionInfo): boolean {
  if (call === undefined) return false;
  const names = new Set(fn.parameters.map(({ name }) => name).filter(name => name !== ''));
  const read = new Set<string>();
  for (const argument of call.args)
    walkExpression(argument, {
      expression(inside: Expression) {
        if (inside.kind === 'member' && inside.of.kind === 'name' && names.has(inside.of.name))
          read.add(inside.name);
        return undefined;
      },
    });
  return read.size > 1;
}
