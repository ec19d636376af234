import type { CodeModel } from '../code/code-model';
import type { ClassInfo, FunctionInfo } from '../code/symbols';
import { isError, listProducts, type Product } from './creations';

/** A method of a class that gives back new objects of other classes. */
export interface CreatingMethod {
  readonly method: FunctionInfo;
  readonly owner: ClassInfo;
  readonly products: readonly Product[];
}

/** A method that several classes have each in their way, and those of them that create. */
export interface CreatingFamily {
  /** Where it is declared first. */
  readonly root: FunctionInfo;
  readonly rootOwner: ClassInfo;
  readonly creating: readonly CreatingMethod[];
}

const memory = new WeakMap<CodeModel, readonly CreatingFamily[]>();

/**
 * Methods that create what their class is none of itself, by the method that they override or that an interface asks for.
 * Errors do not count as products, nor does what belongs to the same family as its creator (states that follow one another).
 */
export function listCreatingFamilies(code: CodeModel): readonly CreatingFamily[] {
  const known = memory.get(code);
  if (known !== undefined) return known;
  const byRoot = new Map<FunctionInfo, CreatingMethod[]>();
  for (const owner of code.classes)
    for (const method of [...owner.methods, ...owner.accessors]) {
      if (/^__\w+__$/.test(method.name)) continue;
      const products = productsOf(method, owner, code);
      if (products.length === 0) continue;
      for (const root of rootsOf(method, owner, code)) {
        const list = byRoot.get(root);
        const creating = { method, owner, products };
        if (list === undefined) byRoot.set(root, [creating]);
        else list.push(creating);
      }
    }
  const found = [...byRoot].flatMap(([root, creating]) => {
    const rootOwner = root.owner!;
    const others = creating.flatMap(one => {
      const products = one.products.filter(product => !isKin(product.class, rootOwner));
      return products.length === 0 ? [] : [{ ...one, products }];
    });
    return others.length === 0 ? [] : [{ root, rootOwner, creating: others }];
  });
  memory.set(code, found);
  return found;
}

/** What a method creates, without its own kind and errors. */
export function productsOf(method: FunctionInfo, owner: ClassInfo, code: CodeModel): Product[] {
  return listProducts(method, code).filter(product => product.class !== owner && !isError(product.class));
}

function isKin(one: ClassInfo, other: ClassInfo): boolean {
  return one === other || one.ancestors.includes(other) || other.ancestors.includes(one);
}

/** The topmost methods that it overrides, also those of interfaces that its class fits; itself where there are none. */
function rootsOf(method: FunctionInfo, owner: ClassInfo, code: CodeModel): FunctionInfo[] {
  const above = [
    ...code.overriddenBy(method),
    ...[owner, ...owner.ancestors].flatMap(({ fits }) =>
      fits.flatMap(({ methods }) => methods.filter(({ name }) => name === method.name)),
    ),
  ].filter(one => one.owner !== undefined && one.owner !== owner);
  const top = above.filter(one => code.overriddenBy(one).length === 0);
  return top.length === 0 ? [method] : [...new Set(top)];
}
