import type { Expression } from '../../model/code';
import type { CodeModel } from '../code/code-model';
import type { ClassInfo, FunctionInfo } from '../code/symbols';
import { classOf } from '../code/type-questions';
import { walkBody, walkExpression } from '../code/walk';
import { listReturns, returnsSelf } from './bodies';
import { listFieldAssignments, listFieldCalls, ownField, rootField } from './own-fields';

/** A method that adds to what is being built. */
export interface BuildStep {
  readonly method: FunctionInfo;
  /** Own fields that it sets or adds to. */
  readonly fields: readonly string[];
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
}

/** Methods that set own fields, or parts of what own fields hold, and give back their own object or nothing. */
export function listBuildSteps(owner: ClassInfo): BuildStep[] {
  return owner.methods.flatMap(method => {
    if (/^__\w+__$/.test(method.name) || method.isAbstract || method.declaration.static) return [];
    const isFluent = returnsSelf(method);
    if (!isFluent && listReturns(method).some(({ value }) => value !== undefined)) return [];
    const fields = [...new Set(listTouched(method, owner))];
    return fields.length === 0 ? [] : [{ method, fields, isFluent }];
  });
}

/** Own fields that a method gives a value, or adds to. */
function listTouched(method: FunctionInfo, owner: ClassInfo): string[] {
  const names = new Set([owner, ...owner.ancestors].flatMap(({ fields }) => fields.map(({ name }) => name)));
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

/** Methods that give back what the steps have put together. */
export function listBuildResults(
  owner: ClassInfo,
  steps: readonly BuildStep[],
  code: CodeModel,
): BuildResult[] {
  const set = new Set(steps.flatMap(({ fields }) => fields));
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
      const found = judgeResult(value, method, owner, set, code);
      if (found !== undefined) return [{ ...found, method, line }];
    }
    return [];
  });
}

function judgeResult(
  returned: Expression,
  method: FunctionInfo,
  owner: ClassInfo,
  set: ReadonlySet<string>,
  code: CodeModel,
): Pick<BuildResult, 'kind' | 'product' | 'field'> | undefined {
  const value = returned.kind === 'await' ? returned.of : returned;
  const made = value.kind === 'name' ? assignedTo(value.name, method) : value;
  if (made === undefined) return undefined;
  const field = ownField(made);
  if (field !== undefined) {
    const known = code.findField(owner, field);
    if (!set.has(field) || known === undefined) return undefined;
    const product = classOf(known.type);
    const isMade = known.values.some(one => one.value.kind === 'call');
    if (product === owner) return undefined;
    return product !== undefined && isMade ? { kind: 'kept', product, field } : { kind: 'plain', field };
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
  return isPut && mentionsOwn(made, set) ? { kind: 'plain' } : undefined;
}

function assignedTo(name: string, method: FunctionInfo): Expression | undefined {
  let found: Expression | undefined;
  walkBody(method.body, {
    statement(statement) {
      if (statement.kind === 'assign' && statement.target.kind === 'name' && statement.target.name === name)
        found ??= statement.value;
      return undefined;
    },
    nested: () => false,
  });
  return found;
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
