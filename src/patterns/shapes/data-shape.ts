import type { Expression } from '../../model/code';
import type { CodeModel } from '../code/code-model';
import { kindsOf } from '../code/flat-body';
import type { ClassInfo, FieldInfo, FunctionInfo } from '../code/symbols';
import { walkBody } from '../code/walk';
import { rootField } from './own-fields';
import { rememberByBody } from './remember';

/** What is heard of here. */
const HEARD = kindsOf('assignment', 'call');

/** What a class holds and what its methods do with it; that of its bases in the workspace included. */
export interface DataShape {
  /** Fields of its objects. */
  readonly fields: readonly FieldInfo[];
  /** Public methods of its objects that do something: no accessors, no `__repr__`, nothing abstract. */
  readonly behaviours: readonly FunctionInfo[];
  /** Where methods change what the object holds, other than while it is made. */
  readonly changes: readonly StateChange[];
}

/** One place where an object changes what it holds. */
export interface StateChange {
  readonly method: FunctionInfo;
  readonly field: string;
  readonly module: string;
  readonly line: number;
}

const MUTATORS = new Set([
  ...['append', 'add', 'push', 'extend', 'insert', 'unshift', 'remove', 'discard', 'pop', 'popleft'],
  ...['shift', 'splice', 'clear', 'delete', 'set', 'update', 'setdefault', 'appendleft', 'sort', 'reverse'],
]);

/** Methods that turn an object into something else to look at: they say nothing of what it is for. */
const CONVERSIONS =
  /^(?:to_?(?:json|dict|string|str|object|dto|primitives?|plain|persistence)|as_?(?:dict|json)|unpack|serialize|model_dump|equals|clone|copy|validate\w*|toString|valueOf|hash_?code|getprops)$/i;

const shapes = new WeakMap<ClassInfo, DataShape>();

/** What a class holds and does. */
export function dataShapeOf(one: ClassInfo, code: CodeModel): DataShape {
  let shape = shapes.get(one);
  if (shape === undefined) {
    shape = describe(one, code);
    shapes.set(one, shape);
  }
  return shape;
}

function describe(one: ClassInfo, code: CodeModel): DataShape {
  const line = [one, ...one.ancestors].filter(({ kind }) => kind === 'class');
  const fields = new Map<string, FieldInfo>();
  const methods = new Map<string, FunctionInfo>();
  const changes: StateChange[] = [];
  for (const at of line) {
    for (const field of at.fields)
      if (!isOfClass(field)) fields.set(field.name, fields.get(field.name) ?? field);
    for (const method of at.methods)
      if (!methods.has(method.name) && !method.isAbstract) methods.set(method.name, method);
  }
  for (const method of [...methods.values(), ...one.accessors]) {
    if (method.declaration.static || method.declaration.ofClass || isPartOfMaking(method, code)) continue;
    changes.push(...listChanges(method));
  }
  const behaviours = [...methods.values()].filter(
    ({ isPublic, name, declaration, body }) =>
      isPublic && !declaration.static && !declaration.ofClass && !/^__\w+__$/.test(name) && body.length > 0,
  );
  return { fields: [...fields.values()], behaviours, changes };
}

/** Behaviour that is more than turning the object into something else to look at. */
export function listDeeds({ behaviours }: DataShape): FunctionInfo[] {
  return behaviours.filter(method => !CONVERSIONS.test(method.name) && !isReading(method));
}

/** All that it does is to give what the object holds, as it is or put together. */
function isReading({ body }: FunctionInfo): boolean {
  const [only] = body;
  return body.length === 1 && only?.kind === 'return' && only.value !== undefined && isHeld(only.value);
}

function isHeld(value: Expression): boolean {
  switch (value.kind) {
    case 'self':
    case 'literal':
      return true;
    case 'member':
      return isHeld(value.of) || value.of.kind === 'name';
    case 'name':
      return true;
    case 'list':
      return value.items.every(isHeld);
    case 'template':
      return value.parts.every(isHeld);
    case 'dict':
      return value.entries.every(entry => isHeld(entry.value));
    case 'spread':
      return isHeld(value.of);
    default:
      return false;
  }
}

/** Python's class body declares the fields of objects, too: with a type, or where a value is a field's description. */
function isOfClass(field: FieldInfo): boolean {
  return field.isStatic || field.name.startsWith('__');
}

/** A method of its own that only the constructor calls, or that runs right after it. */
function isPartOfMaking(method: FunctionInfo, code: CodeModel): boolean {
  if (
    /^__(?:post_init|attrs_post_init|init|new|setstate|set_name|setattr|init_subclass)__$/.test(method.name)
  )
    return true;
  if (method.isPublic) return false;
  const callers = code.callersOf(method);
  return callers.length > 0 && callers.every(({ from }) => from?.declaration.type === 'constructor');
}

/** Places where a method gives what its object holds another value, or changes the containers in it. */
export const listChanges: (method: FunctionInfo) => readonly StateChange[] = rememberByBody(method => {
  const found: StateChange[] = [];
  const note = (target: Expression, line: number) => {
    const field = target.kind === 'member' || target.kind === 'index' ? rootField(target) : undefined;
    if (field !== undefined) found.push({ method, field, module: method.module, line });
  };
  walkBody(method.body, {
    statement(statement) {
      if (statement.kind === 'assign') note(statement.target, statement.line);
      return undefined;
    },
    kinds: HEARD,
    expression(expression) {
      if (expression.kind === 'assignment') note(expression.target, method.line);
      if (expression.kind !== 'call' || expression.callee.kind !== 'member') return undefined;
      const { of, name } = expression.callee;
      if (MUTATORS.has(name) && of.kind === 'member') note(of, expression.line);
      return undefined;
    },
  });
  return found;
});

/** Whether it is made to be thrown. */
export function isException(one: ClassInfo): boolean {
  return [one, ...one.ancestors].some(({ externalBases }) =>
    externalBases.some(base => /(?:Exception|Error|Warning)$/.test(base)),
  );
}

/** Whether a class only holds values: it neither does nor changes anything, and is no exception, enum or interface. */
export function isRecord(one: ClassInfo, code: CodeModel): boolean {
  if (one.kind !== 'class' || isException(one)) return false;
  const shape = dataShapeOf(one, code);
  return (
    listDeeds(shape).length === 0 &&
    shape.changes.length === 0 &&
    one.methods.every(({ isAbstract }) => !isAbstract)
  );
}
