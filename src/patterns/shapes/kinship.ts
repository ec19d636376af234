import type { ClassInfo, FunctionInfo } from '../code/symbols';
import { classesIn } from '../code/type-questions';

/** A class and all that it descends from or fits. */
export function typesOf(one: ClassInfo): ClassInfo[] {
  return [one, ...one.ancestors, ...one.fits];
}

/** Whether one of the two stands above the other, or both below something that is more than a mark. */
export function areKin(one: ClassInfo, other: ClassInfo): boolean {
  const above = new Set(typesOf(one));
  return typesOf(other).some(
    type => above.has(type) && (type === one || type === other || type.methods.length > 0),
  );
}

/** Whether a class has a method of this name, its bases' included. */
export function hasMethod(one: ClassInfo, name: string): boolean {
  return hasOwn(one, name) || one.ancestors.some(base => hasOwn(base, name));
}

function hasOwn({ methods, accessors }: ClassInfo, name: string): boolean {
  for (const method of methods) if (method.name === name) return true;
  for (const accessor of accessors) if (accessor.name === name) return true;
  return false;
}

/** The nearest type that both are, and that has a method of this name. */
export function findShared(one: ClassInfo, other: ClassInfo, method: string): ClassInfo | undefined {
  const above = new Set(typesOf(other));
  return typesOf(one).find(type => type !== one && above.has(type) && hasMethod(type, method));
}

/** Whether a class speaks of another, or of a type that stands above that one and is not its own, in fields, parameters or results. */
export function knows(one: ClassInfo, other: ClassInfo): boolean {
  const own = new Set(typesOf(one));
  return mentions(one, new Set([other, ...other.ancestors.filter(base => !own.has(base))]));
}

/** Whether a class, or one of its bases, speaks of just this one. */
export function knowsClass(one: ClassInfo, other: ClassInfo): boolean {
  const wanted = new Set([other]);
  return [one, ...one.ancestors].some(at => mentions(at, wanted));
}

function mentions(one: ClassInfo, wanted: ReadonlySet<ClassInfo>): boolean {
  const isWanted = (type: Parameters<typeof classesIn>[0]) =>
    classesIn(type).some(found => wanted.has(found));
  return (
    one.fields.some(
      ({ type, container }) => isWanted(type) || (container?.of !== undefined && wanted.has(container.of)),
    ) ||
    ownFunctions(one).some(
      ({ parameters, returns }) => isWanted(returns) || parameters.some(({ type }) => isWanted(type)),
    )
  );
}

/** All functions of a class: its constructor, methods and accessors. */
export function ownFunctions(one: ClassInfo): FunctionInfo[] {
  const { constructedBy, methods, accessors } = one;
  return [...(constructedBy === undefined ? [] : [constructedBy]), ...methods, ...accessors];
}

/** Methods that others may call: public ones and what operators of the language call; constructors are none. */
export function listPublic(one: ClassInfo): FunctionInfo[] {
  return one.methods.filter(method => method.isPublic);
}
