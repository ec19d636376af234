import type { Expression } from '../../model/code';
import type { CodeModel } from '../code/code-model';
import { CALLS } from '../code/flat-body';
import { ownField } from '../code/own-field';
import type { ClassInfo, FunctionInfo } from '../code/symbols';
import { walkBody, walkExpression } from '../code/walk';
import { listReturns, returnsSelf } from './bodies';
import { listFieldAssignments, listFieldCalls, rootField } from './own-fields';

/** A method that adds to what is being built. */
export interface BuildStep {
  readonly method: FunctionInfo;
  /** Own fields that it sets or adds to. */
  readonly fields: readonly string[];
  /** Own fields that it gives another value as a whole. */
  readonly replaced: readonly string[];
  /** Own fields of whose objects it changes a part: `self.car.doors = 4`, `self.car.wheels.append(wheel)`. */
  readonly deep: readonly string[];
  /** It gives its own object back, for the next call. */
  readonly isFluent: boolean;
}

/** A method that hands out what was built. */
export interface BuildResult {
  readonly method: FunctionInfo;
  readonly line: number;
  /** The class of what was built, where it is one of the workspace. */
  readonly product?: ClassInfo;
  readonly kind: 'kept' | 'made' | 'plain';
  readonly field?: string;
  /** It is made of several things that were set. */
  readonly isRich?: boolean;
}

/** Methods that set own fields, or parts of what own fields hold, and give back their own object or nothing. */
export function listBuildSteps(owner: ClassInfo): BuildStep[] {
  const names = new Set<string>();
  for (const { fields } of [owner, ...owner.ancestors]) for (const { name } of fields) names.add(name);
  const steps: BuildStep[] = [];
  for (const method of owner.methods) {
    if (method.isAbstract || method.declaration.static || /^__\w+__$/.test(method.name)) continue;
    const isFluent = returnsSelf(method) && method.declaration.async !== true;
    if (!isFluent && listReturns(method).some(({ value }) => value !== undefined)) continue;
    const fields = [...new Set(listTouched(method, names))];
    if (fields.length === 0) continue;
    const replaced = listFieldAssignments(method).map(({ field }) => field);
    steps.push({ method, fields, replaced, deep: listDeep(method), isFluent });
  }
  return steps;
}

function listDeep(method: FunctionInfo): string[] {
  const found: (string | undefined)[] = [];
  walkBody(method.body, {
    statement(statement) {
      if (
        statement.kind === 'assign' &&
        (statement.target.kind === 'member' || statement.target.kind === 'index')
      )
        found.push(rootField(statement.target.of));
      return undefined;
    },
    kinds: CALLS,
    expression(expression) {
      if (expression.kind !== 'call' || expression.callee.kind !== 'member') return undefined;
      const { of } = expression.callee;
      if (of.kind === 'member' && ownField(of) === undefined) found.push(rootField(of));
      return undefined;
    },
  });
  return found.filter(name => name !== undefined);
}

/** Own fields, of these names, that a method gives a value, or adds to. */
function listTouched(method: FunctionInfo, names: ReadonlySet<string>): string[] {
  const found = listFieldAssignments(method).map(({ field }) => field);
  walkBody(method.body, {
    statement(statement) {
      if (statement.kind !== 'assign') return undefined;
      const { target } = statement;
      const field = target.kind === 'member' || target.kind === 'index' ? rootField(target) : undefined;
      if (field !== undefined) found.push(field);
      return undefined;
    },
  });
  for (const { field, method: called } of listFieldCalls(method))
    if (called !== undefined && names.has(field)) found.push(field);
  return found;
}

/** A field of which steps change parts and that holds an object of another class, which the builder has made. */
export function findKeptProduct(
  owner: ClassInfo,
  steps: readonly BuildStep[],
  code: CodeModel,
): { readonly field: string; readonly product: ClassInfo } | undefined {
  const counts = new Map<string, number>();
  for (const { deep, replaced } of steps)
    for (const field of new Set(deep))
      if (!replaced.includes(field)) counts.set(field, (counts.get(field) ?? 0) + 1);
  for (const [field, count] of counts) {
    const product = count > 1 ? madeIn(owner, field, code) : undefined;
    if (product !== undefined && product !== owner) return { field, product };
  }
  return undefined;
}

/** The class of what a field holds, where the object itself has made that. */
function madeIn(owner: ClassInfo, field: string, code: CodeModel): ClassInfo | undefined {
  for (const one of [owner, ...owner.ancestors])
    for (const { value, by } of one.fields.find(({ name }) => name === field)?.values ?? []) {
      const scope = by ?? owner.constructedBy;
      const target =
        value.kind === 'call' && scope !== undefined ? code.targetOf(value.callee, scope) : undefined;
      if (target?.kind === 'class') return target.class;
    }
  return undefined;
}

/** Methods that give back what the steps have put together. */
export function listBuildResults(
  owner: ClassInfo,
  steps: readonly BuildStep[],
  code: CodeModel,
): BuildResult[] {
  const all = steps.flatMap(({ fields }) => fields);
  const set = new Set(all);
  /** What several steps have to do with. */
  const often = new Set(all.filter((name, place) => all.indexOf(name) !== place));
  const isStep = new Set(steps.map(({ method }) => method));
  return [...owner.methods, ...owner.accessors].flatMap(method => {
    if (
      isStep.has(method) ||
      method.isAbstract ||
      method.declaration.static ||
      /^__(?!str__|call__)\w+__$/.test(method.name)
    )
      return [];
    for (const { value, line } of listReturns(method)) {
      if (value === undefined) continue;
      const found = judgeResult(value, method, owner, { set, often }, code);
      const isGetter = method.declaration.type === 'getter';
      if (found !== undefined && !(isGetter && found.kind === 'plain')) return [{ ...found, method, line }];
    }
    return [];
  });
}

function judgeResult(
  returned: Expression,
  method: FunctionInfo,
  owner: ClassInfo,
  { set, often }: { readonly set: ReadonlySet<string>; readonly often: ReadonlySet<string> },
  code: CodeModel,
): Pick<BuildResult, 'kind' | 'product' | 'field' | 'isRich'> | undefined {
  const value = returned.kind === 'await' ? returned.of : returned;
  const all = value.kind === 'name' ? listAssignedTo(value.name, method) : [value];
  const [made] = all;
  if (made === undefined) return undefined;
  const field = ownField(made);
  if (field !== undefined) {
    const known = code.findField(owner, field);
    if (!set.has(field) || known === undefined) return undefined;
    const product = madeIn(owner, field, code);
    if (product === owner) return undefined;
    if (product !== undefined) return { kind: 'kept', product, field };
    return often.has(field) ? { kind: 'plain', field } : undefined;
  }
  if (made.kind === 'call') {
    const target = code.targetOf(made.callee, method);
    const usesOwn = mentionsOwn(made, set) || (value.kind === 'name' && handsOver(value.name, method, set));
    if (target?.kind === 'class' && target.class !== owner)
      return usesOwn ? { kind: 'made', product: target.class } : undefined;
    if (made.callee.kind === 'member' && ownField(made.callee) !== undefined) return undefined;
    return usesOwn && set.size > 1 ? { kind: 'plain' } : undefined;
  }
  const isPut =
    made.kind === 'dict' || made.kind === 'template' || made.kind === 'list' || made.kind === 'binary';
  if (!isPut) return undefined;
  const count = countOwn(all, set);
  return count === 0 ? undefined : { kind: 'plain', isRich: count > 1 };
}

function listAssignedTo(name: string, method: FunctionInfo): Expression[] {
  const found: Expression[] = [];
  walkBody(method.body, {
    statement(statement) {
      if (statement.kind === 'assign' && statement.target.kind === 'name' && statement.target.name === name)
        if (statement.value !== undefined) found.push(statement.value);
      return undefined;
    },
    nested: () => false,
  });
  return found;
}

/** How many of the set fields these expressions are made of. */
function countOwn(all: readonly Expression[], set: ReadonlySet<string>): number {
  const found = new Set<string>();
  const parts: Expression = { kind: 'other', parts: all };
  walkExpression(parts, {
    expression(inside) {
      const field = ownField(inside);
      if (field !== undefined && set.has(field)) found.add(field);
      return undefined;
    },
  });
  return found.size;
}

/** Whether set fields, or the object itself, are among what an expression is made of. */
function mentionsOwn(made: Expression, set: ReadonlySet<string>): boolean {
  let found = false;
  walkExpression(made, {
    expression(inside) {
      const field = ownField(inside);
      if (field !== undefined && set.has(field)) found = true;
      if (inside.kind === 'call' && inside.args.some(argument => argument.kind === 'self')) found = true;
      return !found;
    },
  });
  return found;
}

/** `house.walls = this.walls` for a variable of the method. */
function handsOver(name: string, method: FunctionInfo, set: ReadonlySet<string>): boolean {
  let found = false;
  walkBody(method.body, {
    statement(statement) {
      if (statement.kind !== 'assign' || statement.target.kind !== 'member' || statement.value === undefined)
        return undefined;
      const { of } = statement.target;
      if (of.kind === 'name' && of.name === name && mentionsOwn(statement.value, set)) found = true;
      return undefined;
    },
  });
  return found;
}
