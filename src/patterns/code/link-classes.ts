import type { Expression, Statement } from '../../model/code';
import type { ModuleDraft } from './collect';
import type { ClassDraft, FunctionDraft } from './drafts';
import { forEachInSteps, type Steps } from './give-way';
import type { Names } from './scope';
import type { ClassInfo, TypeInfo } from './symbols';

const PROTOCOLS = /^typing(?:_extensions)?\.Protocol$/;
const ABSTRACT_BASES = /^abc\.ABC$/;
const ENUMS = /^enum\.\w*(?:Enum|Flag)$|(?:^|\.)(?:TextChoices|IntegerChoices)$/;
const ABSTRACT_META = /(?:^|\.)ABCMeta$/;
const NOT_IMPLEMENTED =
  /not.{0,3}implemented|unimplemented|abstract|must (?:be )?(?:implement|overrid)|subclass/i;

/** Modules that are linked in one step. */
const SLICE = 50;

/** Settles bases, decorators, parameters and results; what is abstract; then who descends from whom. */
export function* linkClasses(modules: readonly ModuleDraft[], names: Names): Steps {
  yield* forEachInSteps(modules, SLICE, module => {
    for (const one of module.functions) linkFunction(one, module, names);
    for (const one of module.classes) {
      linkBases(one, module, names);
      for (const method of listMethods(one)) linkFunction(method, module, names);
    }
  });
  const all = modules.flatMap(({ classes }) => classes);
  for (const one of all) {
    for (const base of one.bases) (base as ClassDraft).children.push(one);
    one.isAbstract = isAbstract(one);
  }
  yield;
  yield* forEachInSteps(all, 8 * SLICE, one => {
    one.ancestors = listReached(one, ({ bases }) => bases);
    one.descendants = listReached(one, ({ children }) => children);
  });
}

/** All functions of a class: methods, accessors, constructor. */
export function listMethods(one: ClassDraft): FunctionDraft[] {
  const methods = [...one.methods, ...one.accessors] as FunctionDraft[];
  if (one.constructedBy !== undefined) methods.push(one.constructedBy as FunctionDraft);
  return methods;
}

function linkBases(one: ClassDraft, module: ModuleDraft, names: Names): void {
  const { declaration } = one;
  // A class may have its base's name: `class Order(base.Order)`, where nothing else is called so.
  const place = { module, class: module.roundOf.get(one) };
  const written =
    declaration.type === 'type' ? [] : [...declaration.bases, ...(declaration.implements ?? [])];
  const types = written.map(type => names.typeOf(type, place));
  one.baseTypes.push(...types);
  // An alias of one type, `type Orders = Repository<Order>`, is no heir of it but says what it is.
  const [alias] = declaration.type === 'type' ? declaration.bases : [];
  if (alias !== undefined && (typeof alias === 'string' || /^\w/.test(alias[0])))
    one.baseTypes.push(names.typeOf(alias, place));
  for (const type of types.map(unwrapUtility)) {
    if (type.class !== undefined && type.class !== one && !one.bases.includes(type.class)) {
      one.bases.push(type.class);
      if (type.class.kind === 'class' || type.class.kind === 'protocol') one.superclass ??= type.class;
    } else if (type.external !== undefined) one.externalBases.push(type.external);
    if (type.name === 'Generic' || type.name === 'Protocol')
      for (const { name, class: known } of type.args) if (known === undefined) one.typeParameters.push(name);
  }
  one.decorators = (declaration.decorators ?? []).map(decorator => nameDecorator(decorator, module, names));
  if (one.kind !== 'class') return;
  if (one.externalBases.some(base => PROTOCOLS.test(base))) one.kind = 'protocol';
  else if (one.externalBases.some(base => ENUMS.test(base))) one.kind = 'enum';
}

/** `extends Required<Options>` names `Options` as its base: TypeScript's own types that change no more than what may be left out. */
function unwrapUtility(type: TypeInfo): TypeInfo {
  const [inner] = type.args;
  const isUtility = type.class === undefined && UTILITIES.has(type.name);
  return isUtility && inner?.class !== undefined ? inner : type;
}

const UTILITIES = new Set(['Required', 'Readonly', 'Partial']);

function linkFunction(one: FunctionDraft, module: ModuleDraft, names: Names): void {
  const { declaration } = one;
  const place = { module, class: one.owner, function: one };
  one.parameters = declaration.parameters.map(parameter => ({
    name: parameter.name,
    declaration: parameter,
    type: parameter.declared === undefined ? undefined : names.typeOf(parameter.declared, place),
  }));
  if (declaration.returns !== undefined) one.returns = names.typeOf(declaration.returns, place) as TypeInfo;
  one.decorators = (declaration.decorators ?? []).map(decorator => nameDecorator(decorator, module, names));
  const { kind } = one.owner ?? {};
  const isSignature =
    kind === 'interface' || kind === 'type' || (declaration.body === undefined && one.owner !== undefined);
  one.isAbstract =
    isSignature ||
    declaration.abstract === true ||
    (kind === 'protocol' && one.body.length === 0) ||
    saysNotImplemented(one.body);
}

/** What a decorator is outside of the workspace, or its own name, without its arguments. */
function nameDecorator(decorator: Expression, module: ModuleDraft, names: Names): string {
  const dotted = dottedName(decorator.kind === 'call' ? decorator.callee : decorator);
  if (dotted === undefined) return '';
  const type = names.typeOf(dotted, { module });
  return type.external ?? type.name;
}

/** `a.b.c` of names and members; `undefined` for anything else. */
export function dottedName(expression: Expression): string | undefined {
  if (expression.kind === 'name') return expression.name;
  if (expression.kind !== 'member') return undefined;
  const before = dottedName(expression.of);
  return before && `${before}.${expression.name}`;
}

/** Whether all that a body does is to say that it is not implemented. */
export function saysNotImplemented(body: readonly Statement[]): boolean {
  const [only] = body;
  if (body.length !== 1 || only === undefined) return false;
  if (only.kind === 'return') return only.value?.kind === 'name' && only.value.name === 'NotImplemented';
  if (only.kind !== 'raise' || only.value === undefined) return false;
  const { value } = only;
  const called = value.kind === 'call' ? value.callee : value;
  const name = dottedName(called) ?? '';
  if (/NotImplemented|NotImplementedError$|NotImplementedException$/.test(name)) return true;
  const [message] = value.kind === 'call' ? value.args : [];
  return message?.kind === 'literal' && NOT_IMPLEMENTED.test(message.text ?? '');
}

function isAbstract(one: ClassInfo): boolean {
  const { kind, declaration, externalBases, methods, accessors } = one;
  if (kind === 'interface' || kind === 'protocol') return true;
  if (kind !== 'class') return false;
  if (declaration.abstract) return true;
  if (externalBases.some(base => ABSTRACT_BASES.test(base))) return true;
  const isMeta = declaration.keywords?.some(
    ({ name, value }) => name === 'metaclass' && ABSTRACT_META.test(dottedName(value) ?? ''),
  );
  const own = [...methods, ...accessors];
  if (isMeta === true || own.some(method => method.declaration.abstract)) return true;
  const open = own.filter(method => method.isPublic && !/^__\w+__$/.test(method.name));
  return open.length > 0 && open.every(method => method.isAbstract);
}

function listReached(from: ClassInfo, next: (at: ClassInfo) => readonly ClassInfo[]): ClassInfo[] {
  const found = new Set<ClassInfo>();
  let level: readonly ClassInfo[] = next(from);
  while (level.length > 0) {
    const further: ClassInfo[] = [];
    for (const one of level) {
      if (one === from || found.has(one)) continue;
      found.add(one);
      further.push(...next(one));
    }
    level = further;
  }
  return [...found];
}
