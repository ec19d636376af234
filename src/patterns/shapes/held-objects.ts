import type { Expression } from '../../model/code';
import type { CallInfo, CodeModel } from '../code/code-model';
import type { AssignedValue, ClassInfo, FieldInfo, FunctionInfo } from '../code/symbols';
import { bareType, classesIn, classOf, containerOf } from '../code/type-questions';
import { scopeOf } from './class-parts';

/** One object that a field holds: what it may be, and where it comes from. */
export interface HeldObject {
  readonly field: FieldInfo;
  /** Classes that are declared for it, or else those of what is assigned or passed; empty where nothing is known. */
  readonly classes: readonly ClassInfo[];
  /** A type from outside of the workspace. */
  readonly external?: string;
  /** It comes through the constructor or a setter, as an object or as the class to make it of. */
  readonly isGiven: boolean;
  /** The class makes it by itself, as a default at least. */
  readonly isCreated: boolean;
  /** It is made by another method than the constructor: when it is first needed. */
  readonly isLate: boolean;
  /** The type is declared, not read from what is assigned or passed. */
  readonly isDeclared: boolean;
}

const described = new WeakMap<FieldInfo, { readonly held: HeldObject | undefined }>();

/** Says what one field holds; `undefined` for fields that hold many things. */
export function describeHeld(code: CodeModel, field: FieldInfo): HeldObject | undefined {
  let known = described.get(field);
  if (known === undefined) {
    known = { held: findHeld(code, field) };
    described.set(field, known);
  }
  return known.held;
}

function findHeld(code: CodeModel, field: FieldInfo): HeldObject | undefined {
  if (field.container !== undefined || containerOf(field.type) !== undefined) return undefined;
  let [isGiven, isCreated, isLate] = [field.parameter !== undefined, false, false];
  for (const { value, by } of field.values) {
    const isOutside = by === undefined || by === by.owner?.constructedBy;
    for (const one of choicesOf(value)) {
      if (one.kind === 'name' && by?.parameters.some(({ name }) => name === one.name)) isGiven = true;
      if (one.kind !== 'call') continue;
      const { callee } = one;
      if (callee.kind === 'name' && by?.parameters.some(({ name }) => name === callee.name)) isGiven = true;
      else if (
        code.targetOf(
          callee,
          by ?? field.owner.constructedBy ?? scopeOf(code, { module: field.owner.module }),
        )?.kind === 'class'
      )
        if (isOutside) isCreated = true;
        else isCreated = isLate = true;
    }
  }
  if (!isGiven && !isCreated && field.values.length === 0 && field.type !== undefined) {
    if (isFilled(field)) isGiven = true;
    else isCreated = isLate = field.owner.descendants.some(one => makesField(code, one, field.name));
  }
  const declared = classesIn(bareType(field.type));
  const isDeclared = declared.length > 0 && !isCreated;
  const classes = declared.length > 0 ? declared : isGiven ? classesPassed(code, field) : [];
  const external = classes.length === 0 ? bareType(field.type)?.external : undefined;
  return {
    ...{ field, classes, isGiven, isCreated, isLate, isDeclared },
    ...(external !== undefined && { external }),
  };
}

/** Frameworks fill fields that are marked, `@inject(Orders) orders: Orders`, and those of Python's data classes. */
function isFilled({ name, owner }: FieldInfo): boolean {
  const declared = owner.declaration.fields.find(field => field.name === name);
  if (declared?.decorators !== undefined && declared.decorators.length > 0) return true;
  return owner.language === 'python' && owner.decorators.length > 0;
}

function makesField(code: CodeModel, one: ClassInfo, name: string): boolean {
  const values = one.fields.find(field => field.name === name)?.values ?? [];
  return values.some(
    ({ value, by }) =>
      value.kind === 'call' && by !== undefined && code.targetOf(value.callee, by)?.kind === 'class',
  );
}

/** What an expression may come to: both sides of `a or b` and of a conditional. */
export function choicesOf(value: Expression): Expression[] {
  if (value.kind === 'binary' && (value.operator === 'or' || value.operator === '??'))
    return [...choicesOf(value.left), ...choicesOf(value.right)];
  if (value.kind === 'conditional') return [...choicesOf(value.then), ...choicesOf(value.otherwise)];
  return [value];
}

/** Classes of what is passed for the constructor's parameter that a field keeps. */
export function classesPassed(code: CodeModel, field: FieldInfo): ClassInfo[] {
  const assigned = field.values.find(({ by }) => by !== undefined && by === by.owner?.constructedBy);
  const place = assigned && placeOfParameter(assigned);
  const by = assigned?.by;
  if (place === undefined || by?.owner === undefined) return [];
  const found = new Set<ClassInfo>();
  const created = [by.owner, ...by.owner.descendants.filter(one => takesSame(one, by))];
  for (const one of created)
    for (const call of code.creatorsOf(one).slice(0, 50)) {
      const passed = classPassed(code, call, place, by.parameters[place]!.name);
      if (passed !== undefined) found.add(passed);
    }
  return [...found];
}

/** Whether a descendant's constructor takes the same parameters, as far as its own does not say otherwise. */
function takesSame(one: ClassInfo, by: FunctionInfo): boolean {
  return one.constructedBy === undefined || one.constructedBy.parameters[0]?.name === by.parameters[0]?.name;
}

function placeOfParameter({ value, by }: AssignedValue): number | undefined {
  for (const one of choicesOf(value)) {
    const named = one.kind === 'call' ? one.callee : one;
    if (named.kind !== 'name') continue;
    const place = by!.parameters.findIndex(({ name }) => name === named.name);
    if (place >= 0) return place;
  }
  return undefined;
}

function classPassed(code: CodeModel, call: CallInfo, place: number, name: string): ClassInfo | undefined {
  const { args } = call.expression;
  const keyword = args.find(arg => arg.kind === 'keyword' && arg.name === name);
  const arg = keyword?.kind === 'keyword' ? keyword.value : args[place];
  if (arg === undefined || arg.kind === 'keyword') return undefined;
  const scope = scopeOf(code, call);
  const type = bareType(code.typeOf(arg, scope));
  return type?.name === 'type' && type.class === undefined ? type.args[0]?.class : classOf(type);
}
