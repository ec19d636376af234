import type { ClassInfo, FunctionInfo } from '../code/symbols';
import { listFieldCalls } from './own-fields';

/** A list into which a class enters each of its subclasses: `cls.plugins.append(cls)` where classes come to be. */
export function findClassList(
  owner: ClassInfo,
): { readonly field: string; readonly method: FunctionInfo; readonly line: number } | undefined {
  const isMeta = owner.externalBases.includes('type');
  const hooks = [
    ...owner.methods,
    ...(owner.constructedBy === undefined ? [] : [owner.constructedBy]),
  ].filter(
    ({ name }) => name === '__init_subclass__' || (isMeta && (name === '__new__' || name === 'constructor')),
  );
  for (const method of hooks)
    for (const call of listFieldCalls(method)) {
      const [argument] = call.expression.args;
      const isClass = argument?.kind === 'own-class' || argument?.kind === 'self';
      if (isClass && (call.method === 'append' || call.method === 'add'))
        return { field: call.field, method, line: call.line };
    }
  return undefined;
}
