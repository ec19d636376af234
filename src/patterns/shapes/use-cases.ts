import type { Expression } from '../../model/code';
import type { CodeModel } from '../code/code-model';
import type { ClassInfo, FunctionInfo } from '../code/symbols';
import { classOf } from '../code/type-questions';
import type { FoundPatterns } from '../pattern';
import { isEntryPoint } from './entry-points';
import { isDomainModel, isDomainObject, isStorageRole } from './found-domain';
import type { Place } from './make-clue';
import { findOwnTechnology } from './technology';

/** A function or method that carries out one thing the application can do, by storages, ports and the domain's objects. */
export interface UseCase {
  readonly function: FunctionInfo;
  /** Repositories, units of work and ports that it calls. */
  readonly calls: readonly (Place & { readonly type: ClassInfo; readonly method: string })[];
  /** Where it makes an object of the domain, or has one do something. */
  readonly domain?: Place & { readonly type: ClassInfo };
  /** Where it works with something outside by itself. */
  readonly outside?: Place & { readonly name: string };
}

/** Use cases by what holds them: a class, or the id of the module for functions. */
export function listUseCases(
  code: CodeModel,
  found: FoundPatterns,
): ReadonlyMap<ClassInfo | string, readonly UseCase[]> {
  const groups = new Map<ClassInfo | string, UseCase[]>();
  const note = (holder: ClassInfo | string, one: FunctionInfo) => {
    const useCase = describe(one, code, found);
    if (useCase === undefined) return;
    const known = groups.get(holder);
    if (known === undefined) groups.set(holder, [useCase]);
    else known.push(useCase);
  };
  for (const one of code.classes)
    if (mayServe(one, found)) for (const method of one.methods) if (!method.isAbstract) note(one, method);
  for (const { id, functions } of code.modules)
    for (const one of functions) if (!isEntryPoint(one)) note(id, one);
  return groups;
}

function mayServe(one: ClassInfo, found: FoundPatterns): boolean {
  if (one.kind !== 'class' || isEntryPoint(one)) return false;
  return !(
    isStorageRole(one, found) ||
    isDomainModel(one, found) ||
    found.has('adapter', one) ||
    one.ancestors.some(base => isStorageRole(base, found))
  );
}

function describe(one: FunctionInfo, code: CodeModel, found: FoundPatterns): UseCase | undefined {
  const calls: (Place & { type: ClassInfo; method: string })[] = [];
  let domain: UseCase['domain'];
  for (const { target, receiver, receiverType, name, line } of code.callsOf(one)) {
    const place = { module: one.module, line };
    if (target?.kind === 'class' && isDomainObject(target.class, found))
      domain ??= { ...place, type: target.class };
    const type = classOf(receiverType);
    if (type === undefined || receiver === undefined || name === undefined) continue;
    if ((isStorageRole(type, found) || found.has('port', type)) && isGiven(receiver, one))
      calls.push({ ...place, type, method: name });
    else if (isDomainObject(type, found) && receiver.kind !== 'self') domain ??= { ...place, type };
  }
  if (calls.length === 0) return undefined;
  const own = findOwnTechnology(one, code);
  return {
    function: one,
    calls,
    ...(domain && { domain }),
    ...(own?.isNamed && { outside: { module: own.module, line: own.line, name: own.name } }),
  };
}

/** Whether it begins with a field of the own object or with a parameter. */
function isGiven(expression: Expression, one: FunctionInfo): boolean {
  let at = expression;
  while (at.kind === 'member' || at.kind === 'call' || at.kind === 'index' || at.kind === 'await') {
    if (at.kind === 'member' && at.of.kind === 'self') return true;
    at = at.kind === 'call' ? at.callee : at.of;
  }
  return at.kind === 'name' && one.parameters.some(({ name }) => name === (at as { name: string }).name);
}
