import type { CallInfo, CodeModel } from '../code/code-model';
import type { ClassInfo, FunctionInfo, TypeInfo } from '../code/symbols';
import { classesIn, classOf } from '../code/type-questions';
import { scopeOfCall } from './call-scope';
import { isException, isRecord } from './data-shape';
import { recorderOf } from './outbox';
import { listRegistrations, type Registration } from './registrations';

/** What becomes of the objects of a class that only holds values. */
export interface Message {
  readonly class: ClassInfo;
  /** Places that tie it to what handles it. */
  readonly registrations: readonly Registration[];
  /** Objects that put it on a list of their own, for others to collect. */
  readonly recorded: readonly { readonly by: ClassInfo; readonly call: CallInfo }[];
  /** Calls that it is handed to right where it is made. */
  readonly sent: readonly SentMessage[];
  /** Functions and methods whose first parameter it is; neither its own nor constructors. */
  readonly takers: readonly FunctionInfo[];
}

/** A call that is handed a message. */
export interface SentMessage {
  readonly call: CallInfo;
  /** The last name of what is called: `publish`. */
  readonly name: string;
  readonly receiver: TypeInfo | undefined;
}

const known = new WeakMap<CodeModel, ReadonlyMap<ClassInfo, Message>>();

/** All classes that may be messages by their shape, with what becomes of them. */
export function messagesOf(code: CodeModel): ReadonlyMap<ClassInfo, Message> {
  let found = known.get(code);
  if (found === undefined) {
    found = collect(code);
    known.set(code, found);
  }
  return found;
}

function collect(code: CodeModel): ReadonlyMap<ClassInfo, Message> {
  const registrations = new Map<ClassInfo, Registration[]>();
  for (const one of listRegistrations(code)) {
    const list = registrations.get(one.message);
    if (list === undefined) registrations.set(one.message, [one]);
    else if (!list.some(other => other.handler === one.handler)) list.push(one);
  }
  const found = new Map<ClassInfo, Message>();
  for (const one of code.classes) {
    const isTyped = (one.kind === 'interface' || one.kind === 'type') && one.methods.length <= MOST_ASKED;
    if (
      !(isTyped
        ? one.fields.length > 0 || one.bases.length > 0
        : (isRecord(one, code) &&
            (one.fields.some(({ isStatic }) => !isStatic) ||
              one.bases.length > 0 ||
              one.children.length > 0) &&
            isBaseOfSuch(one, code)) ||
          isKernel(one))
    )
      continue;
    const uses = isTyped ? { recorded: [], sent: [] } : findUses(one, code);
    found.set(one, {
      class: one,
      registrations: registrations.get(one) ?? [],
      ...uses,
      takers: code.takersOf(one).filter(taker => isTaker(taker, one)),
    });
  }
  return found;
}

/** A base whose heirs all do something is none of messages. */
function isBaseOfSuch({ children }: ClassInfo, code: CodeModel): boolean {
  return children.length === 0 || children.some(child => isRecord(child, code) || isKernel(child));
}

/** Most methods that a base of messages has: each gives something of what the message says. */
const MOST_ASKED = 2;

/** A base that holds what all messages have and asks their classes for the rest: `abstract get eventName()`. */
function isKernel(one: ClassInfo): boolean {
  return (
    one.kind === 'class' &&
    one.isAbstract &&
    one.fields.length > 0 &&
    one.methods.length <= 3 &&
    one.methods.every(
      ({ isAbstract, parameters, returns }) =>
        !isAbstract || (parameters.length === 0 && returns !== undefined),
    ) &&
    !isException(one)
  );
}

function isTaker({ owner, declaration, parameters }: FunctionInfo, message: ClassInfo): boolean {
  if (owner === message || declaration.type === 'constructor' || declaration.type === 'setter') return false;
  return classesIn(parameters[0]?.type).includes(message);
}

function findUses(message: ClassInfo, code: CodeModel): Pick<Message, 'recorded' | 'sent'> {
  const recorded: { by: ClassInfo; call: CallInfo }[] = [];
  const sent: SentMessage[] = [];
  const seen = new Set<unknown>();
  for (const creation of code.creatorsOf(message).slice(0, 20)) {
    const scope = scopeOfCall(creation, code);
    if (scope === undefined || ('owner' in scope && scope.owner === message)) continue;
    for (const call of code.callsOf(scope)) {
      if (
        seen.has(call.expression) ||
        call.expression === creation.expression ||
        call.target?.kind === 'class'
      )
        continue;
      const isHanded = call.expression.args.some(arg => {
        const value = arg.kind === 'keyword' ? arg.value : arg;
        if (value === creation.expression) return true;
        if (value.kind === 'list') return value.items.includes(creation.expression);
        return value.kind === 'name' && classOf(code.typeOf(value, scope)) === message;
      });
      if (!isHanded) continue;
      seen.add(call.expression);
      const by = recorderOf(call, message, code);
      if (by !== undefined) recorded.push({ by, call });
      else if (call.name !== undefined) sent.push({ call, name: call.name, receiver: call.receiverType });
    }
  }
  return { recorded, sent };
}
