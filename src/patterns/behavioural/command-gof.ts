import type { CodeModel } from '../code/code-model';
import type { ClassInfo, FieldInfo, FunctionInfo } from '../code/symbols';
import type { Candidate, Pattern } from '../pattern';
import { listStatements } from '../shapes/bodies';
import { openMethods } from '../shapes/class-parts';
import { type Family, familyOf, heldClasses, isOfFamily } from '../shapes/families';
import { findFieldUses, type HeldCall } from '../shapes/field-uses';
import { calledClue, mostNamed, pathClue, present } from '../shapes/naming';
import { settingOf } from '../shapes/replaceable';
import { rolesOf } from '../shapes/roles';
import { findCommandForms } from './command-forms';

const WORDS = new Set(['command', 'invoker', 'macro', 'cmd']);
const METHODS = new Set(['execute', 'undo', 'redo', 'unexecute']);

/** Most methods of a command: to do it, to undo it, and one to ask whether it can be done. */
const MOST_METHODS = 5;

/** A kind with more variants than this is something general. */
const MOST_COMMANDS = 60;

/** Command: a request as an object, so that it can be kept, queued and undone. */
export const COMMAND_GOF: Pattern = {
  id: 'command-gof',
  title: 'Command (object)',
  family: 'behavioural',
  summary:
    'A request becomes an object that knows its receiver, so that others can keep it, run it later and undo it.',
  roles: {
    command: 'What all commands have in common: one thing to run',
    'concrete-command': 'A request together with what it is for',
    receiver: 'Does the work that the command asks for',
    invoker: 'Keeps commands and runs them, not knowing what they do',
  },
  after: ['state', 'observer', 'interpreter', 'iterator'],
  *detect(code, found) {
    const byCommand = new Map<ClassInfo, { family: Family; field: FieldInfo; calls: HeldCall[] }[]>();
    for (const owner of code.classes)
      for (const field of owner.fields) {
        const invoker = findInvoker(code, owner, field);
        if (invoker === undefined || found.has('state', owner)) continue;
        if (found.has('observer', owner) && field.container !== undefined) continue;
        const chief = invoker.family.base ?? invoker.family.variants[0]!;
        const list = byCommand.get(chief);
        if (list === undefined) byCommand.set(chief, [invoker]);
        else list.push(invoker);
      }
    const known = new Set<ClassInfo>();
    for (const [chief, invokers] of byCommand) {
      if (invokers[0]!.family.variants.some(one => found.has('iterator', one))) continue;
      const candidate = describeCommand(code, chief, invokers);
      if (candidate === undefined) continue;
      for (const { symbol, role } of candidate.roles) if (role !== 'receiver') known.add(symbol as ClassInfo);
      yield candidate;
    }
    yield* findCommandForms(code, { classes: WORDS, methods: METHODS }, known);
  },
};

/** A call of a command. */
type Run = Pick<HeldCall, 'by' | 'expression' | 'line' | 'method' | 'isUsed'>;

interface Invoker {
  readonly family: Family;
  readonly field: FieldInfo;
  readonly calls: HeldCall[];
}

function findInvoker(code: CodeModel, owner: ClassInfo, field: FieldInfo): Invoker | undefined {
  const uses = findFieldUses(code);
  const calls = uses.callsOn(field).filter(({ method }) => method !== '');
  const isStack =
    field.container !== undefined &&
    uses.putsInto(field).length > 0 &&
    uses.takesFrom(field).some(take => take.isEnd);
  if (calls.length === 0 && !isStack) return undefined;
  const family = familyOf(code, field);
  if (family === undefined || family.variants.length === 0 || isOfFamily(family, owner)) return undefined;
  const { base, variants } = family;
  if ((base === undefined && variants.length < 2) || variants.length > MOST_COMMANDS) return undefined;
  const known = base ?? variants[0]!;
  const methods = openMethods(known);
  if (methods.length === 0 || methods.length > MOST_METHODS) return undefined;
  return { family, field, calls };
}

function describeCommand(
  code: CodeModel,
  chief: ClassInfo,
  invokers: readonly Invoker[],
): Candidate | undefined {
  const { family } = invokers[0]!;
  const variants = [...new Set(invokers.flatMap(one => one.family.variants))].filter(one => one !== chief);
  const concrete = variants.length > 0 ? variants : family.variants;
  const runs = concrete.flatMap(one => {
    const receivers = receiversOf(code, one);
    return receivers.length > 0 ? [{ one, receivers }] : [];
  });
  const receivers = [...new Set(runs.flatMap(run => run.receivers.map(({ receiver }) => receiver)))];
  const held = invokers.flatMap(one => one.calls);
  const calls = held.length > 0 ? held : callsElsewhere(code, chief, family);
  const silent = calls.find(({ isUsed, expression }) => !isUsed && expression.args.length === 0);
  const kept = invokers.find(({ field }) => field.container !== undefined);
  if (calls.length === 0) return undefined;
  const stack = invokers.find(({ field }) =>
    findFieldUses(code)
      .takesFrom(field)
      .some(take => take.isEnd),
  );
  const undone =
    stack &&
    calls.find(({ method, line }) => calls.some(other => other.method !== method && other.line !== line));
  const plain = plainOf(chief);
  const large = concrete.filter(one => countMethods(one) > MOST_METHODS);
  const [run] = runs;
  const [invoker] = invokers;
  const hasArguments = calls.every(({ expression }) => expression.args.length > 0);
  return {
    roles: [
      { role: 'command', symbol: chief },
      ...rolesOf(
        'concrete-command',
        concrete.filter(one => one !== chief),
      ),
      ...rolesOf('receiver', receivers),
      ...rolesOf(
        'invoker',
        invokers.map(({ field }) => field.owner),
      ),
    ],
    clues: present(
      run && {
        text: `\`${run.one.name}\` asks what it was made with, its receiver, for the work`,
        weight: 0.35,
        at: { module: run.one.module, line: run.receivers[0]!.line },
      },
      runs.length > 1 && { text: `${runs.length} commands do so`, weight: 0.15, at: runs[1]!.one },
      silent && {
        text: `\`${silent.by.owner?.name}\` runs it with nothing to give and nothing to get`,
        weight: 0.3,
        at: { module: silent.by.module, line: silent.line },
      },
      kept && {
        text: `\`${kept.field.owner.name}\` keeps many in \`${kept.field.name}\``,
        weight: 0.25,
        at: { module: kept.field.owner.module, line: kept.field.line },
      },
      undone && {
        text: 'what was run last is taken back and undone',
        weight: 0.4,
        at: { module: undone.by.module, line: undone.line },
      },
      large.length * 2 > concrete.length && {
        text: `\`${large[0]!.name}\` has much else to do`,
        weight: -0.6,
        at: large[0]!,
      },
      plain && { text: 'to be run, with nothing given, is all that it is for', weight: 0.2, at: plain },
      hasArguments && {
        text: 'what it works on is handed to it with each call',
        weight: -0.4,
        at: { module: invoker!.field.owner.module, line: calls[0]!.line },
      },
      calls.every(({ isUsed }) => isUsed) && {
        text: 'what it gives is used',
        weight: -0.35,
        at: { module: invoker!.field.owner.module, line: calls[0]!.line },
      },
      family.isGuess && { text: 'what is held is told by method names alone', weight: -0.05, at: chief },
      calledClue([chief, mostNamed(concrete, WORDS), invoker!.field.owner], WORDS, 0.5),
      calledClue(
        openMethods(chief).filter(({ name }) => METHODS.has(name)),
        METHODS,
        0.3,
      ),
      pathClue(chief, WORDS, 0.3),
    ),
  };
}

/** Calls of what is kept in a stack, by those who take it from there. */
function callsElsewhere(code: CodeModel, chief: ClassInfo, family: Family): Run[] {
  return openMethods(chief).flatMap(method =>
    code.callersOf(method).flatMap(({ from, expression, line, name }) =>
      from === undefined || name === undefined || (from.owner !== undefined && isOfFamily(family, from.owner))
        ? []
        : [
            {
              by: from,
              expression,
              line,
              method: name,
              isUsed: name !== 'undo' && isAsked(from, expression),
            },
          ],
    ),
  );
}

function isAsked(from: FunctionInfo, call: Run['expression']): boolean {
  return !listStatements(from).some(one => one.kind === 'do' && one.value === call);
}

/** Open methods and accessors, inherited ones included. */
function countMethods(one: ClassInfo): number {
  const all = [one, ...one.ancestors].flatMap(at => [...openMethods(at), ...at.accessors]);
  return new Set(all.map(({ name }) => name)).size;
}

/** What a command holds and calls when it is run with nothing given. */
function receiversOf(code: CodeModel, one: ClassInfo): { receiver: ClassInfo; line: number }[] {
  const uses = findFieldUses(code);
  const found: { receiver: ClassInfo; line: number }[] = [];
  for (const at of [one, ...one.ancestors])
    for (const field of at.fields) {
      if (field.container !== undefined) continue;
      // What it was made with, not what it makes for itself.
      const { byConstructor, setters } = settingOf(field);
      if (!byConstructor && setters.length === 0) continue;
      const call = uses
        .callsOn(field)
        .find(
          ({ by, method }) =>
            by.owner === one &&
            method !== '' &&
            by.parameters.length === 0 &&
            by.declaration.type === 'method',
        );
      if (call === undefined) continue;
      const receiver = heldClasses(code, field)[0] ?? byMethod(code, call.method, one);
      if (receiver !== undefined && receiver !== one && !one.ancestors.includes(receiver))
        found.push({ receiver, line: call.line });
    }
  return found;
}

function byMethod(code: CodeModel, name: string, near: ClassInfo): ClassInfo | undefined {
  const module = code.modules.find(({ id }) => id === near.module);
  return module?.classes.find(one => one !== near && one.methods.some(method => method.name === name));
}

/** The abstraction, where all that it has is to be run, without parameters, and perhaps to be undone. */
function plainOf(chief: ClassInfo): FunctionInfo | undefined {
  const methods = openMethods(chief);
  const isPlain = methods.length <= 2 && methods.every(({ parameters }) => parameters.length === 0);
  return isPlain && chief.isAbstract && chief.fields.length === 0 ? methods[0] : undefined;
}
