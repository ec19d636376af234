import type { ClassDraft } from './drafts';
import { forEachInSteps, type Steps } from './give-way';
import type { ClassInfo, FunctionInfo, TypeInfo } from './symbols';
import { bareType } from './type-questions';

/** An interface of one method that more classes than this happen to have says nothing about them. */
const MOST_FITS_OF_ONE = 12;

/** Interfaces, protocols and classes that are looked at in one step. */
const SLICE = 500;

/**
 * Finds which classes satisfy which interfaces and protocols without naming them, by the rules of structural subtyping: all
 * public methods by name, callable with as many arguments and with no parameter of a plainly different type, and in
 * TypeScript all required fields. Python's abstract base classes do not count: they have to be named.
 */
export function* findFits(classes: readonly ClassDraft[]): Steps {
  const byMethod = new Map<string, ClassDraft[]>();
  for (const one of classes) {
    if (one.kind !== 'class') continue;
    const names = new Set(
      [one, ...one.ancestors].flatMap(({ methods }) => methods.map(method => method.name)),
    );
    for (const name of names) {
      const known = byMethod.get(name);
      if (known === undefined) byMethod.set(name, [one]);
      else known.push(one);
    }
  }
  yield;
  yield* forEachInSteps(classes, SLICE, wanted => {
    if (wanted.kind !== 'interface' && wanted.kind !== 'protocol' && wanted.kind !== 'type') return;
    const methods = requiredMethods(wanted);
    if (methods.length === 0) return;
    const [first, ...others] = methods
      .map(method => byMethod.get(method.name) ?? [])
      .sort((a, b) => a.length - b.length);
    const fits = first!.filter(
      one =>
        one !== wanted &&
        (one.language === 'python') === (wanted.language === 'python') &&
        !one.ancestors.includes(wanted) &&
        !one.ancestors.some(base => isAnother(base, methods)) &&
        others.every(list => list.includes(one)) &&
        methods.every(method => hasMethod(one, method)) &&
        requiredFields(wanted).every(name => hasField(one, name)),
    );
    if (methods.length === 1 && fits.length > MOST_FITS_OF_ONE) return;
    for (const one of fits) {
      one.fits.push(wanted);
      wanted.fittedBy.push(one);
    }
  });
}

/** Whether an interface that a class names asks for all of this, too: then the class is made for that one. */
function isAnother(base: ClassInfo, wanted: readonly FunctionInfo[]): boolean {
  if (!base.isAbstract) return false;
  return wanted.every(
    ({ name }) => hasName(base, name) || base.ancestors.some(above => hasName(above, name)),
  );
}

function hasName({ methods }: ClassInfo, name: string): boolean {
  for (const method of methods) if (method.name === name) return true;
  return false;
}

function requiredMethods(wanted: ClassInfo): FunctionInfo[] {
  return [wanted, ...wanted.ancestors].flatMap(({ methods }) => methods.filter(({ isPublic }) => isPublic));
}

function requiredFields(wanted: ClassInfo): string[] {
  return [wanted, ...wanted.ancestors].flatMap(({ declaration }) =>
    declaration.fields.filter(field => !field.optional && !field.static).map(({ name }) => name),
  );
}

function hasMethod(one: ClassInfo, wanted: FunctionInfo): boolean {
  for (const at of [one, ...one.ancestors])
    for (const method of at.methods)
      if (method.name === wanted.name) return method.isPublic && isCallableAs(method, wanted);
  return false;
}

function hasField(one: ClassInfo, name: string): boolean {
  return [one, ...one.ancestors].some(
    ({ fields, accessors, methods }) =>
      fields.some(field => field.name === name && field.visibility === undefined) ||
      accessors.some(accessor => accessor.name === name) ||
      methods.some(method => method.name === name),
  );
}

function isCallableAs(method: FunctionInfo, wanted: FunctionInfo): boolean {
  const given = wanted.parameters.filter(({ declaration }) => declaration.rest === undefined);
  const taken = method.parameters.filter(({ declaration }) => declaration.rest === undefined);
  const needed = taken.filter(({ declaration }) => declaration.value === undefined && !declaration.optional);
  if (needed.length > given.length) return false;
  // Python passes what is left over to nobody; TypeScript drops it.
  const takesRest = method.parameters.length > taken.length;
  if (method.language === 'python' && taken.length < given.length && !takesRest) return false;
  return (
    given.every(({ type }, place) => areAlike(type, taken[place]?.type)) &&
    areAlike(wanted.returns, method.returns)
  );
}

/** Whether two types may be the same as far as can be told. */
function areAlike(one: TypeInfo | undefined, other: TypeInfo | undefined): boolean {
  const [a, b] = [bareType(one), bareType(other)];
  if (a === undefined || b === undefined) return true;
  if (a.class !== undefined && b.class !== undefined)
    return (
      a.class === b.class ||
      a.class.ancestors.includes(b.class) ||
      b.class.ancestors.includes(a.class) ||
      a.class.isAbstract ||
      b.class.isAbstract
    );
  const plain = /^(?:str|int|float|bool|bytes|string|number|boolean)$/;
  return !(plain.test(a.name) && plain.test(b.name)) || a.name === b.name;
}
