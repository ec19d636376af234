import type { Expression } from '../../model/code';
import type { CallInfo, CodeModel } from '../code/code-model';
import { ownField } from '../code/own-field';
import type { ClassInfo, FunctionInfo } from '../code/symbols';
import { bareType, classOf } from '../code/type-questions';
import { listFieldAssignments, listFieldCalls } from './own-fields';
import { hasWord } from './words';

/** Words that fields which keep what has happened are called by. */
const KEPT = new Set(['event', 'message', 'notification', 'uncommitted', 'outbox']);

const PUTS = new Set(['append', 'push', 'add', 'extend', 'appendleft', 'unshift']);

/**
 * The object whose own list a call puts this argument on for others to collect: `self.events.append(x)`, `self.record(x)`,
 * `order.addEvent(x)`; also of bases outside of the workspace.
 */
export function recorderOf(call: CallInfo, message: ClassInfo, code: CodeModel): ClassInfo | undefined {
  const { callee } = call.expression;
  if (callee.kind !== 'member') return undefined;
  if (PUTS.has(callee.name) && callee.of.kind === 'member') {
    const owner = ownerOf(callee.of.of, call, code);
    return owner !== undefined && isOutbox(owner, callee.of.name, message, code) ? owner : undefined;
  }
  const owner = ownerOf(callee.of, call, code);
  if (owner === undefined) return undefined;
  const method = code.findMethod(owner, callee.name);
  if (method === undefined)
    return isForeignRoot(owner) && /^(?:apply|raise|record|add_?|trigger_)/i.test(callee.name)
      ? owner
      : undefined;
  return keepsIn(method, owner, message, code) ? owner : undefined;
}

/** Bases of libraries whose objects keep events. */
export function isForeignRoot(one: ClassInfo): boolean {
  return [one, ...one.ancestors].some(({ externalBases }) =>
    externalBases.some(base => /(?:^|\.)Aggregate(?:Root)?$/.test(base)),
  );
}

function ownerOf(of: Expression, { from }: CallInfo, code: CodeModel): ClassInfo | undefined {
  if (of.kind === 'self' || of.kind === 'super') return from?.owner;
  return from === undefined ? undefined : classOf(code.typeOf(of, from));
}

/** A list of its own that holds things of several kinds, or that is called for what it is. */
function isOutbox(owner: ClassInfo, name: string, message: ClassInfo, code: CodeModel): boolean {
  const field = code.findField(owner, name);
  if (field === undefined) {
    // `get domainEvents()` gives the list that is meant.
    const accessor = code.findMethod(owner, name);
    return accessor !== undefined && hasWord(name, KEPT);
  }
  if (field.container === undefined && field.type !== undefined && bareType(field.type)?.class !== undefined)
    return false;
  const { of } = field.container ?? {};
  if (of !== undefined && (of === owner || owner.ancestors.includes(of))) return false;
  if (hasWord(name, KEPT)) return true;
  return of !== undefined && of !== message && message.ancestors.includes(of) && isEmptied(owner, name);
}

/** Whether what is on the list is taken off it as a whole, or one by one from the front. */
function isEmptied(owner: ClassInfo, name: string): boolean {
  return [owner, ...owner.ancestors].some(({ methods }) =>
    methods.some(
      method =>
        listFieldAssignments(method).some(
          ({ field, value }) => field === name && value?.kind === 'list' && value.items.length === 0,
        ) ||
        listFieldCalls(method).some(
          ({ field, method: called }) =>
            field === name && /^(?:clear|splice|pop|popleft|shift)$/.test(called ?? ''),
        ),
    ),
  );
}

/** Whether a method of an object puts what it is given on such a list. */
function keepsIn(method: FunctionInfo, owner: ClassInfo, message: ClassInfo, code: CodeModel): boolean {
  const [given] = method.parameters;
  if (given === undefined || method.parameters.length > 2) return false;
  const type = bareType(given.type);
  if (
    type?.class !== undefined &&
    type.class !== message &&
    !message.ancestors.includes(type.class) &&
    type.class.kind === 'class'
  )
    return false;
  return (
    listFieldCalls(method).some(
      ({ field, method: called, expression }) =>
        called !== undefined &&
        PUTS.has(called) &&
        expression.args.some(arg => arg.kind === 'name' && arg.name === given.name) &&
        isOutbox(owner, field, message, code),
    ) || spreadsInto(method, given.name)
  );
}

/** `this.events = [...this.events, event]`. */
function spreadsInto({ body }: FunctionInfo, given: string): boolean {
  return body.some(
    statement =>
      statement.kind === 'assign' &&
      statement.value?.kind === 'list' &&
      hasWord(ownField(statement.target) ?? '', KEPT) &&
      statement.value.items.some(item => item.kind === 'name' && item.name === given),
  );
}

/** The field in which an object keeps what has happened to it, and the method that puts it there, if there is one. */
export function findOutbox(
  one: ClassInfo,
): { readonly field: string; readonly line: number; readonly module: string } | undefined {
  for (const at of [one, ...one.ancestors])
    for (const field of at.fields) {
      if (field.isStatic || !hasWord(field.name, EVENTS)) continue;
      const isList =
        field.container?.kind === 'list' || field.values.some(({ value }) => value.kind === 'list');
      if (isList) return { field: field.name, line: field.line, module: at.module };
    }
  return undefined;
}

const EVENTS = new Set(['event', 'uncommitted', 'outbox']);
