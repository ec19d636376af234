import type { Entry, Expression, Statement } from '../../model/code';
import type { CodeModel } from '../code/code-model';
import type { ClassInfo, FunctionInfo } from '../code/symbols';
import { walkBody } from '../code/walk';
import { listReturns } from './bodies';

/** An object that a function makes and gives back. */
export interface Product {
  readonly class: ClassInfo;
  readonly line: number;
  /** The call that makes it; absent where its class is taken from a table. */
  readonly call?: Extract<Expression, { kind: 'call' }>;
}

/** How far values are followed from one variable to the next. */
const DEEPEST = 8;

const memory = new WeakMap<FunctionInfo, readonly Product[]>();

/**
 * Classes of the workspace of which a function gives back new objects, each class once: returned at once, through a variable,
 * by a condition, or out of a table of classes (`{'a': A}[kind]()`).
 */
export function listProducts(fn: FunctionInfo, code: CodeModel): readonly Product[] {
  const known = memory.get(fn);
  if (known !== undefined) return known;
  const found = findProducts(fn, code);
  memory.set(fn, found);
  return found;
}

function findProducts(fn: FunctionInfo, code: CodeModel): Product[] {
  const returns = listReturns(fn).filter(({ value }) => value !== undefined);
  const single: Statement | undefined = fn.body[0];
  // The value of a lambda is a statement of its own.
  if (fn.declaration.type === 'lambda' && fn.body.length === 1 && single?.kind === 'do')
    returns.push({ value: single.value, line: single.line });
  if (returns.length === 0) return [];
  const found = new Map<ClassInfo, Product>();
  let assigned: Map<string, Expression[]> | undefined;
  const add = (product: Product) => {
    if (product.class.kind !== 'class' || found.has(product.class)) return;
    found.set(product.class, product);
  };

  function valuesOf(name: string): readonly Expression[] {
    assigned ??= listAssigned(fn);
    return assigned.get(name) ?? [];
  }

  function follow(value: Expression, line: number, depth: number): void {
    if (depth > DEEPEST) return;
    switch (value.kind) {
      case 'call': {
        const { callee } = value;
        const target = code.targetOf(callee, fn);
        if (target?.kind === 'class') add({ class: target.class, line: value.line, call: value });
        else if (target?.kind === 'external' && target.name === 'Promise.resolve') {
          if (value.args[0] !== undefined) follow(value.args[0], line, depth + 1);
        } else if (isTableLookUp(callee)) {
          for (const one of classesOf(callee, depth + 1)) add({ class: one, line: value.line });
          if (callee.kind === 'member') followTable(callee.of, line, depth + 1);
        } else {
          for (const one of classesOf(callee, depth + 1)) add({ class: one, line: value.line });
          if (callee.kind === 'member' && callee.name === 'get') followTable(callee.of, line, depth + 1);
        }
        return;
      }
      case 'name':
        for (const each of valuesOf(value.name)) follow(each, line, depth + 1);
        return;
      case 'conditional':
        follow(value.then, line, depth + 1);
        follow(value.otherwise, line, depth + 1);
        return;
      case 'binary':
        if (value.operator !== 'or' && value.operator !== '??' && value.operator !== 'and') return;
        follow(value.left, line, depth + 1);
        follow(value.right, line, depth + 1);
        return;
      case 'await':
        follow(value.of, line, depth + 1);
        return;
      case 'assignment':
        follow(value.value, line, depth + 1);
        return;
      case 'index':
        followTable(value.of, line, depth + 1);
    }
  }

  /** Objects that are made for every entry of a table. */
  function followTable(of: Expression, line: number, depth: number): void {
    for (const each of entriesOf(of, depth)) if (each.kind === 'call') follow(each, line, depth + 1);
  }

  function classesOf(value: Expression, depth: number): ClassInfo[] {
    if (depth > DEEPEST) return [];
    switch (value.kind) {
      case 'name': {
        const target = code.targetOf(value, fn);
        if (target?.kind === 'class') return [target.class];
        return valuesOf(value.name).flatMap(each => classesOf(each, depth + 1));
      }
      case 'member': {
        const target = code.targetOf(value, fn);
        if (target?.kind === 'field')
          return target.field.values.flatMap(held => classesOf(held.value, depth + 1));
        return target?.kind === 'class' ? [target.class] : [];
      }
      case 'own-class':
        return fn.owner === undefined ? [] : [fn.owner];
      case 'conditional':
        return [value.then, value.otherwise].flatMap(each => classesOf(each, depth + 1));
      case 'binary':
        return [value.left, value.right].flatMap(each => classesOf(each, depth + 1));
      case 'index':
        return entriesOf(value.of, depth + 1).flatMap(each => classesOf(each, depth + 1));
      case 'call': {
        if (value.callee.kind !== 'member' || value.callee.name !== 'get') return [];
        return [...entriesOf(value.callee.of, depth + 1), ...value.args.slice(1)].flatMap(each =>
          classesOf(each, depth + 1),
        );
      }
      case 'function': {
        // `() => new A()` in a table.
        const inside: ClassInfo[] = [];
        walkBody(value.body ?? [], {
          statement(statement) {
            const result =
              statement.kind === 'return' || statement.kind === 'do' ? statement.value : undefined;
            const target = result?.kind === 'call' ? code.targetOf(result.callee, fn) : undefined;
            if (target?.kind === 'class') inside.push(target.class);
            return undefined;
          },
          nested: () => false,
        });
        return inside;
      }
      default:
        return [];
    }
  }

  /** The values of a table that is written out: here, in a variable, or in a field. */
  function entriesOf(of: Expression, depth: number): readonly Expression[] {
    if (depth > DEEPEST) return [];
    if (of.kind === 'dict') return of.entries.map(({ value }: Entry) => value);
    if (of.kind === 'list') return of.items;
    if (of.kind === 'call') {
      const [first] = of.args;
      if (of.callee.kind === 'name' && of.callee.name === 'dict')
        return of.args.flatMap(argument => (argument.kind === 'keyword' ? [argument.value] : []));
      if (of.isNew && first?.kind === 'list')
        return first.items.flatMap(item => (item.kind === 'list' ? item.items.slice(1) : []));
      return [];
    }
    if (of.kind === 'name' && valuesOf(of.name).length > 0)
      return valuesOf(of.name).flatMap(each => entriesOf(each, depth + 1));
    const target = code.targetOf(of, fn);
    if (target?.kind === 'variable' && target.variable.value !== undefined)
      return entriesOf(target.variable.value, depth + 1);
    if (target?.kind === 'field')
      return target.field.values.flatMap(({ value }) => entriesOf(value, depth + 1));
    return [];
  }

  for (const { value, line } of returns) follow(value!, line, 0);
  return [...found.values()];
}

function isTableLookUp(callee: Expression): boolean {
  return callee.kind === 'index' || (callee.kind === 'call' && callee.callee.kind === 'member');
}

/** Every value that a local variable is given. */
function listAssigned(fn: FunctionInfo): Map<string, Expression[]> {
  const found = new Map<string, Expression[]>();
  walkBody(fn.body, {
    statement(statement) {
      if (statement.kind !== 'assign' || statement.target.kind !== 'name' || statement.value === undefined)
        return undefined;
      const known = found.get(statement.target.name);
      if (known === undefined) found.set(statement.target.name, [statement.value]);
      else known.push(statement.value);
      return undefined;
    },
    nested: () => false,
  });
  return found;
}

/** What makes products one kind of thing. */
export type Commonality =
  | { readonly by: 'base'; readonly base: ClassInfo }
  | { readonly by: 'external'; readonly name: string }
  /** They have methods of the same names. */
  | { readonly by: 'methods'; readonly names: readonly string[] };

/** Bases that say nothing about what a class is. */
const PLAIN_BASES = /^(?:object|abc\.ABC|typing\.(?:Protocol|Generic)|Generic|EventEmitter)$/;

/** What classes have in common; `undefined` for strangers to each other. */
export function commonOf(classes: readonly ClassInfo[]): Commonality | undefined {
  const [first, ...others] = classes;
  if (first === undefined) return undefined;
  // What they say they are goes before what they happen to fit.
  const named = others.map(other => new Set([other, ...other.ancestors]));
  const said = [first, ...first.ancestors].find(one => named.every(set => set.has(one)));
  if (said !== undefined) return { by: 'base', base: said };
  const kinsOf = (one: ClassInfo) => [
    one,
    ...one.ancestors,
    ...one.fits,
    ...one.ancestors.flatMap(({ fits }) => fits),
  ];
  const sets = others.map(other => new Set(kinsOf(other)));
  const base = kinsOf(first).find(one => sets.every(set => set.has(one)));
  if (base !== undefined) return { by: 'base', base };
  const externals = others.map(other => new Set(externalsOf(other)));
  const name = externalsOf(first).find(one => !PLAIN_BASES.test(one) && externals.every(set => set.has(one)));
  if (name !== undefined) return { by: 'external', name };
  const methods = others.map(other => new Set(methodsOf(other)));
  const names = methodsOf(first).filter(one => methods.every(set => set.has(one)));
  return names.length === 0 ? undefined : { by: 'methods', names };
}

function externalsOf(one: ClassInfo): string[] {
  return [one, ...one.ancestors].flatMap(({ externalBases }) => externalBases);
}

function methodsOf(one: ClassInfo): string[] {
  return [one, ...one.ancestors].flatMap(({ methods }) =>
    methods.flatMap(({ name, isPublic }) => (isPublic && !/^__\w+__$/.test(name) ? [name] : [])),
  );
}

/** Whether objects of a class are no products: exceptions, and what a user interface is written with. */
export function isError(one: ClassInfo): boolean {
  return externalsOf(one).some(base => /(?:Error|Exception|Warning|\bReact\.(?:Pure)?Component)$/.test(base));
}
