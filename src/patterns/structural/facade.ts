import type { Expression } from '../../model/code';
import type { CodeModel } from '../code/code-model';
import type { ClassInfo, FunctionInfo } from '../code/symbols';
import { classOf } from '../code/type-questions';
import { walkExpression } from '../code/walk';
import type { Candidate, Clue, Pattern } from '../pattern';
import { listStatements } from '../shapes/bodies';
import { expressionsOf } from '../shapes/hand-ons';
import { areKin, knowsClass } from '../shapes/kinship';
import { listFieldCalls } from '../shapes/own-fields';
import { hasWord } from '../shapes/words';

const NAMES = new Set(['facade', 'façade']);
const OTHERS = new Set([
  ...['mediator', 'handler', 'controller', 'builder', 'director', 'factory', 'container', 'adapter', 'proxy'],
  ...['decorator', 'command', 'test', 'component', 'widget', 'view', 'repository', 'invoker', 'composite'],
]);
/** With more methods than this nothing is made simpler. */
const MANY_METHODS = 8;

/** What is made, held or called in more places than this is a common tool. */
const COMMON = 10;

/** What a class does with one part of a system. */
interface Part {
  readonly class: ClassInfo;
  readonly line: number;
  readonly methods: Set<FunctionInfo>;
  readonly calls: Expression[];
  isMade: boolean;
}

export const FACADE: Pattern = {
  id: 'facade',
  title: 'Facade',
  family: 'structural',
  summary: 'Offers a few simple methods in place of the many parts of a system.',
  roles: {
    facade: 'Offers the simple methods, and knows the parts',
    subsystem: 'A part that does the work and knows nothing of the facade',
  },
  *detect(code) {
    for (const one of code.classes) {
      if (one.kind !== 'class' || one.isAbstract) continue;
      const parts = listParts(code, one);
      if (parts.length > 1) yield judge(one, parts);
    }
  },
};

function listParts(code: CodeModel, one: ClassInfo): Part[] {
  const parts = new Map<ClassInfo, Part>();
  for (const method of one.methods.filter(({ isPublic }) => isPublic))
    for (const { expression, receiver, receiverType, target, line } of code.callsOf(method)) {
      if (receiver === undefined || target?.kind !== 'function') continue;
      const root = rootOf(receiver);
      const isStatic = receiver.kind === 'name' && code.targetOf(receiver, method)?.kind === 'class';
      const isMadeHere = receiver.kind === 'call' && code.targetOf(receiver.callee, method)?.kind === 'class';
      const isLocal = root.kind === 'name' && isMadeIn(code, method, root.name);
      const isOwn = receiver.kind === 'member' && receiver.of.kind === 'self';
      if (!isStatic && !isMadeHere && !isLocal && !isOwn) continue;
      const of = isStatic ? target.function.owner : (classOf(receiverType) ?? target.function.owner);
      if (of === undefined || of === one || of.kind === 'enum' || areKin(one, of)) continue;
      if (isCommon(code, of, target.function)) continue;
      const part = parts.get(of) ?? { class: of, line, methods: new Set(), calls: [], isMade: false };
      parts.set(of, part);
      part.methods.add(method);
      part.calls.push(expression);
      if (isStatic || isMadeHere || isLocal) part.isMade = true;
      else if (receiver.kind === 'member') part.isMade ||= isMadeByItself(code, one, receiver.name);
    }
  return [...parts.values()];
}

/** Whether a class is used all over the place: a tool, and no part of anything. */
function isCommon(code: CodeModel, of: ClassInfo, called: FunctionInfo): boolean {
  const uses = code.creatorsOf(of).length + code.holdersOf(of).length;
  return uses > COMMON || code.callersOf(called).length > COMMON;
}

function rootOf(expression: Expression): Expression {
  let at = expression;
  while (at.kind === 'member' || at.kind === 'index') at = at.of;
  return at;
}

/** Whether a local variable holds an object of a class that the method has just made. */
function isMadeIn(code: CodeModel, method: FunctionInfo, name: string): boolean {
  return method.body.some(
    statement =>
      statement.kind === 'assign' &&
      statement.target.kind === 'name' &&
      statement.target.name === name &&
      statement.value?.kind === 'call' &&
      code.targetOf(statement.value.callee, method)?.kind === 'class',
  );
}

function isMadeByItself(code: CodeModel, one: ClassInfo, name: string): boolean {
  return (code.findField(one, name)?.values ?? []).some(({ value, by }) => {
    const choices = value.kind === 'binary' ? [value.left, value.right] : [value];
    return choices.some(
      choice =>
        choice.kind === 'call' &&
        (choice.isNew || (by !== undefined && code.targetOf(choice.callee, by)?.kind === 'class')),
    );
  });
}

/** Whether a framework gives the class its parts, or they are abstractions. */
function isService(one: ClassInfo, parts: readonly Part[]): boolean {
  const hasMarks =
    one.decorators.length > 0 || one.declaration.fields.some(({ decorators }) => decorators?.length);
  return hasMarks || parts.filter(part => part.class.isAbstract).length * 2 > parts.length;
}

/** The share of the statements of a method that call one of these. */
function shareOfCalls(method: FunctionInfo, calls: ReadonlySet<Expression>): number {
  const statements = listStatements(method).filter(({ kind }) => kind !== 'block' && kind !== 'try');
  const calling = statements.filter(statement =>
    expressionsOf(statement).some(expression => {
      let found = false;
      walkExpression(expression, {
        expression(at) {
          found ||= calls.has(at);
          return !found;
        },
      });
      return found;
    }),
  );
  return calling.length / Math.max(1, statements.length);
}

function judge(one: ClassInfo, parts: readonly Part[]): Candidate {
  const calls = new Set(parts.flatMap(part => part.calls));
  const clues: Clue[] = [];
  const add = (weight: number, text: string, at: Clue['at'] = one) => clues.push({ text, weight, at });
  const open = one.methods.filter(({ isPublic, name }) => isPublic && !/^__\w+__$/.test(name));
  const counts = new Map<FunctionInfo, number>();
  for (const { methods } of parts)
    for (const method of methods) counts.set(method, (counts.get(method) ?? 0) + 1);
  const [busiest, most] = [...counts].sort((a, b) => b[1] - a[1])[0]!;
  const named = parts
    .slice(0, 4)
    .map(part => `\`${part.class.name}\``)
    .join(', ');
  const made = parts.filter(({ isMade }) => isMade);
  if (most > 1) {
    add(0.35, `\`${busiest.name}\` calls ${most} parts in turn: ${named}`, busiest);
    const conducting = [...counts.values()].filter(count => count > 1).length;
    if (most > 2 || conducting > 1)
      add(0.25, conducting > 1 ? `${conducting} methods do so` : 'these are several', busiest);
  } else if (parts.length > 2 && open.length > 2) add(0.3, `its methods call ${named}`, busiest);
  else return { roles: [{ role: 'facade', symbol: one }], clues };
  if (parts.length > 2) add(0.15, `knows ${parts.length} parts`);
  if (made.length * 2 > parts.length)
    add(0.4, 'makes its parts by itself', { module: one.module, line: made[0]!.line });
  else add(isService(one, parts) ? -0.4 : -0.15, 'is given its parts');
  const share = shareOfCalls(busiest, calls);
  if (most > 1 && share >= 0.75) add(0.3, `\`${busiest.name}\` does nothing but call them`, busiest);
  else if (most > 1 && share < 0.3) add(-0.5, `\`${busiest.name}\` does more than call them`, busiest);
  const helpers = new Set(one.methods.flatMap(method => listFieldCalls(method).map(({ field }) => field)));
  const idle = open.filter(method => !counts.has(method) && !helpers.has(method.name));
  if (idle.length === 0) add(0.25, 'all of its methods call parts');
  else if (idle.length * 2 > open.length) add(-0.5, 'does most by itself');
  if (open.length > MANY_METHODS) add(-0.3, `has ${open.length} methods`);
  const friend = parts.find(part => knowsClass(part.class, one));
  if (friend !== undefined) add(-0.75, `\`${friend.class.name}\` knows of it`, friend.class);
  const kin = parts.filter(part => parts.some(other => other !== part && areKin(part.class, other.class)));
  if (kin.length * 2 > parts.length) add(-0.6, 'its parts are of one kind', kin[0]!.class);
  if (one.ancestors.length > 0) add(-0.4, `is made to be a \`${one.ancestors[0]!.name}\``);
  else if (one.externalBases.some(base => base !== 'object'))
    add(-0.35, `is made to be a \`${one.externalBases[0]}\``);
  const passive = parts.filter(part => part.class.methods.length === 0).length;
  if (passive > 0) add(-0.2, 'some parts only hold data');
  if (hasWord(one.name, NAMES))
    clues.push({ text: 'is called a facade', weight: 0.5, at: one, isName: true });
  else if (hasWord(one.name, OTHERS)) add(-0.4, 'is called something else');
  return {
    roles: [
      { role: 'facade', symbol: one },
      ...parts.slice(0, 12).map(part => ({ role: 'subsystem', symbol: part.class })),
    ],
    clues,
  };
}
