import type { CallInfo, CodeModel, ModuleInfo, Scope } from '../code/code-model';

const modules = new WeakMap<CodeModel, ReadonlyMap<string, ModuleInfo>>();

/** The function that a call stands in, or its module. */
export function scopeOfCall({ from, module }: CallInfo, code: CodeModel): Scope | undefined {
  return from ?? moduleOf(module, code);
}

/** A module by its id. */
export function moduleOf(id: string, code: CodeModel): ModuleInfo | undefined {
  let byId = modules.get(code);
  if (byId === undefined) {
    byId = new Map(code.modules.map(module => [module.id, module]));
    modules.set(code, byId);
  }
  return byId.get(id);
}
