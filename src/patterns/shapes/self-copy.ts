import type { Expression } from '../../model/code';
import type { CodeModel } from '../code/code-model';
import { CALLS } from '../code/flat-body';
import { ownField } from '../code/own-field';
import type { ClassInfo, FunctionInfo } from '../code/symbols';
import { partsOf, walkBody } from '../code/walk';
import { listReturns } from './bodies';
import { rootField } from './own-fields';

/** How a method makes a copy of its own object. */
export interface SelfCopy {
  readonly text: string;
  readonly line: number;
  /** How plainly it is a copy, as a clue's weight. */
  readonly weight: number;
}

const COPIERS = /^(?:copy|deepcopy|structuredClone|cloneDeep|clone|klona|parse)$/;

/** A method that gives back a new object of its own class which has the fields of this one; `undefined` for others. */
export function findSelfCopy(method: FunctionInfo, owner: ClassInfo, code: CodeModel): SelfCopy | undefined {
  const isCopyDunder = method.name === '__copy__' || method.name === '__deepcopy__';
  if (/^__\w+__$/.test(method.name) && !isCopyDunder) return undefined;
  if (method.declaration.static || method.declaration.ofClass) return undefined;
  const assigned = listLocals(method);
  for (const { value, line } of listReturns(method)) {
    if (value === undefined) continue;
    const local = value.kind === 'name' ? value.name : undefined;
    for (const made of local === undefined ? [value] : (assigned.get(local) ?? [])) {
      const found = judgeMade(made, line, local, method, owner, code);
      if (found !== undefined) return isCopyDunder ? { ...found, weight: 0.7 } : found;
    }
  }
  return undefined;
}

function judgeMade(
  made: Expression,
  line: number,
  local: string | undefined,
  method: FunctionInfo,
  owner: ClassInfo,
  code: CodeModel,
): SelfCopy | undefined {
  if (made.kind === 'dict') {
    const isSpread = made.entries.some(({ key, value }) => key === undefined && isSelf(value));
    return isSpread
      ? { text: `${method.name} gives all of its fields in a new object`, line, weight: 0.5 }
      : undefined;
  }
  if (made.kind !== 'call') return undefined;
  const { callee, args } = made;
  const name = callee.kind === 'member' || callee.kind === 'name' ? callee.name : '';
  const [first] = args;
  if (COPIERS.test(name) && first !== undefined && isSelfText(first) && args.length < 3)
    return { text: `${method.name} gives a copy of its own object`, line: made.line, weight: 0.65 };
  if (isObjectCall(callee, 'create') && first !== undefined && (isSelf(first) || isPrototypeOfSelf(first)))
    return { text: `${method.name} makes an object with its own prototype`, line: made.line, weight: 0.65 };
  if (isObjectCall(callee, 'assign') && args.slice(1).some(isSelf))
    return { text: `${method.name} gives all of its fields to a new object`, line: made.line, weight: 0.65 };
  if (!makesOwnKind(callee, owner, method, code)) return undefined;
  const values = args.map(argument =>
    argument.kind === 'keyword' || argument.kind === 'spread' ? valueIn(argument) : argument,
  );
  const locals = listLocals(method);
  const own = values.filter(value => isOwnPart(value, locals));
  const isWhole = values.length > 0 && own.length === values.length;
  const after = local === undefined ? 0 : countHandedOver(method, local);
  if (after === 0 && !isWhole) return undefined;
  if (values.length > own.length && after < 2) return undefined;
  if (swaps(values, owner)) return undefined;
  return {
    text: `${method.name} makes another ${owner.name} out of its own fields`,
    line: made.line,
    weight: values.some(value => isSelf(value)) || own.length + after > 1 ? 0.62 : 0.5,
  };
}

/** `new Pair(this.right, this.left)` is another thing: fields have to go where the constructor puts them. */
function swaps(values: readonly Expression[], owner: ClassInfo): boolean {
  const parameters = owner.constructedBy?.parameters ?? [];
  return values.some((value, place) => {
    const from = ownField(value);
    const to = owner.fields.find(
      ({ parameter }) => parameter !== undefined && parameter.name === parameters[place]?.name,
    );
    return (
      from !== undefined &&
      to !== undefined &&
      to.name !== from &&
      owner.fields.some(({ name }) => name === from)
    );
  });
}

function valueIn(argument: Extract<Expression, { kind: 'keyword' | 'spread' }>): Expression {
  return argument.kind === 'keyword' ? argument.value : argument.of;
}

function isSelf(value: Expression): boolean {
  return value.kind === 'self' || (value.kind === 'spread' && isSelf(value.of));
}

/** The object, or all of it as text: `JSON.parse(JSON.stringify(this))`. */
function isSelfText(value: Expression): boolean {
  if (isSelf(value)) return true;
  return (
    value.kind === 'call' &&
    value.callee.kind === 'member' &&
    value.callee.name === 'stringify' &&
    value.args[0]?.kind === 'self'
  );
}

function isObjectCall(callee: Expression, name: string): boolean {
  return (
    callee.kind === 'member' &&
    callee.name === name &&
    callee.of.kind === 'name' &&
    callee.of.name === 'Object'
  );
}

function isPrototypeOfSelf(value: Expression): boolean {
  return value.kind === 'call' && value.args[0]?.kind === 'self';
}

/** `new C(…)`, `type(self)(…)`, `self.__class__(…)`, `cls.__new__(cls)`. */
function makesOwnKind(callee: Expression, owner: ClassInfo, method: FunctionInfo, code: CodeModel): boolean {
  if (callee.kind === 'own-class') return true;
  if (callee.kind === 'member' && callee.name === '__new__') return true;
  if (callee.kind !== 'name' && callee.kind !== 'member') return false;
  const target = code.targetOf(callee, method);
  if (target?.kind === 'class') return target.class === owner;
  // `cls = self.__class__` … `cls(…)`
  return (
    callee.kind === 'name' &&
    (listLocals(method).get(callee.name) ?? []).some(({ kind }) => kind === 'own-class')
  );
}

/** An own field as it is, or a copy of one: `self.x`, `list(self.x)`, `[...this.x]`, `this.x.map(…)`, `copy(self.x)`. */
function isOwnPart(
  value: Expression,
  locals: ReadonlyMap<string, readonly Expression[]>,
  depth = 0,
): boolean {
  if (depth > 4) return false;
  if (isSelf(value)) return true;
  if (rootField(value) !== undefined && (value.kind !== 'call' || isCopyOf(value))) return true;
  switch (value.kind) {
    case 'name': {
      const assigned = locals.get(value.name);
      return assigned?.every(one => isOwnPart(one, locals, depth + 1)) ?? false;
    }
    case 'spread':
      return isOwnPart(value.of, locals, depth + 1);
    case 'call':
      return (
        COPYING.test(nameOf(value.callee)) &&
        value.args.some(argument => isOwnPart(argument, locals, depth + 1))
      );
    case 'list':
      return value.items.length > 0 && value.items.every(item => isOwnPart(item, locals, depth + 1));
    case 'dict':
      return (
        value.entries.length > 0 && value.entries.every(entry => isOwnPart(entry.value, locals, depth + 1))
      );
    case 'comprehension':
      return isOwnPart(value.over, locals, depth + 1);
    case 'conditional':
      return isOwnPart(value.then, locals, depth + 1) || isOwnPart(value.otherwise, locals, depth + 1);
    default:
      return false;
  }
}

const COPIES = /^(?:copy|slice|map|\w*[cC]lone|concat|values|items|entries|keys|duplicate)$/;

/** Functions that give a copy of their argument. */
const COPYING =
  /^(?:copy|deepcopy|list|dict|set|tuple|from|assign|structuredClone|cloneDeep|clone|parse|stringify|Map|Set|Array|Date)$/;

function nameOf(callee: Expression): string {
  return callee.kind === 'name' || callee.kind === 'member' ? callee.name : '';
}

/** `self.x.copy()`, `this.x.map(…)`. */
function isCopyOf({ callee }: Extract<Expression, { kind: 'call' }>): boolean {
  return callee.kind === 'member' && COPIES.test(callee.name);
}

/** How many fields the method hands over to the new object: `copy.x = self.x`, `copy.__dict__.update(self.__dict__)` for all. */
function countHandedOver(method: FunctionInfo, local: string): number {
  const locals = listLocals(method);
  let count = 0;
  walkBody(method.body, {
    statement(statement) {
      if (statement.kind !== 'assign' || statement.value === undefined) return undefined;
      const { target, value } = statement;
      const isOf =
        (target.kind === 'member' || target.kind === 'index') &&
        target.of.kind === 'name' &&
        target.of.name === local;
      if (isOf && isOwnPart(value, locals))
        count += target.kind === 'member' && target.name === '__dict__' ? 3 : 1;
      return undefined;
    },
    kinds: CALLS,
    expression(expression) {
      if (expression.kind !== 'call') return undefined;
      const { callee, args } = expression;
      const isUpdate =
        callee.kind === 'member' &&
        callee.name === 'update' &&
        callee.of.kind === 'member' &&
        callee.of.name === '__dict__' &&
        args.some(argument => partsOf(argument).some(isSelf) || rootField(argument) === '__dict__');
      const isAssign =
        isObjectCall(callee, 'assign') &&
        args[0]?.kind === 'name' &&
        args[0].name === local &&
        args.slice(1).some(isSelf);
      // `setattr(copy, name, deepcopy(value))` for all fields.
      const isSet =
        callee.kind === 'name' &&
        callee.name === 'setattr' &&
        args[0]?.kind === 'name' &&
        args[0].name === local;
      if (isUpdate || isAssign || isSet) count += 3;
      return undefined;
    },
  });
  return count;
}

function listLocals(method: FunctionInfo): Map<string, Expression[]> {
  const found = new Map<string, Expression[]>();
  walkBody(method.body, {
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
