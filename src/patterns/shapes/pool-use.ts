import type { Expression } from '../../model/code';
import type { CodeModel } from '../code/code-model';
import { CALLS, MEMBERS } from '../code/flat-body';
import { ownField } from '../code/own-field';
import type { ClassInfo, FieldInfo, FunctionInfo } from '../code/symbols';
import { walkBody } from '../code/walk';
import { listReturns } from './bodies';
import { listFieldCalls } from './own-fields';

/** A container from which one method lends what another takes back. */
export interface PoolUse {
  readonly field: FieldInfo;
  readonly acquire: FunctionInfo;
  readonly release: FunctionInfo;
  /** Where the pool makes what it lends. */
  readonly makes?: { readonly text: string; readonly module: string; readonly line: number };
  /** The container of what is lent. */
  readonly tracks?: FieldInfo;
  /** Where it raises, or waits, for want of free ones. */
  readonly waits?: { readonly module: string; readonly line: number };
}

const TAKES = new Set(['pop', 'shift', 'get', 'popleft', 'get_nowait', 'popitem', 'poll', 'dequeue']);
const PUTS = new Set([
  'append',
  'push',
  'put',
  'add',
  'appendleft',
  'put_nowait',
  'unshift',
  'enqueue',
  'insert',
]);

/** The lending and taking back of a class by a container of its own; `undefined` where there is none, or only a queue. */
export function findPoolUse(owner: ClassInfo, code: CodeModel): PoolUse | undefined {
  const methods = [...owner.methods, ...owner.accessors];
  for (const field of owner.fields) {
    if (field.container?.kind === 'dict') continue;
    const acquire = methods.find(method => takesFrom(method, field.name));
    if (acquire === undefined) continue;
    const release = methods.find(method => method !== acquire && putsBack(method, field.name, acquire));
    if (release === undefined) continue;
    const makes = findMaking(owner, field, acquire, code);
    const tracks = findTracker(owner, field, acquire, release);
    const refusal = findRefusal(acquire);
    const isLent = acquire.name === '__enter__';
    if (makes === undefined && tracks === undefined && !isLent) continue;
    return {
      ...{ field, acquire, release },
      ...(makes !== undefined && { makes }),
      ...(tracks !== undefined && { tracks }),
      ...(refusal !== undefined && { waits: refusal }),
    };
  }
  return undefined;
}

/** It gives back what it took out of the field: `return self.free.pop()`. */
function takesFrom(method: FunctionInfo, field: string): boolean {
  if (!listFieldCalls(method).some(call => call.field === field && TAKES.has(call.method ?? '')))
    return false;
  const taken = new Set<string>();
  const isTake = (value: Expression | undefined): boolean => {
    if (value?.kind === 'await') return isTake(value.of);
    if (value?.kind === 'conditional') return isTake(value.then) || isTake(value.otherwise);
    if (value?.kind === 'binary') return isTake(value.left) || isTake(value.right);
    if (value?.kind !== 'call' || value.callee.kind !== 'member' || !TAKES.has(value.callee.name))
      return false;
    return ownField(value.callee.of) === field;
  };
  walkBody(method.body, {
    statement(statement) {
      if (statement.kind !== 'assign' || !isTake(statement.value)) return undefined;
      const { target } = statement;
      const name = target.kind === 'name' ? target.name : (ownField(target) ?? '');
      taken.add(name);
      return undefined;
    },
    nested: () => false,
  });
  return listReturns(method).some(
    ({ value }) =>
      isTake(value) ||
      (value?.kind === 'name' && taken.has(value.name)) ||
      (value !== undefined && taken.has(ownField(value) ?? ' ')),
  );
}

/** It puts its parameter into the field, or what the acquiring method keeps in another. */
function putsBack(method: FunctionInfo, field: string, acquire: FunctionInfo): boolean {
  const parameters = new Set(method.parameters.map(({ name }) => name));
  return listFieldCalls(method).some(call => {
    if (call.field !== field || call.method === undefined || !PUTS.has(call.method)) return false;
    return call.expression.args.some(argument => {
      if (argument.kind === 'name') return parameters.has(argument.name) || method.parameters.length > 0;
      return acquire.name === '__enter__' && ownField(argument) !== undefined;
    });
  });
}

/** Where free ones are made: when the pool is made, or when there is none left. */
function findMaking(
  owner: ClassInfo,
  field: FieldInfo,
  acquire: FunctionInfo,
  code: CodeModel,
): PoolUse['makes'] {
  const at = (line: number) => ({ module: owner.module, line });
  for (const { value, by } of field.values)
    if (by === undefined || by === owner.constructedBy)
      if (
        (value.kind === 'comprehension' && value.element.kind === 'call') ||
        (value.kind === 'list' && value.items.some(({ kind }) => kind === 'call'))
      )
        return { text: `${field.name} is filled with new ones`, ...at(field.line) };
  for (const method of [owner.constructedBy, ...owner.methods]) {
    if (method === undefined || method === acquire) continue;
    for (const call of listFieldCalls(method)) {
      if (call.field !== field.name || !PUTS.has(call.method ?? '') || call.loops === 0) continue;
      const [argument] = call.expression.args;
      const isMade =
        argument?.kind === 'call' || (argument?.kind === 'name' && isMadeHere(argument.name, method));
      if (isMade) return { text: `${method.name} fills ${field.name} with new ones`, ...at(call.line) };
    }
  }
  const made = listReturnedCalls(acquire).find(({ callee, isNew }) => {
    const target = code.targetOf(callee, acquire);
    if (target?.kind === 'class' || isNew === true) return true;
    // `self.create()`, `self.factory()`.
    return callee.kind === 'member' && callee.of.kind === 'self';
  });
  return made && { text: `${acquire.name} makes one where none is left`, ...at(made.line) };
}

function isMadeHere(name: string, method: FunctionInfo): boolean {
  let found = false;
  walkBody(method.body, {
    statement(statement) {
      if (statement.kind === 'assign' && statement.target.kind === 'name' && statement.target.name === name)
        found ||= statement.value?.kind === 'call';
      return undefined;
    },
  });
  return found;
}

/** Calls whose result a method gives back, at once or through a variable. */
function listReturnedCalls(method: FunctionInfo): Extract<Expression, { kind: 'call' }>[] {
  const found: Extract<Expression, { kind: 'call' }>[] = [];
  const names = new Set<string>();
  const add = (value: Expression | undefined): void => {
    if (value?.kind === 'call') found.push(value);
    else if (value?.kind === 'await') add(value.of);
    else if (value?.kind === 'conditional') {
      add(value.then);
      add(value.otherwise);
    } else if (value?.kind === 'binary') {
      add(value.left);
      add(value.right);
    } else if (value?.kind === 'name') names.add(value.name);
  };
  for (const { value } of listReturns(method)) add(value);
  walkBody(method.body, {
    statement(statement) {
      if (statement.kind === 'assign' && statement.target.kind === 'name' && names.has(statement.target.name))
        add(statement.value);
      return undefined;
    },
    nested: () => false,
  });
  return found;
}

/** Another container: what is lent is put there and taken out when it comes back. */
function findTracker(
  owner: ClassInfo,
  field: FieldInfo,
  acquire: FunctionInfo,
  release: FunctionInfo,
): FieldInfo | undefined {
  const puts = new Set(
    listFieldCalls(acquire).flatMap(({ field: name, method }) =>
      method !== undefined && (PUTS.has(method) || method === 'set') ? [name] : [],
    ),
  );
  for (const statement of acquire.body)
    if (statement.kind === 'assign' && statement.target.kind === 'index')
      puts.add(ownField(statement.target.of) ?? '');
  const touched = new Set<string>();
  walkBody(release.body, {
    kinds: MEMBERS,
    expression(expression) {
      const name = ownField(expression);
      if (name !== undefined) touched.add(name);
      return undefined;
    },
  });
  return owner.fields.find(({ name }) => name !== field.name && puts.has(name) && touched.has(name));
}

function findRefusal(acquire: FunctionInfo): PoolUse['waits'] {
  let line: number | undefined;
  walkBody(acquire.body, {
    statement(statement) {
      if (statement.kind === 'raise') line ??= statement.line;
      return undefined;
    },
    kinds: CALLS,
    expression(expression) {
      const isWait =
        expression.kind === 'call' &&
        expression.callee.kind === 'member' &&
        expression.callee.name === 'wait';
      if (isWait) line ??= expression.line;
      return undefined;
    },
  });
  return line === undefined ? undefined : { module: acquire.module, line };
}

/** Lending by marks: one method looks for an element without the mark, sets it and gives the element; another takes the mark off. */
export function findFlaggedUse(
  owner: ClassInfo,
): { readonly field: FieldInfo; readonly acquire: FunctionInfo; readonly release: FunctionInfo } | undefined {
  for (const acquire of owner.methods) {
    const found = findMarking(acquire);
    if (found === undefined) continue;
    const field = owner.fields.find(({ name }) => name === found.field);
    const release = owner.methods.find(method => method !== acquire && setsMark(method, found.mark));
    if (field !== undefined && release !== undefined) return { field, acquire, release };
  }
  return undefined;
}

function findMarking(method: FunctionInfo): { field: string; mark: string } | undefined {
  let found: { field: string; mark: string } | undefined;
  walkBody(method.body, {
    statement(statement) {
      if (statement.kind !== 'loop' || statement.type !== 'for-each' || statement.target?.kind !== 'name')
        return undefined;
      const field = statement.over && ownField(statement.over);
      const { name } = statement.target;
      if (field === undefined) return undefined;
      for (const inside of statement.body) {
        if (
          inside.kind !== 'if' ||
          !inside.then.some(
            one => one.kind === 'return' && one.value?.kind === 'name' && one.value.name === name,
          )
        )
          continue;
        for (const one of inside.then)
          if (
            one.kind === 'assign' &&
            one.target.kind === 'member' &&
            one.target.of.kind === 'name' &&
            one.target.of.name === name
          )
            found ??= { field, mark: one.target.name };
      }
      return undefined;
    },
  });
  return found;
}

function setsMark(method: FunctionInfo, mark: string): boolean {
  const names = new Set(method.parameters.map(({ name }) => name));
  let found = false;
  walkBody(method.body, {
    statement(statement) {
      if (statement.kind === 'assign' && statement.target.kind === 'member' && statement.target.name === mark)
        found ||= statement.target.of.kind === 'name' && names.has(statement.target.of.name);
      return undefined;
    },
  });
  return found;
}
