import type { CodeModel } from './code-model';
import type { ClassInfo, FunctionInfo } from './symbols';

/** What somebody points at in a text. */
export interface PointedAt {
  readonly module: string;
  /** Counts from 1. */
  readonly line: number;
  /** The name that stands there; what surrounds the line is meant where it is absent or means nothing. */
  readonly name?: string;
}

/** A class, or a method of one, that implements what was pointed at, or an interface that it implements itself. */
export interface Implementation {
  readonly symbol: ClassInfo | FunctionInfo;
  /** It fits without naming the interface. */
  readonly isStructural: boolean;
}

/**
 * Of an interface, a protocol or an abstract class all classes that implement it, by naming it or by having what it asks
 * for; of a class its subclasses, and the interfaces that it names or fits. Of a method the methods in their places.
 * The declared ones come first; each is there once.
 */
export function findImplementations(code: CodeModel, place: PointedAt): readonly Implementation[] {
  const pointed = findPointedAt(code, place);
  if (pointed === undefined) return [];
  const { type, method } = pointed;
  const related = listRelated(type);
  if (method === undefined) return related;
  const known = new Set<ClassInfo | FunctionInfo>();
  return related.flatMap(({ symbol, isStructural }): Implementation[] => {
    const own = code.findMethod(symbol as ClassInfo, method);
    if (own === undefined || own.owner === type || known.has(own)) return [];
    known.add(own);
    return [{ symbol: own, isStructural }];
  });
}

interface Pointed {
  readonly type: ClassInfo;
  /** The name of a method. */
  readonly method?: string;
}

function findPointedAt(code: CodeModel, { module: id, line, name }: PointedAt): Pointed | undefined {
  const module = code.modules.find(candidate => candidate.id === id);
  if (module === undefined) return undefined;
  const around = [...module.classes]
    .filter(type => type.line <= line && line <= type.endLine)
    .sort((a, b) => b.line - a.line)[0];
  if (name !== undefined) {
    if (around !== undefined && around.name !== name && hasMethod(around, name))
      return { type: around, method: name };
    const target = code.targetOf({ kind: 'name', name }, module);
    const named =
      target?.kind === 'class' ? target.class : module.classes.find(candidate => candidate.name === name);
    if (named !== undefined) return { type: named };
  }
  if (around === undefined) return undefined;
  // A decorator or the name of a parameter: the method whose line it is.
  const method = around.methods.find(candidate => candidate.line === line);
  return method === undefined ? { type: around } : { type: around, method: method.name };
}

function hasMethod(type: ClassInfo, name: string): boolean {
  return type.methods.some(method => method.name === name);
}

function listRelated(type: ClassInfo): Implementation[] {
  const known = new Set<ClassInfo>([type]);
  const related: Implementation[] = [];
  const add = (types: readonly ClassInfo[], isStructural: boolean) => {
    for (const symbol of types) {
      if (known.has(symbol)) continue;
      known.add(symbol);
      related.push({ symbol, isStructural });
    }
  };
  const isInterface = type.kind === 'interface' || type.kind === 'protocol' || type.kind === 'type';
  add(type.descendants, false);
  const own = [type, ...type.descendants];
  for (const each of own) add(each.fittedBy, true);
  for (const each of own) for (const fit of each.fittedBy) add(fit.descendants, true);
  if (isInterface) return related;
  add(
    type.ancestors.filter(base => base.isAbstract),
    false,
  );
  for (const each of [type, ...type.ancestors]) add(each.fits, true);
  return related;
}
