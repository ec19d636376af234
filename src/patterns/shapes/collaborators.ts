import type { Expression } from '../../model/code';
import type { CallInfo, CodeModel } from '../code/code-model';
import type { ClassInfo, FieldInfo, FunctionInfo, ParameterInfo } from '../code/symbols';
import { classOf } from '../code/type-questions';
import { isAbstraction } from './ports';

/** Something that a class or function is given to work with: an object that does things, not data. */
export interface Collaborator {
  readonly parameter: ParameterInfo;
  readonly type: ClassInfo;
  readonly isAbstract: boolean;
  /** Where the class keeps it. */
  readonly field?: FieldInfo;
}

/** What the constructor of a class, or a function, is given to work with. */
export function listCollaborators(one: ClassInfo | FunctionInfo): Collaborator[] {
  const by = 'methods' in one ? one.constructedBy : one;
  return (by?.parameters ?? []).flatMap(parameter => {
    const type = classOf(parameter.type);
    if (type === undefined || type === one || !isWorking(type)) return [];
    const field =
      'methods' in one
        ? one.fields.find(({ parameter: given }) => given?.name === parameter.name)
        : undefined;
    return [{ parameter, type, isAbstract: isAbstraction(type), ...(field !== undefined && { field }) }];
  });
}

/** Whether it is something that does things: an abstraction, or a class with methods and without public data. */
export function isWorking(type: ClassInfo): boolean {
  if (isAbstraction(type)) return true;
  if (type.kind !== 'class' || type.externalBases.some(base => /(?:Exception|Error|Model|Enum)$/.test(base)))
    return false;
  if (
    type.decorators.some(name =>
      /(?:^|\.)(?:dataclass|define|frozen|attrs|s|Entity|ObjectType|InputType)$/.test(name),
    )
  )
    return false;
  return type.methods.some(({ isPublic, declaration }) => isPublic && !declaration.static);
}

/** An object that a call is given which was made just there, or which the function round it made before. */
export interface HandIn {
  readonly call: CallInfo;
  readonly made: ClassInfo;
  readonly to: ClassInfo;
}

/** Objects that a body makes and hands to constructors that it calls. */
export function listHandIns(
  calls: readonly CallInfo[],
  typeOf: (expression: Expression) => ClassInfo | undefined,
  made: ReadonlySet<ClassInfo>,
): HandIn[] {
  const found: HandIn[] = [];
  for (const call of calls) {
    if (call.target?.kind !== 'class') continue;
    for (const arg of call.expression.args) {
      const value = arg.kind === 'keyword' ? arg.value : arg;
      for (const item of value.kind === 'list' ? value.items : [value]) {
        const given = typeOf(item);
        const maker = given && findMade(given, made);
        if (maker !== undefined && maker !== call.target.class)
          found.push({ call, made: maker, to: call.target.class });
      }
    }
  }
  return found;
}

function findMade(given: ClassInfo, made: ReadonlySet<ClassInfo>): ClassInfo | undefined {
  if (made.has(given)) return given;
  if (!given.isAbstract) return undefined;
  return given.descendants.find(heir => made.has(heir)) ?? given.fittedBy.find(heir => made.has(heir));
}

/** The class of a call's result or of a variable, in a scope. */
export function typesIn(
  scope: Parameters<CodeModel['typeOf']>[1],
  code: CodeModel,
): (expression: Expression) => ClassInfo | undefined {
  return expression => classOf(code.typeOf(expression, scope));
}
