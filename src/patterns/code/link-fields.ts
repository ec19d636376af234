import type { Expression } from '../../model/code';
import type { ModuleDraft } from './collect';
import type { ClassDraft, Draft, FieldDraft } from './drafts';
import { ASSIGNMENTS, CALLS } from './flat-body';
import { forEachInSteps, type Steps } from './give-way';
import type { Inference } from './infer';
import { listMethods } from './link-classes';
import { ownField } from './own-field';
import type { Names } from './scope';
import type { AssignedValue, ClassInfo, Container, FunctionInfo } from './symbols';
import { classOf, containerOf, isFunctionType } from './type-questions';
import { walkBody } from './walk';

/** Calls that put something into a container, with the place of what is put in. */
const PUTS = new Map<string, number>([
  ...(['append', 'add', 'push', 'unshift', 'appendleft', 'put'] as const).map(name => [name, 0] as const),
  ...(['insert', 'set', 'setdefault'] as const).map(name => [name, 1] as const),
]);

/** Classes whose fields are linked in one step. */
const SLICE = 200;

/** Lists the fields of all classes, then their types, first those that are declared. */
export function* linkFields(modules: readonly ModuleDraft[], names: Names, inference: Inference): Steps {
  const pending: { owner: ClassDraft; module: ModuleDraft }[] = [];
  for (const module of modules)
    for (const owner of module.classes) {
      listFields(owner, module, names);
      pending.push({ owner, module });
    }
  yield;
  yield* forEachInSteps(pending, SLICE, ({ owner, module }) => {
    for (const field of owner.fields as FieldDraft[]) inferField(field, module, inference);
  });
  yield* forEachInSteps(pending, SLICE, ({ owner }) => findContainers(owner, inference));
}

function listFields(owner: ClassDraft, module: ModuleDraft, names: Names): void {
  const byName = new Map<string, FieldDraft>();
  const place = { module, class: owner as ClassInfo };
  for (const { name, line, declared, value, static: isStatic, readonly, visibility, isParameter } of owner
    .declaration.fields) {
    if (byName.has(name)) continue;
    const type = declared === undefined ? undefined : names.typeOf(declared, place);
    const parameter = isParameter
      ? owner.constructedBy?.parameters.find(one => one.name === name)
      : undefined;
    byName.set(name, {
      name,
      owner,
      line,
      isStatic: isStatic === true,
      isReadonly: readonly === true,
      values: value === undefined ? [] : [{ value, line }],
      type,
      visibility,
      parameter,
      container: undefined,
    });
  }
  const methods = listMethods(owner);
  // The constructor first: what it assigns says most.
  methods.sort((a, b) => Number(b === owner.constructedBy) - Number(a === owner.constructedBy));
  for (const by of methods) listAssigned(by, owner, byName, module, names);
  owner.fields = [...byName.values()];
}

function listAssigned(
  by: FunctionInfo,
  owner: ClassDraft,
  byName: Map<string, FieldDraft>,
  module: ModuleDraft,
  names: Names,
): void {
  const note = (
    target: Expression,
    value: Expression | undefined,
    line: number,
    declared?: FieldDraft['type'],
  ) => {
    if (target.kind !== 'member' || (target.of.kind !== 'self' && target.of.kind !== 'own-class')) return;
    const { name } = target;
    let field = byName.get(name);
    if (field === undefined) {
      field = {
        name,
        owner,
        line,
        isStatic: target.of.kind === 'own-class',
        isReadonly: false,
        values: [],
        type: undefined,
        visibility: undefined,
        parameter: undefined,
        container: undefined,
      };
      if (owner.language === 'python' && name.startsWith('_'))
        field.visibility = name.startsWith('__') ? 'private' : 'protected';
      byName.set(name, field);
    } else if (target.of.kind === 'self' && by === owner.constructedBy) field.isStatic = false;
    if (declared !== undefined) field.type ??= declared;
    if (value === undefined) return;
    const assigned: AssignedValue = { value, line, by };
    field.values.push(assigned);
    const parameter =
      by === owner.constructedBy &&
      value.kind === 'name' &&
      by.parameters.find(({ name }) => name === value.name);
    if (parameter) field.parameter ??= parameter;
  };
  walkBody(by.body, {
    statement(statement) {
      if (statement.kind === 'assign') {
        const { target, value, line, declared } = statement;
        const type =
          declared === undefined ? undefined : names.typeOf(declared, { module, class: owner, function: by });
        note(target, value, line, type);
      }
      return undefined;
    },
    kinds: ASSIGNMENTS,
    expression(expression) {
      if (expression.kind === 'assignment') note(expression.target, expression.value, by.line);
      return undefined;
    },
  });
}

function inferField(field: FieldDraft, module: ModuleDraft, { typeOf }: Inference): void {
  if (field.type === undefined)
    for (const { value, by } of field.values) {
      const type = typeOf(value, by ?? field.owner.constructedBy ?? module.info);
      if (type === undefined) continue;
      field.type = type;
      // What is known best: a class of the workspace.
      if (classOf(type) !== undefined || containerOf(type) !== undefined) break;
    }
  const container = containerOf(field.type);
  if (container !== undefined) field.container = container;
}

/** What is put into containers, where their types do not say. */
function findContainers(owner: ClassDraft, { typeOf }: Inference): void {
  const open = (owner.fields as FieldDraft[]).filter(
    ({ container }) => container !== undefined && container.of === undefined && !container.ofFunctions,
  );
  if (open.length === 0) return;
  const byName = new Map(open.map(field => [field.name, field]));
  const put = (name: string, value: Expression | undefined, by: FunctionInfo) => {
    const field = byName.get(name);
    if (field?.container === undefined || value === undefined) return;
    const type = typeOf(value, by);
    const of = classOf(type);
    const found: Draft<Container> = { ...field.container };
    if (of !== undefined) found.of = of;
    else if (isFunctionType(type)) found.ofFunctions = true;
    else return;
    field.container = found;
    byName.delete(name);
  };
  for (const by of listMethods(owner)) {
    if (byName.size === 0) return;
    walkBody(by.body, {
      statement(statement) {
        if (statement.kind === 'assign' && statement.target.kind === 'index') {
          const name = ownField(statement.target.of);
          if (name !== undefined) put(name, statement.value, by);
        }
        return undefined;
      },
      kinds: CALLS,
      expression(expression) {
        if (expression.kind !== 'call' || expression.callee.kind !== 'member') return undefined;
        const place = PUTS.get(expression.callee.name);
        const name = place === undefined ? undefined : containerName(expression.callee.of);
        if (name !== undefined) put(name, expression.args[place!] ?? expression.args[0], by);
        return undefined;
      },
    });
  }
}

/** `handlers` of `self.handlers`, and of `self.handlers[x]` and `self.handlers.get(x)`. */
function containerName(expression: Expression): string | undefined {
  if (expression.kind === 'index') return ownField(expression.of);
  if (expression.kind === 'call' && expression.callee.kind === 'member')
    return ownField(expression.callee.of);
  return ownField(expression);
}
