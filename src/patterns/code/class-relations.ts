import type { SymbolRelation } from '../../model/symbol';
import type { CodeModel, ModuleInfo } from './code-model';
import type { ClassInfo, FunctionInfo } from './symbols';
import { classesIn } from './type-questions';

/** Relations of a module's symbols that only show once types are known; by the module's id, then the symbol's name. */
export type ClassRelations = ReadonlyMap<string, ReadonlyMap<string, readonly SymbolRelation[]>>;

/**
 * What the classes of a workspace hold in their fields, which decorators of the workspace stand on classes and functions, and
 * which interfaces and protocols a class fits without naming them. Of symbols at the top level of modules.
 */
export function listClassRelations(code: CodeModel): ClassRelations {
  const found = new Map<string, ReadonlyMap<string, readonly SymbolRelation[]>>();
  for (const module of code.modules) {
    const own = listOf(module, code);
    if (own.size > 0) found.set(module.id, own);
  }
  return found;
}

function listOf(module: ModuleInfo, code: CodeModel): Map<string, SymbolRelation[]> {
  const found = new Map<string, SymbolRelation[]>();
  const seen = new Set<string>();
  const add = (from: string, kind: SymbolRelation['kind'], to: ClassInfo | FunctionInfo, line: number) => {
    if (('owner' in to && to.owner !== undefined) || (to.module === module.id && to.name === from)) return;
    const key = `${from} ${kind} ${to.id}`;
    if (seen.has(key)) return;
    seen.add(key);
    const relation: SymbolRelation = {
      ...{ kind, name: to.name, line },
      ...(to.module !== module.id && { module: to.module }),
      ...(kind === 'implements' && { structural: true }),
    };
    const known = found.get(from);
    if (known === undefined) found.set(from, [relation]);
    else known.push(relation);
  };
  const decorated = (from: string, one: ClassInfo | FunctionInfo, line: number) => {
    for (const decorator of one.declaration.decorators ?? []) {
      const target = code.targetOf(decorator.kind === 'call' ? decorator.callee : decorator, module);
      if (target?.kind === 'class') add(from, 'decorates', target.class, line);
      else if (target?.kind === 'function') add(from, 'decorates', target.function, line);
    }
  };
  for (const one of module.classes) {
    decorated(one.name, one, one.line);
    for (const method of one.methods) decorated(one.name, method, method.line);
    for (const { type, container, line } of one.fields) {
      for (const held of classesIn(type)) add(one.name, 'holds', held, line);
      if (container?.of !== undefined) add(one.name, 'holds', container.of, line);
    }
    for (const wanted of one.fits) add(one.name, 'implements', wanted, one.line);
  }
  for (const one of module.functions) decorated(one.name, one, one.line);
  return found;
}
