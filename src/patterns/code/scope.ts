import type { TypeExpression } from '../../model/code';
import type { Target, VariableInfo } from './code-model';
import type { ImportTarget } from './code-source';
import type { ModuleDraft } from './collect';
import { plainType } from './drafts';
import type { ClassInfo, FunctionInfo, TypeInfo } from './symbols';

/** What names mean, over all modules. */
export interface Names {
  /** A name at the top level of a module, its own or imported; `undefined` where the module has no such name. */
  atTop(module: ModuleDraft, name: string): Target | undefined;
  /** What a module, class or external thing has by this name; fields and methods are not looked at. */
  inside(target: Target, name: string, from: ModuleDraft): Target | undefined;
  /** A type as it stands in a class or function. */
  typeOf(expression: TypeExpression, at: TypePlace): TypeInfo;
}

/** Where a type is written. */
export interface TypePlace {
  readonly module: ModuleDraft;
  readonly class?: ClassInfo | undefined;
  readonly function?: FunctionInfo | undefined;
}

/** Deepest type that is looked into. */
const DEEPEST = 12;

/** The names of these modules. */
export function createNames(modules: readonly ModuleDraft[]): Names {
  const byId = new Map(modules.map(module => [module.info.id, module]));

  /** What names at the top level lead to; the same few are asked about in all functions of a module. */
  const known = new Map<ModuleDraft, Map<string, Target | undefined>>();

  function atTop(module: ModuleDraft, name: string): Target | undefined {
    let ofModule = known.get(module);
    if (ofModule === undefined) {
      ofModule = new Map();
      known.set(module, ofModule);
    }
    let found = ofModule.get(name);
    if (found === undefined && !ofModule.has(name)) {
      found = findTop(module, name);
      ofModule.set(name, found);
    }
    return found;
  }

  function findTop(module: ModuleDraft, name: string): Target | undefined {
    const own = module.names.get(name);
    if (own !== undefined) return targetFor(own);
    return lead(module.source.resolve(name));
  }

  function lead(found: ImportTarget | undefined): Target | undefined {
    if (found === undefined) return undefined;
    if ('external' in found) return { kind: 'external', name: found.external };
    if (found.name === undefined) return { kind: 'module', module: found.module };
    const named = byId.get(found.module)?.names.get(found.name);
    return named && targetFor(named);
  }

  function inside(target: Target, name: string, from: ModuleDraft): Target | undefined {
    if (target.kind === 'external') return { kind: 'external', name: `${target.name}.${name}` };
    if (target.kind === 'module') {
      const own = byId.get(target.module)?.names.get(name);
      return own === undefined ? lead(from.source.follow(target.module, name)) : targetFor(own);
    }
    if (target.kind !== 'class') return undefined;
    const nested = findNested(target.class, name);
    return nested && { kind: 'class', class: nested };
  }

  function findNested(round: ClassInfo, name: string): ClassInfo | undefined {
    const module = byId.get(round.module);
    for (const [inner, outer] of module?.roundOf ?? [])
      if (outer === round && inner.name === name) return inner;
    return undefined;
  }

  function findNamed(
    dotted: string,
    { module, class: owner, function: inside_ }: TypePlace,
  ): Target | undefined {
    const [first, ...rest] = dotted.split('.') as [string, ...string[]];
    let found: Target | undefined;
    for (let at: FunctionInfo | undefined = inside_; at !== undefined; at = module.outerOf.get(at)) {
      const inner = module.innerOf.get(at)?.get(first);
      if (inner !== undefined) {
        found = targetFor(inner);
        break;
      }
    }
    if (found === undefined && owner !== undefined) {
      const nested = owner.name === first ? owner : findNested(owner, first);
      if (nested !== undefined) found = { kind: 'class', class: nested };
    }
    found ??= atTop(module, first);
    if (found === undefined) return { kind: 'external', name: dotted };
    for (const member of rest) {
      const next: Target | undefined = inside(found, member, module);
      if (next === undefined) return undefined;
      found = next;
    }
    return found;
  }

  function typeOf(expression: TypeExpression, at: TypePlace, depth = 0): TypeInfo {
    if (depth > DEEPEST) return { name: '', args: [] };
    if (typeof expression !== 'string') {
      const [head, ...rest] = expression;
      const args = rest.map(arg => typeOf(arg, at, depth + 1));
      if (!/^[\w$.]+$/.test(head)) return { name: head, args };
      return { ...typeOf(head, at, depth + 1), args };
    }
    if (!/^[\w$.]+$/.test(expression)) return plainType(expression);
    const isParameter =
      at.class?.typeParameters.includes(expression) ||
      at.function?.owner?.typeParameters.includes(expression) === true;
    if (isParameter) return { name: expression, args: [] };
    const found = findNamed(expression, { ...at, class: at.class ?? at.function?.owner });
    const name = expression.slice(expression.lastIndexOf('.') + 1);
    if (found?.kind === 'class') return { name: found.class.name, class: found.class, args: [] };
    if (found?.kind === 'external') return { name, external: found.name, args: [] };
    return { name, args: [] };
  }

  return { atTop, inside, typeOf };
}

/** What a declaration is as a target. */
export function targetFor(symbol: ClassInfo | FunctionInfo | VariableInfo): Target {
  if ('fields' in symbol) return { kind: 'class', class: symbol };
  return 'declaration' in symbol
    ? { kind: 'function', function: symbol }
    : { kind: 'variable', variable: symbol };
}
