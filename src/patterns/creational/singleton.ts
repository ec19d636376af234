import type { Expression } from '../../model/code';
import type { CodeModel, ModuleInfo } from '../code/code-model';
import type { ClassInfo, FunctionInfo } from '../code/symbols';
import { walkBody } from '../code/walk';
import type { Candidate, Clue, Pattern } from '../pattern';
import { listReturns, listStatements } from '../shapes/bodies';
import { listOnceFills, type OnceFill } from '../shapes/fill-once';
import { listLocalNames } from '../shapes/local-names';
import { nameClue, structureClue } from '../shapes/make-clue';
import { listSharedInstances } from '../shapes/module-instances';
import { placeKey } from '../shapes/place-key';
import { hasWord } from '../shapes/words';

const NAMES = new Set(['singleton', 'borg', 'monostate']);
const INSTANCE = new Set(['instance', 'singleton', 'shared']);

/** Most heirs of a singleton that a finding names. */
const MOST_HEIRS = 20;

/** One object of a class for everybody. */
export const singleton: Pattern = {
  id: 'singleton',
  title: 'Singleton',
  family: 'creational',
  summary: 'Makes sure that there is one object of a class, which everybody shares.',
  roles: {
    singleton: 'the class (or what is shared) of which there is one',
    accessor: 'gives the one object',
    keeper: 'metaclass or decorator that sees to it',
  },
  *detect(code) {
    const modules = new Map(code.modules.map(module => [module.id, module]));
    const kept = findKeepers(code);
    for (const one of code.classes) {
      if (one.kind !== 'class') continue;
      const found =
        findGuarded(one) ?? findShared(one) ?? findEager(one, code) ?? findKeptBy(one, kept, modules, code);
      if (found !== undefined)
        yield { roles: [...found.roles, ...heirsOf(one)], clues: [...found.clues, ...nameOf(one)] };
    }
    for (const [keeper, { clue, isUsed }] of kept)
      if (!isUsed && (isMetaclass(keeper) || nameOf(keeper).length > 0))
        yield { roles: [{ role: 'singleton', symbol: keeper }], clues: [clue, ...nameOf(keeper)] };
    yield* listSharedInstances(code);
  },
};

function heirsOf(one: ClassInfo): Candidate['roles'] {
  return one.descendants.slice(0, MOST_HEIRS).map(symbol => ({ role: 'singleton', symbol }));
}

function nameOf(one: ClassInfo | FunctionInfo): Clue[] {
  return hasWord(one.name, NAMES) ? [nameClue(`${one.name} says that it is one`, 0.4, one)] : [];
}

/** `if (!C.instance) C.instance = new C()`, in a method, in `__new__` or in the constructor. */
function findGuarded(one: ClassInfo): Candidate | undefined {
  const { constructedBy } = one;
  for (const method of [...one.methods, ...one.accessors, ...(constructedBy ? [constructedBy] : [])])
    for (const fill of listOnceFills(method)) {
      const field = /^@\.([\w$]+)(?:\[@\])?$/.exec(fill.place)?.[1];
      if (field === undefined || !isOwnInstance(fill, method, one, field)) continue;
      const at = { module: one.module, line: fill.line };
      const isNew = method.name === '__new__';
      const isConstructor = method === constructedBy;
      const clues = [
        structureClue(
          `${field} of the class is given an object of ${one.name} where it has none yet`,
          isNew ? 0.7 : 0.55,
          at,
        ),
      ];
      const isReturned = listReturns(method).some(
        ({ value }) => value !== undefined && placeKey(value, one.name) === fill.place,
      );
      if (isReturned) clues.push(structureClue('The same object is given back each time', 0.2, method));
      clues.push(...hidden(one));
      if (hasWord(method.name, INSTANCE) || hasWord(field, INSTANCE))
        clues.push(
          nameClue(`${isNew || isConstructor ? field : method.name} says that it is the one`, 0.35, method),
        );
      return {
        roles: [
          { role: 'singleton', symbol: one },
          ...(isConstructor ? [] : [{ role: 'accessor', symbol: method }]),
        ],
        clues,
      };
    }
  return undefined;
}

function isOwnInstance(
  { value, place }: OnceFill,
  method: FunctionInfo,
  one: ClassInfo,
  field: string,
): boolean {
  if (value === undefined) return false;
  if (method === one.constructedBy)
    return (
      (value.kind === 'self' || makesInner(value)) &&
      one.fields.find(({ name }) => name === field)?.isStatic !== false
    );
  const { declaration } = method;
  const isOfClass =
    declaration.static === true ||
    declaration.ofClass === true ||
    place.endsWith(']') ||
    one.fields.some(({ name, isStatic }) => name === field && isStatic);
  if (!isOfClass) return false;
  return makesOwn(value, one) || (method.name === '__new__' && value.kind === 'name');
}

/** A class inside of the class: `Config.__Config()`. */
function makesInner(value: Expression): boolean {
  return value.kind === 'call' && value.callee.kind === 'member' && /^_*[A-Z]/.test(value.callee.name);
}

/** `new C()`, `cls()`, `super().__new__(cls)`. */
function makesOwn(value: Expression, one: ClassInfo): boolean {
  if (value.kind === 'await') return makesOwn(value.of, one);
  if (value.kind !== 'call') return false;
  const { callee, args } = value;
  if (callee.kind === 'own-class') return true;
  if (callee.kind === 'name') return callee.name === one.name;
  // `new this()` in a static method; `Object.freeze(new C())`.
  if (callee.kind === 'self') return value.isNew === true;
  if (callee.kind !== 'member') return false;
  return (
    callee.name === '__new__' || (callee.name === 'freeze' && args[0] !== undefined && makesOwn(args[0], one))
  );
}

/** Whether others cannot construct it. */
function hidden(one: ClassInfo): Clue[] {
  const { constructedBy } = one;
  if (constructedBy === undefined) return [];
  const { visibility } = constructedBy.declaration;
  if (visibility !== undefined && constructedBy.language !== 'python')
    return [structureClue(`The constructor is ${visibility}`, 0.4, constructedBy)];
  const isRefused = listStatements(constructedBy).some(({ kind }) => kind === 'raise');
  return isRefused ? [structureClue('The constructor refuses to make another', 0.25, constructedBy)] : [];
}

/** Objects with one state (`self.__dict__ = cls._shared`), and a class that gives itself as its object. */
function findShared(one: ClassInfo): Candidate | undefined {
  const own = [
    ...one.methods.filter(({ name }) => name === '__new__'),
    ...(one.constructedBy ? [one.constructedBy] : []),
  ];
  for (const method of own) {
    for (const statement of listStatements(method)) {
      if (statement.kind !== 'assign' || statement.target.kind !== 'member' || statement.value === undefined)
        continue;
      const { target, value, line } = statement;
      const shared =
        target.name === '__dict__' && value.kind === 'member' && placeKey(value, one.name)?.startsWith('@.');
      if (!shared) continue;
      const text = `All objects share the state ${(value as { name: string }).name}`;
      return {
        roles: [{ role: 'singleton', symbol: one }],
        clues: [structureClue(text, 0.75, { module: one.module, line })],
      };
    }
    const returns = listReturns(method);
    if (
      method.name === '__new__' &&
      returns.length > 0 &&
      returns.every(({ value }) => value?.kind === 'own-class')
    )
      return {
        roles: [{ role: 'singleton', symbol: one }],
        clues: [structureClue('Whoever makes one is given the class itself', 0.7, method)],
      };
  }
  return undefined;
}

/** `static readonly instance = new C()` where nobody else makes one. */
function findEager(one: ClassInfo, code: CodeModel): Candidate | undefined {
  const instances = one.fields.filter(
    ({ isStatic, values }) =>
      isStatic && values.some(({ value, by }) => by === undefined && makesOwn(value, one)),
  );
  const [instance] = instances;
  if (instance === undefined || instances.length > 1) return undefined;
  const clues = [
    structureClue(`${instance.name} of the class holds an object of ${one.name}`, 0.35, {
      ...one,
      line: instance.line,
    }),
  ];
  clues.push(...hidden(one));
  const accessor = [...one.methods, ...one.accessors].find(
    method =>
      method.declaration.static && method.body.length === 1 && returnsPlace(method, `@.${instance.name}`),
  );
  if (accessor !== undefined) clues.push(structureClue('A static method gives that object', 0.25, accessor));
  if (hasWord(accessor?.name ?? '', INSTANCE) || hasWord(instance.name, INSTANCE))
    clues.push(nameClue(`${accessor?.name ?? instance.name} says that it is the one`, 0.35, one));
  const created = code.creatorsOf(one);
  if (created.length > 1) clues.push(structureClue('Others are made elsewhere', -0.5, created[1]!));
  return {
    roles: [
      { role: 'singleton', symbol: one },
      ...(accessor ? [{ role: 'accessor', symbol: accessor }] : []),
    ],
    clues,
  };
}

function returnsPlace(method: FunctionInfo, place: string): boolean {
  return listReturns(method).some(
    ({ value }) => value !== undefined && placeKey(value, method.owner?.name) === place,
  );
}

interface Kept {
  readonly clue: Clue;
  isUsed: boolean;
}

function isMetaclass(one: ClassInfo | FunctionInfo): boolean {
  if (!('ancestors' in one)) return false;
  return [one, ...one.ancestors].some(({ externalBases }) =>
    externalBases.some(base => base === 'type' || base === 'abc.ABCMeta'),
  );
}

/** Metaclasses and decorators that keep the one object of other classes. */
function findKeepers(code: CodeModel): Map<ClassInfo | FunctionInfo, Kept> {
  const found = new Map<ClassInfo | FunctionInfo, Kept>();
  for (const one of code.classes) {
    const isMeta = isMetaclass(one);
    const calls = one.methods.filter(({ name }) => !isMeta || name === '__call__');
    const fill = calls.flatMap(listOnceFills).find(({ place, value }) => {
      if (!/^@\.[\w$]+(?:\[@\])?$/.test(place) || value === undefined) return false;
      return isMeta || callsGivenClass(value, one);
    });
    if (fill === undefined) continue;
    const at = { module: one.module, line: fill.line };
    const text = isMeta
      ? 'Calling a class of this metaclass makes an object only where there is none yet'
      : 'Calling it makes an object of the class that it was given, only where there is none yet';
    found.set(one, { clue: structureClue(text, isMeta ? 0.75 : 0.6, at), isUsed: false });
  }
  for (const fn of code.functions) {
    const [parameter] = fn.parameters;
    if (parameter === undefined || fn.parameters.length > 2) continue;
    const line = findKeptInside(fn, parameter.name);
    if (line === undefined) continue;
    const text = 'What it gives back makes an object of the class only where there is none yet';
    found.set(fn, { clue: structureClue(text, 0.75, { module: fn.module, line }), isUsed: false });
  }
  return found;
}

function callsGivenClass(value: Expression, one: ClassInfo): boolean {
  if (value.kind !== 'call' || value.callee.kind !== 'member' || value.callee.of.kind !== 'self')
    return false;
  const { name } = value.callee;
  return one.fields.some(field => field.name === name && field.parameter !== undefined);
}

/** The line in an inner function, given back, that fills a variable once by calling the parameter. */
function findKeptInside(fn: FunctionInfo, parameter: string): number | undefined {
  let line: number | undefined;
  const outer = new Set(listLocalNames(fn.body));
  walkBody(fn.body, {
    nested(inside) {
      outer.add(inside.name);
      for (const fill of listOnceFills({ body: inside.body ?? [] })) {
        const { place, value } = fill;
        const root = /^name:([\w$]+)/.exec(place)?.[1] ?? '';
        const isOne =
          outer.has(root) && (/^name:[\w.$]+$/.test(place) || place.endsWith(`[name:${parameter}]`));
        if (
          isOne &&
          value?.kind === 'call' &&
          value.callee.kind === 'name' &&
          value.callee.name === parameter
        )
          line ??= fill.line;
      }
      return false;
    },
  });
  return line;
}

/** A class whose metaclass or decorator keeps its one object. */
function findKeptBy(
  one: ClassInfo,
  kept: Map<ClassInfo | FunctionInfo, Kept>,
  modules: ReadonlyMap<string, ModuleInfo>,
  code: CodeModel,
): Candidate | undefined {
  if (kept.size === 0) return undefined;
  const { keywords, decorators } = one.declaration;
  const named = [
    ...(keywords ?? []).flatMap(({ name, value }) => (name === 'metaclass' ? [value] : [])),
    ...(decorators ?? []).map(decorator => (decorator.kind === 'call' ? decorator.callee : decorator)),
  ];
  for (const expression of named) {
    const target = code.targetOf(expression, modules.get(one.module)!);
    const keeper =
      target?.kind === 'class' ? target.class : target?.kind === 'function' ? target.function : undefined;
    const known = keeper && kept.get(keeper);
    if (keeper === undefined || known === undefined) continue;
    known.isUsed = true;
    return {
      roles: [
        { role: 'singleton', symbol: one },
        { role: 'keeper', symbol: keeper },
      ],
      clues: [known.clue, ...nameOf(keeper)],
    };
  }
  return undefined;
}
