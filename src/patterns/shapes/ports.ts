import type { CodeModel } from '../code/code-model';
import type { ClassInfo, FunctionInfo } from '../code/symbols';
import { isFunctionType, isNothing } from '../code/type-questions';
import type { FoundPatterns } from '../pattern';
import { type Consumer, listConsumers } from './consumers';
import { isDomainModel, isStorageRole, isSureStorageRole } from './found-domain';
import { listFieldCalls } from './own-fields';
import { findOwnTechnology, findTechnology, findUnknownLibrary, type Technology } from './technology';
import { endsWithWord, hasWord } from './words';

/** A class that fills in an abstraction on behalf of something outside. */
export interface Adapter {
  readonly class: ClassInfo;
  /** What it works with. */
  readonly technology?: Technology;
  /** A library that its file imports and the abstraction's does not, of which nothing more is known. */
  readonly library?: string;
  /** It keeps everything in a container of its own, or does nothing: for tests and for trying out. */
  readonly isInMemory: boolean;
  /** It stands in another file than the abstraction. */
  readonly isApart: boolean;
  /** It stands in another folder, and nothing leads from the abstraction's file to there. */
  readonly isFolderApart: boolean;
}

/** An abstraction with what fills it in and what uses it. */
export interface Port {
  readonly port: ClassInfo;
  /** At least one of them works with something outside. */
  readonly adapters: readonly Adapter[];
  /** Those that know none of the adapters. */
  readonly consumers: readonly Consumer[];
  /** It has the role of a repository or unit of work. */
  readonly isStorage: boolean;
  /** So surely that it is shown as one. */
  readonly isSureStorage: boolean;
}

const known = new WeakMap<CodeModel, readonly Port[]>();

/** Abstractions that are used within and filled in where the program meets something outside. */
export function listPorts(code: CodeModel, found: FoundPatterns): readonly Port[] {
  let ports = known.get(code);
  if (ports === undefined) {
    ports = code.classes.flatMap(one => describePort(one, code, found) ?? []);
    known.set(code, ports);
  }
  return ports;
}

function describePort(one: ClassInfo, code: CodeModel, found: FoundPatterns): Port | undefined {
  if (!isAbstraction(one) || isDomainModel(one, found) || !(isStorageRole(one, found) || isPassing(one)))
    return undefined;
  if (isMostlyDone(one) && !isCalledPort(one)) return undefined;
  const own = findOwnTechnology(one, code);
  // What works with something outside by itself keeps nothing of it away from others.
  if (own?.isNamed && !one.declaration.abstract && one.kind === 'class') return undefined;
  if (own !== undefined && one.kind === 'class' && one.methods.some(method => findIn(method, code)))
    return undefined;
  const filled = listFilled(one, code).filter(heir => !isDomainModel(heir, found));
  if (filled.length === 0) return undefined;
  const isStorage = isStorageRole(one, found);
  const outside = filled.map(heir => describeAdapter(heir, one, code));
  const isOutside = outside.some(
    ({ technology, library }) => technology !== undefined || library !== undefined,
  );
  if (!isOutside && !(isStorage && outside.some(({ isInMemory }) => isInMemory))) return undefined;
  const named = outside.filter(({ technology }) => technology !== undefined);
  // Where most of what fills it in has nothing to do with the outside, it is there for something else.
  const telling = named.length > 0 ? named : outside.filter(({ library }) => library !== undefined);
  if (telling.length * 4 < outside.length) return undefined;
  const adapters = [...telling, ...outside.filter(({ isInMemory }) => isInMemory)];
  const consumers = listConsumers(one, new Set(filled), code);
  const isUntyped = one.language === 'python' && named.some(({ isFolderApart }) => isFolderApart);
  if (consumers.length === 0 && !isStorage && !isUntyped && !isCalledPort(one)) return undefined;
  // One file with an interface, what fills it in and what uses it is an example of something else.
  const isTogether =
    !adapters.some(({ isApart }) => isApart) && consumers.every(({ module }) => module === one.module);
  if (isTogether && !isStorage) return undefined;
  return { port: one, adapters, consumers, isStorage, isSureStorage: isSureStorageRole(one, found) };
}

/** Whether a class does most by itself and leaves steps of it to subclasses: a template, not a way out. */
function isMostlyDone({ kind, methods }: ClassInfo): boolean {
  const open = methods.filter(({ isAbstract }) => isAbstract).length;
  return kind === 'class' && methods.length - open > 2 * Math.max(open, 2);
}

function findIn(method: FunctionInfo, code: CodeModel): boolean {
  return findOwnTechnology(method, code) !== undefined && !method.isAbstract;
}

/** Whether people call it a port, by its name or the folder in which it stands. */
export function isCalledPort({ name, module }: ClassInfo): boolean {
  return endsWithWord(name, PORT) || isInPortFolder(module);
}

/** Whether a module stands in a folder for ports. */
export function isInPortFolder(module: string): boolean {
  return module
    .split('/')
    .slice(0, -1)
    .some(folder => hasWord(folder, PORT));
}

const PORT = new Set(['port']);

/** Whether anything passes through it: a method is given something or gives something back. `dispose(): void` alone is no way out. */
function isPassing(one: ClassInfo): boolean {
  const methods = [one, ...one.ancestors]
    .flatMap(base => base.methods)
    .filter(({ isAbstract }) => isAbstract);
  if (methods.length === 0) return true;
  return methods.some(
    ({ parameters, returns }) => parameters.length > 0 || (returns !== undefined && !isNothing(returns)),
  );
}

/** Whether it says what is to be done and leaves at least some of it to others: an interface of methods, an abstract class. */
export function isAbstraction(one: ClassInfo): boolean {
  // An alias of an interface is one as soon as somebody says to implement it.
  if (one.kind === 'type') return one.children.some(({ kind }) => kind === 'class');
  if (!one.isAbstract || one.kind === 'enum') return false;
  if (one.externalBases.some(base => /(?:Exception|Error)$/.test(base))) return false;
  const own = one.methods.filter(({ isAbstract }) => isAbstract).length;
  const functions = one.fields.filter(({ type, isStatic }) => !isStatic && isFunctionType(type)).length;
  const inherited = one.ancestors.reduce(
    (sum, base) => sum + base.methods.filter(({ isAbstract }) => isAbstract).length,
    0,
  );
  const asked = own + functions + inherited;
  // An interface that is mostly fields describes data.
  return asked > 0 && (one.kind === 'class' || one.fields.length - functions <= asked);
}

/** Classes that fill it in: those that name it, and those that fit it in more than one method. */
function listFilled(one: ClassInfo, code: CodeModel): ClassInfo[] {
  const named = one.descendants.filter(heir => heir.kind === 'class');
  const asked = one.methods.filter(({ isAbstract }) => isAbstract).length;
  const fits =
    asked > 1 || one.kind === 'protocol' ? one.fittedBy.filter(heir => isNear(heir, one, code)) : [];
  return [...new Set([...named, ...fits])].filter(
    heir => !heir.isAbstract || findTechnology(heir, code) !== undefined,
  );
}

/** Whether a class that fits an abstraction has to do with it: its file, or one that creates it, knows the abstraction's file or users. */
function isNear(heir: ClassInfo, one: ClassInfo, code: CodeModel): boolean {
  if (heir.module === one.module) return true;
  const users = new Set([one.module]);
  for (const { module } of code.takersOf(one)) users.add(module);
  for (const { owner } of code.holdersOf(one)) users.add(owner.module);
  return [heir, ...code.creatorsOf(heir)].some(
    ({ module }) =>
      users.has(module) || [...code.importsOf(module).modules].some(imported => users.has(imported)),
  );
}

function describeAdapter(heir: ClassInfo, port: ClassInfo, code: CodeModel): Adapter {
  const works = findTechnology(heir, code);
  // What draws on a screen or answers requests is a way in, or a view: there it is the common case to have several of a kind.
  const technology = works?.kind === 'interface' || works?.kind === 'web' ? undefined : works;
  const isApart = heir.module !== port.module;
  const library = technology === undefined && isApart ? findUnknownLibrary(heir.module, code) : undefined;
  const isOwn = library !== undefined && !code.importsOf(port.module).externals.includes(library);
  const folder = folderOf(heir.module);
  return {
    ...{ class: heir, isApart, isInMemory: technology === undefined && isInMemory(heir) },
    isFolderApart:
      folder !== folderOf(port.module) &&
      ![...code.importsOf(port.module).modules].some(module => folderOf(module) === folder),
    ...(technology !== undefined && { technology }),
    ...(isOwn && { library }),
  };
}

/** Whether much of what a class has is containers of its own that its methods fill and read. */
function isInMemory(one: ClassInfo): boolean {
  const held = [one, ...one.ancestors.filter(({ kind }) => kind === 'class')].flatMap(({ fields }) => fields);
  const containers = held.filter(
    ({ container, parameter, values }) =>
      container !== undefined && (parameter !== undefined || values.length > 0),
  );
  if (containers.length === 0) return false;
  const names = new Set(containers.map(({ name }) => name));
  const open = one.methods.filter(({ isPublic }) => isPublic);
  const touching = open.filter(method => listFieldCalls(method).some(({ field }) => names.has(field)));
  return containers.length * 3 >= held.length || touching.length * 2 >= Math.max(open.length, 1);
}

/** The folder of a module. */
export function folderOf(module: string): string {
  return module.slice(0, Math.max(0, module.lastIndexOf('/')));
}
