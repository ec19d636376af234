import type { Expression, FunctionDeclaration } from '../../model/code';
import type { CodeModel } from '../code/code-model';
import type { ClassInfo, FunctionInfo } from '../code/symbols';
import { listExpressions } from './bodies';
import { commonBase } from './families';

/** A choice of what to do by the class of what is given. */
export interface TypeDispatch {
  /** The class whose methods do it, or the function that does. */
  readonly by: ClassInfo | FunctionInfo;
  readonly name: string;
  readonly line: number;
  /** Classes that it tells apart. */
  readonly kinds: readonly ClassInfo[];
  readonly base?: ClassInfo;
}

/** Methods of one name, each marked with a class: `@on(Circle) def draw(self, it)`, `@on(Square) def draw(self, it)`. */
export function findOverloads(code: CodeModel, owner: ClassInfo): TypeDispatch | undefined {
  if (owner.language !== 'python') return undefined;
  const byName = new Map<string, { method: FunctionDeclaration; kind: ClassInfo }[]>();
  for (const method of owner.declaration.methods) {
    if (method.parameters.length === 0) continue;
    for (const decorator of method.decorators ?? []) {
      if (decorator.kind !== 'call' || decorator.args.length === 0) continue;
      const [scope] = owner.methods;
      const target = scope && code.targetOf(decorator.args[0]!, scope);
      if (target?.kind !== 'class') continue;
      const list = byName.get(method.name) ?? [];
      list.push({ method, kind: target.class });
      byName.set(method.name, list);
    }
  }
  for (const [name, all] of byName) {
    const kinds = [...new Set(all.map(({ kind }) => kind))];
    if (kinds.length > 1) return { by: owner, name, line: all[0]!.method.line, kinds };
  }
  return undefined;
}

/** A function that asks for the class of what it is given, and calls itself for the parts of that. */
export function findRecursiveChoice(code: CodeModel, by: FunctionInfo): TypeDispatch | undefined {
  const [parameter] = by.parameters;
  if (parameter === undefined || by.body.length === 0 || by.declaration.type === 'constructor')
    return undefined;
  const expressions = listExpressions(by);
  const asked = expressions.flatMap(one => askedClasses(one, parameter.name));
  if (asked.length < 2) return undefined;
  const kinds = new Set<ClassInfo>();
  for (const one of asked) {
    const target = code.targetOf(one, by);
    if (target?.kind === 'class') kinds.add(target.class);
  }
  if (kinds.size < 2) return undefined;
  // Of two parts at least, or of each of several: a structure is gone through.
  const again = expressions.filter(
    one => one.kind === 'call' && isItself(code, one.callee, by) && isPart(one.args[0], parameter.name),
  );
  if (again.length < 2) return undefined;
  const base = commonBase([...kinds]);
  if (base === undefined) return undefined;
  return { by, name: by.name, line: by.line, kinds: [...kinds], base };
}

/** Classes that are asked for: `isinstance(x, A)`, `isinstance(x, (A, B))`, `x instanceof A`. */
function askedClasses(one: Expression, parameter: string): readonly Expression[] {
  if (one.kind === 'binary')
    return one.operator === 'instanceof' && one.left.kind === 'name' && one.left.name === parameter
      ? [one.right]
      : [];
  if (one.kind !== 'call' || one.callee.kind !== 'name' || one.callee.name !== 'isinstance') return [];
  const [of, kind] = one.args;
  if (of?.kind !== 'name' || of.name !== parameter || kind === undefined) return [];
  return kind.kind === 'list' ? kind.items : [kind];
}

function isItself(code: CodeModel, callee: Expression, by: FunctionInfo): boolean {
  if (callee.kind !== 'name' && callee.kind !== 'member') return false;
  if (callee.name !== by.name) return false;
  if (callee.kind === 'member' && callee.of.kind === 'self') return true;
  const target = code.targetOf(callee, by);
  return target?.kind === 'function' && target.function === by;
}

/** Something in what is given: `x.left`, `x.parts[0]`. */
function isPart(value: Expression | undefined, parameter: string): boolean {
  let at = value;
  for (let steps = 0; at !== undefined && steps < 8; steps++) {
    if (at.kind === 'name') return steps > 0 && at.name === parameter;
    if (at.kind === 'member' || at.kind === 'index') at = at.of;
    else return false;
  }
  return false;
}
