import type { CodeModel } from '../code/code-model';
import type { ClassInfo, FieldInfo, FunctionInfo, TypeInfo } from '../code/symbols';
import { bareType, classOf } from '../code/type-questions';
import { argumentAt, scopeOf } from './class-parts';
import { findFieldUses } from './field-uses';

/** Classes that stand in for each other: what they have in common, and the concrete ones. */
export interface Family {
  /** Absent where nothing but their methods' names says that they belong together. */
  readonly base?: ClassInfo;
  readonly variants: readonly ClassInfo[];
  /** They were found by the names of their methods alone. */
  readonly isGuess: boolean;
}

/** More classes than this that merely have a method of the same name do not make a family. */
const MOST_ALIKE = 12;

const families = new WeakMap<CodeModel, Map<FieldInfo, Family | undefined>>();

/** What a field may hold one (or, of a container, many) of: by its type, what it is given, and what is called on it. */
export function familyOf(code: CodeModel, field: FieldInfo): Family | undefined {
  const known = families.get(code) ?? new Map<FieldInfo, Family | undefined>();
  families.set(code, known);
  if (known.has(field)) return known.get(field);
  const found = findFamily(code, field);
  known.set(field, found);
  return found;
}

function findFamily(code: CodeModel, field: FieldInfo): Family | undefined {
  const uses = findFieldUses(code);
  const called = [...new Set(uses.callsOn(field).map(({ method }) => method))].filter(name => name !== '');
  const given = heldClasses(code, field);
  const wide = given.map(one => widen(code, one, called));
  const [first] = wide;
  if (first !== undefined) {
    // Whoever hands a call on under the same name fits the interface by that, and is none of those behind it.
    const isHolder = (one: ClassInfo) =>
      one === field.owner && !wide.some(base => base === one || one.ancestors.includes(base));
    const variants = [...new Set(wide.flatMap(one => variantsOf(code, one)))].filter(one => !isHolder(one));
    const base = wide.every(one => one === first) ? first : commonBase(given);
    const isBase = base !== undefined && (variants.length > 1 || !variants.includes(base) || base.isAbstract);
    return { variants, isGuess: false, ...(isBase && { base }) };
  }
  if (called.length === 0) return undefined;
  const guess = familyByMethods(code, called, field.owner.module);
  if (guess === undefined) return undefined;
  // Whoever hands on has the method as well, unless others of its kind do.
  const variants = guess.variants.filter(one => one !== field.owner);
  const { base } = guess;
  const isKind = base !== undefined && (base === field.owner || field.owner.ancestors.includes(base));
  if (isKind || variants.length === 0) return guess;
  const others = commonBase(variants);
  return { variants, isGuess: true, ...(others !== undefined && others !== variants[0] && { base: others }) };
}

/** Classes of the workspace that a field is declared as, assigned, or given to put in. */
export function heldClasses(code: CodeModel, field: FieldInfo): ClassInfo[] {
  const declared = field.container?.of ?? undefined;
  if (declared !== undefined) return [declared];
  const found = new Set<ClassInfo>(field.container === undefined ? eitherOf(field.type) : []);
  const note = (type: TypeInfo | undefined) => {
    for (const one of eitherOf(type)) found.add(one);
  };
  for (const { value, by } of field.values) {
    if (field.container !== undefined && value.kind !== 'list' && value.kind !== 'dict') continue;
    const values =
      value.kind === 'list'
        ? value.items
        : value.kind === 'dict'
          ? value.entries.map(entry => entry.value)
          : [value];
    for (const one of values) {
      note(by === undefined ? undefined : code.typeOf(one, by));
      if (by !== undefined && one.kind === 'name')
        for (const type of passedFor(code, by, one.name)) note(type);
    }
  }
  for (const { value, by } of findFieldUses(code).putsInto(field)) {
    note(code.typeOf(value, by));
    if (value.kind === 'name') for (const type of passedFor(code, by, value.name)) note(type);
  }
  return [...found];
}

/** The class that a type names, of a union each; what a generic type is made for does not count. */
function eitherOf(type: TypeInfo | undefined): ClassInfo[] {
  const bare = bareType(type);
  if (bare === undefined) return [];
  if (bare.name === '|') return bare.args.flatMap(arg => classOf(arg) ?? []);
  return bare.class === undefined ? [] : [bare.class];
}

/** Types of what callers pass for a parameter that has no type of its own. */
export function passedFor(code: CodeModel, by: FunctionInfo, name: string): TypeInfo[] {
  const place = by.parameters.findIndex(one => one.name === name);
  if (place < 0 || by.parameters[place]!.type !== undefined) return [];
  const found: TypeInfo[] = [];
  for (const call of callersOf(code, by)) {
    const value = argumentAt(call.expression, place, name);
    const type = value && code.typeOf(value, scopeOf(code, call));
    if (type !== undefined) found.push(type);
  }
  return found;
}

/** Calls of a function; of a constructor the creations of its class and of those that inherit it. */
export function callersOf(code: CodeModel, called: FunctionInfo): ReturnType<CodeModel['callersOf']> {
  const { owner } = called;
  if (owner === undefined || called.declaration.type !== 'constructor') return code.callersOf(called);
  const heirs = owner.descendants.filter(one => one.constructedBy === undefined);
  return [owner, ...heirs].flatMap(one => code.creatorsOf(one));
}

/** Concrete classes that a class stands for, itself only where nothing descends from it. */
export function variantsOf(code: CodeModel, base: ClassInfo): readonly ClassInfo[] {
  let ofCode = variants.get(code);
  if (ofCode === undefined) {
    ofCode = new Map();
    variants.set(code, ofCode);
  }
  let found = ofCode.get(base);
  if (found === undefined) {
    found = findVariants(code, base);
    ofCode.set(base, found);
  }
  return found;
}

const variants = new WeakMap<CodeModel, Map<ClassInfo, readonly ClassInfo[]>>();

function findVariants(code: CodeModel, base: ClassInfo): readonly ClassInfo[] {
  // Those that say so, if there are any; else those that merely fit.
  const named = [base, ...base.descendants].filter(one => one.kind === 'class' && !one.isAbstract);
  const all = named.some(one => one !== base) ? named : code.concreteOf(base);
  const others = all.filter(one => one !== base);
  if (others.length === 0) return all;
  // A base that is never made is there for its heirs alone.
  return code.creatorsOf(base).length === 0 ? others : all;
}

/** The widest class above this one (or itself) of which there are several variants that all have these methods. */
function widen(code: CodeModel, one: ClassInfo, methods: readonly string[]): ClassInfo {
  if (one.isAbstract || one.children.length > 1) return one;
  const above = [...one.ancestors, ...one.fits];
  for (const base of above) {
    if (base.children.length + base.fittedBy.length < 2) continue;
    const variants = variantsOf(code, base);
    if (variants.length < 2 || variants.length > 40) continue;
    if (methods.every(name => variants.every(variant => code.findMethod(variant, name) !== undefined)))
      return base;
  }
  return one;
}

/** The nearest class that all of these descend from. */
export function commonBase(classes: readonly ClassInfo[]): ClassInfo | undefined {
  const [first, ...others] = classes;
  if (first === undefined) return undefined;
  return [first, ...first.ancestors, ...first.fits].find(base =>
    others.every(one => one === base || one.ancestors.includes(base) || one.fits.includes(base)),
  );
}

const byMethods = new WeakMap<CodeModel, Map<string, ClassInfo[]>>();

/** Classes of the same module, or else folder, that have all of these methods: what an untyped object may be. */
export function familyByMethods(
  code: CodeModel,
  methods: readonly string[],
  module: string,
): Family | undefined {
  let index = byMethods.get(code);
  if (index === undefined) {
    index = new Map();
    byMethods.set(code, index);
    for (const one of code.classes)
      for (const { name } of one.methods) {
        const list = index.get(name);
        if (list === undefined) index.set(name, [one]);
        else list.push(one);
      }
  }
  const [first, ...others] = methods.map(name => index.get(name) ?? []).sort((a, b) => a.length - b.length);
  if (first === undefined) return undefined;
  const all = first.filter(one => others.every(list => list.includes(one)));
  const folder = (id: string) => id.slice(0, id.lastIndexOf('/') + 1);
  for (const isNear of [
    (one: ClassInfo) => one.module === module,
    (one: ClassInfo) => folder(one.module) === folder(module),
  ]) {
    const near = all.filter(isNear);
    if (near.length === 0) continue;
    if (near.length > MOST_ALIKE) return undefined;
    const concrete = near.filter(one => !one.isAbstract);
    const variants = concrete.filter(one => !one.children.some(child => concrete.includes(child)));
    const base = commonBase(near);
    return { variants, isGuess: true, ...(base !== undefined && { base }) };
  }
  return undefined;
}

/** Whether a class is one of the family: its base, a variant, something between, or what a variant descends from. */
export function isOfFamily({ base, variants }: Family, one: ClassInfo): boolean {
  return (
    one === base ||
    variants.includes(one) ||
    (base !== undefined && one.ancestors.includes(base)) ||
    variants.some(variant => variant.ancestors.includes(one))
  );
}
