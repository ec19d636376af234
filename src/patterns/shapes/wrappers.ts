import type { Expression } from '../../model/code';
import type { CodeModel } from '../code/code-model';
import { ownField } from '../code/own-field';
import type { ClassInfo, FieldInfo, FunctionInfo } from '../code/symbols';
import { bareType } from '../code/type-questions';
import { bare, findLazyField, listStatements } from './bodies';
import { callsSuper, type HandOn, listHandOns } from './hand-ons';
import { describeHeld, type HeldObject } from './held-objects';
import { findShared, hasMethod, knowsClass } from './kinship';

/** A method that calls the method of its own name on what a field holds. */
export interface WrapperUse {
  readonly method: FunctionInfo;
  readonly handOn: HandOn;
  /** It does nothing else. */
  readonly isPure: boolean;
}

/** A class that holds something of its own kind, and hands calls on to it under the same names: decorator or proxy. */
export interface Wrapper {
  readonly owner: ClassInfo;
  readonly held: HeldObject;
  /** The nearest type that both are. */
  readonly abstraction?: ClassInfo;
  /** A type from outside of the workspace that both are. */
  readonly external?: string;
  /** They share no type but have methods of the same names. */
  readonly isDuck: boolean;
  /** What is held is not known; the bases have the methods that are called on it. */
  readonly isAssumed: boolean;
  /** Of the class itself and of its descendants. */
  readonly uses: readonly WrapperUse[];
  /** Descendants that override a method to do more than what is handed on. */
  readonly refinements: readonly ClassInfo[];
  /** What is held knows of its holder: the two work together. */
  readonly isKnown: boolean;
  /** What it does depends on whether it holds anything: a link of a chain, or an object that is made late. */
  readonly isAsked: boolean;
}

const known = new WeakMap<CodeModel, readonly Wrapper[]>();

/** Lists the wrappers of a workspace. */
export function listWrappers(code: CodeModel): readonly Wrapper[] {
  let found = known.get(code);
  if (found === undefined) {
    found = findWrappers(code);
    known.set(code, found);
  }
  return found;
}

const wrapperClasses = new WeakMap<CodeModel, ReadonlySet<ClassInfo>>();

/** Classes that wrap something of their own kind, and all that descend from them. */
export function listWrapperClasses(code: CodeModel): ReadonlySet<ClassInfo> {
  let found = wrapperClasses.get(code);
  if (found === undefined) {
    found = new Set(listWrappers(code).flatMap(({ owner }) => [owner, ...owner.descendants]));
    wrapperClasses.set(code, found);
  }
  return found;
}

/** Classes behind an abstraction that are asked whether they know of a wrapper. */
const MOST_ASKED = 100;

function findWrappers(code: CodeModel): Wrapper[] {
  const byField = new Map<FieldInfo, WrapperUse[]>();
  for (const one of code.classes) {
    if (one.kind !== 'class') continue;
    for (const method of one.methods)
      for (const handOn of listHandOns(code, method)) {
        if (handOn.method !== method.name || !handOn.isDirect) continue;
        const field = code.findField(one, handOn.field);
        if (field === undefined) continue;
        const use = { method, handOn, isPure: isOnly(method, handOn) };
        const uses = byField.get(field);
        if (uses === undefined) byField.set(field, [use]);
        else uses.push(use);
      }
  }
  const found: Wrapper[] = [];
  for (const [field, uses] of byField) {
    const held = describeHeld(code, field);
    const wrapper = held && describeWrapper(code, field, held, uses);
    if (wrapper !== undefined) found.push(wrapper);
  }
  return found;
}

function describeWrapper(
  code: CodeModel,
  field: FieldInfo,
  held: HeldObject,
  uses: readonly WrapperUse[],
): Wrapper | undefined {
  // Lists, trees and chains hold their own class: what they hold is a neighbour.
  if (held.isDeclared && held.classes.includes(field.owner)) return undefined;
  const owners = new Set([field.owner, ...uses.map(({ method }) => method.owner!)]);
  for (const owner of owners) {
    const shared = findAbstraction(owner, held, uses);
    if (shared === undefined) continue;
    const isAsked = uses.some(({ method }) => asksForField(method, field.name));
    const refinements = owner.descendants.filter(one =>
      one.methods.some(
        method => uses.some(use => use.method === method) || (hasName(uses, method) && callsSuper(method)),
      ),
    );
    const isKnown =
      uses.some(({ handOn }) => passesItself(handOn)) ||
      held.classes.some(one =>
        [one, ...code.concreteOf(one).slice(0, MOST_ASKED)].some(
          other => other !== owner && !owner.descendants.includes(other) && knowsClass(other, owner),
        ),
      );
    return { owner, held, uses, refinements, isAsked, isKnown, ...shared };
  }
  return undefined;
}

function findAbstraction(
  owner: ClassInfo,
  held: HeldObject,
  uses: readonly WrapperUse[],
): Pick<Wrapper, 'abstraction' | 'external' | 'isDuck' | 'isAssumed'> | undefined {
  const names = new Set(uses.map(({ method }) => method.name));
  for (const one of held.classes)
    for (const name of names) {
      const abstraction = findShared(owner, one, name);
      if (abstraction !== undefined) return { abstraction, isDuck: false, isAssumed: false };
    }
  const external = held.external ?? bareType(held.field.type)?.external;
  if (external !== undefined && owner.externalBases.includes(external))
    return { external, isDuck: false, isAssumed: false };
  // Of a type parameter more is known than that it is of the wrapper's own kind.
  if (held.classes.length === 0 && held.external === undefined && !isParameter(held)) {
    const abstraction = owner.ancestors.find(base => [...names].some(name => hasMethod(base, name)));
    if (abstraction !== undefined) return { abstraction, isDuck: false, isAssumed: true };
  }
  const all = held.classes.filter(one => one !== owner && [...names].every(name => hasMethod(one, name)));
  if (all.length > 0) return { isDuck: true, isAssumed: false };
  return names.has('__getattr__') ? { isDuck: true, isAssumed: held.classes.length === 0 } : undefined;
}

function isParameter({ field }: HeldObject): boolean {
  const name = bareType(field.type)?.name;
  return name !== undefined && field.owner.typeParameters.includes(name);
}

function hasName(uses: readonly WrapperUse[], { name }: FunctionInfo): boolean {
  return uses.some(({ method }) => method.name === name);
}

/** Whether all that a method does is to hand on, with what it was given. */
function isOnly({ body, parameters }: FunctionInfo, { expression }: HandOn): boolean {
  const [only] = body;
  const value =
    body.length === 1 && (only?.kind === 'return' || only?.kind === 'do') ? only.value : undefined;
  const call = value && bare(value);
  if (call === undefined || call !== expression || call.kind !== 'call') return false;
  return call.args.every(arg => {
    const given = arg.kind === 'spread' ? arg.of : arg.kind === 'keyword' ? arg.value : arg;
    return isPlain(given, parameters) || (call.callee.kind === 'name' && ownField(given) !== undefined);
  });
}

function isPlain(given: Expression, parameters: FunctionInfo['parameters']): boolean {
  return given.kind === 'name' && parameters.some(({ name }) => name === given.name);
}

function passesItself({ expression }: HandOn): boolean {
  return expression.kind === 'call' && expression.args.some(({ kind }) => kind === 'self');
}

/** Whether a method asks if a field holds anything at all: `if self.x`, `if (this.x === null)`. */
export function asksForField(method: FunctionInfo, field: string): boolean {
  if (findLazyField(method)?.field === field) return true;
  return listStatements(method).some(statement => {
    if (statement.kind !== 'if') return false;
    let at = statement.test;
    if (at.kind === 'unary') at = at.of;
    if (at.kind === 'binary') at = at.left;
    return ownField(at) === field;
  });
}
