import type { CodeModel } from '../code/code-model';
import type { ClassInfo, FunctionInfo } from '../code/symbols';
import { bareType, classesIn } from '../code/type-questions';
import type { CandidateRole, Clue, FoundPatterns, Pattern } from '../pattern';
import { findDispatch } from '../shapes/dispatch';
import { nameClue, structureClue } from '../shapes/make-clue';
import { listRegistrations } from '../shapes/registrations';
import { hasWord } from '../shapes/words';

const WORDS = new Set(['bus', 'messagebus', 'dispatcher', 'mediator', 'eventbus', 'commandbus', 'publisher']);
const HANDS = /^(?:publish\w*|dispatch\w*|send\w*|execute\w*|handle\w*|emit\w*|ask|raise\w*|notify)$/i;
const FOREIGN =
  /(?:^|\.)(?:EventBus|CommandBus|QueryBus|EventEmitter2?|EventPublisher|ClientProxy|ClientKafka|Producer|KafkaProducer|Channel|SNS\w*|SQS\w*|Redis)$/;

/** Message bus. */
export const MESSAGE_BUS: Pattern = {
  id: 'message-bus',
  title: 'Message bus',
  family: 'architecture',
  summary: 'Takes commands or events and hands each to what is set to handle messages of its class.',
  roles: {
    bus: 'what takes the messages',
    entry: 'the function that takes one',
    message: 'a base of the messages',
    interface: 'the interface that it fills in',
    handler: 'what is set to handle one',
  },
  after: ['domain-event', 'command', 'query', 'event-handler', 'command-handler'],
  *detect(code, found) {
    const bases = listBases(found);
    for (const one of code.functions) {
      const clues = functionClues(one, bases);
      if (clues.length > 0)
        yield { roles: [{ role: 'bus', symbol: one }, ...handlers(one.module, code)], clues };
    }
    for (const one of code.classes) {
      if (one.kind === 'enum' || one.kind === 'type' || one.methods.length === 0) continue;
      const { clues, entry } = classClues(one, bases, found, code);
      if (clues.length === 0) continue;
      const roles: CandidateRole[] = [{ role: 'bus', symbol: one }];
      if (entry !== undefined) {
        roles.push({ role: 'entry', symbol: entry });
        for (const base of entry.parameters
          .flatMap(({ type }) => classesIn(type))
          .filter(base => bases.has(base)))
          roles.push({ role: 'message', symbol: base });
      }
      for (const base of [...one.ancestors, ...one.fits].filter(({ isAbstract }) => isAbstract).slice(0, 2))
        roles.push({ role: 'interface', symbol: base });
      yield { roles, clues };
    }
  },
};

/** Messages and their bases. */
function listBases(found: FoundPatterns): Set<ClassInfo> {
  const bases = new Set<ClassInfo>();
  for (const pattern of ['domain-event', 'command', 'query'])
    for (const { roles } of found.of(pattern)) {
      const one = roles[0]!.symbol as ClassInfo;
      bases.add(one);
      for (const base of one.ancestors) bases.add(base);
    }
  return bases;
}

/** Handlers that are set in the same module. */
function handlers(module: string, code: CodeModel): CandidateRole[] {
  const set = listRegistrations(code).filter(one => one.module === module && one.by === 'dictionary');
  return [...new Set(set.map(({ handler }) => handler))]
    .slice(0, 8)
    .map(symbol => ({ role: 'handler', symbol }));
}

function functionClues(one: FunctionInfo, bases: ReadonlySet<ClassInfo>): Clue[] {
  const dispatch = findDispatch(one);
  if (dispatch === undefined) return [];
  return [...dispatchClues(one, dispatch, bases), ...nameClues(one.name, one)];
}

function dispatchClues(
  one: FunctionInfo,
  dispatch: NonNullable<ReturnType<typeof findDispatch>>,
  bases: ReadonlySet<ClassInfo>,
): Clue[] {
  const at = { module: one.module, line: dispatch.line };
  const clues: Clue[] = [];
  if (!dispatch.isCalled) return [];
  const taken = one.parameters.flatMap(({ type }) => classesIn(type)).find(type => bases.has(type));
  if (dispatch.isByClass)
    clues.push(
      structureClue(
        `looks up by the class of \`${dispatch.parameter}\` what is to handle it, and calls that`,
        0.5,
        at,
      ),
    );
  else
    clues.push(
      structureClue(
        `looks up by a mark of \`${dispatch.parameter}\` what is to handle it, and calls that`,
        0.35,
        at,
      ),
    );
  if (taken !== undefined) clues.push(structureClue(`takes any \`${taken.name}\``, 0.4, one));
  return clues;
}

function classClues(
  one: ClassInfo,
  bases: ReadonlySet<ClassInfo>,
  found: FoundPatterns,
  code: CodeModel,
): { clues: Clue[]; entry?: FunctionInfo } {
  const clues: Clue[] = [];
  let entry: FunctionInfo | undefined;
  if (found.has('entity', one) || found.has('repository', one) || found.has('unit-of-work', one))
    return { clues };
  const line = [one, ...one.ancestors.filter(base => !base.isAbstract || base.kind === 'class')];
  for (const method of line.flatMap(({ methods }) => methods)) {
    const dispatch = findDispatch(method);
    const these = dispatch === undefined ? [] : dispatchClues(method, dispatch, bases);
    if (these.length === 0) continue;
    clues.push(...these);
    entry = method;
    break;
  }
  const passing = entry === undefined ? findPassing(one, bases, code) : undefined;
  if (passing !== undefined) {
    entry = passing.entry;
    clues.push(passing.clue);
  }
  if (entry === undefined) return { clues: [] };
  const [subscribe] = one.methods.filter(method => method !== entry && isSubscribing(method));
  if (subscribe !== undefined)
    clues.push(
      structureClue(`\`${subscribe.name}\` sets what is to handle a class of messages`, 0.3, subscribe),
    );
  clues.push(...nameClues(one.name, one));
  if (HANDS.test(entry.name)) clues.push(nameClue(`\`${entry.name}\` is called so`, 0.2, entry));
  if (passing !== undefined && !hasWord(one.name, WORDS))
    clues.push(structureClue('nothing else shows that it is a bus', -0.5, one));
  return { clues, entry };
}

/** Takes messages of all kinds and hands them to a library, or leaves to others what becomes of them. */
function findPassing(
  one: ClassInfo,
  bases: ReadonlySet<ClassInfo>,
  code: CodeModel,
): { entry: FunctionInfo; clue: Clue } | undefined {
  for (const entry of one.methods) {
    const type = entry.parameters[0] && bareType(entry.parameters[0].type);
    const taken = classesIn(type).find(
      base => bases.has(base) && (base.descendants.length > 0 || base.isAbstract),
    );
    const isOpen =
      taken === undefined &&
      type !== undefined &&
      /^(?:T\w*|C|E|Q|any|unknown|object|Any)$/.test(type.name) &&
      entry.parameters.length === 1 &&
      type.class === undefined;
    if (taken === undefined && !isOpen) continue;
    const what = taken === undefined ? 'messages of any class' : `any \`${taken.name}\``;
    if (entry.isAbstract) {
      if (one.methods.length <= 5 && (taken !== undefined || hasWord(one.name, WORDS)))
        return {
          entry,
          clue: structureClue(`\`${entry.name}\` takes ${what}, whoever handles it`, 0.45, entry),
        };
      continue;
    }
    const foreign = code
      .callsOf(entry)
      .find(({ receiverType }) => FOREIGN.test(receiverType?.external ?? ''));
    const handed =
      foreign ??
      code
        .callsOf(entry)
        .find(
          ({ receiver, expression }) =>
            receiver?.kind === 'member' &&
            expression.args.length > 0 &&
            one.ancestors.some(
              base => base.isAbstract && base.methods.some(({ name }) => name === entry.name),
            ),
        );
    if (handed !== undefined)
      return { entry, clue: structureClue(`\`${entry.name}\` takes ${what} and hands it on`, 0.45, handed) };
  }
  return undefined;
}

/** A method that takes a class, or its name, and a handler. */
function isSubscribing({ parameters, name }: FunctionInfo): boolean {
  const [first, second] = parameters;
  if (first === undefined || second === undefined)
    return /^(?:register|subscribe)/i.test(name) && first !== undefined;
  const type = bareType(first.type)?.name ?? '';
  const isClass =
    /^(?:type|Type|Class|Constructor|Newable|=>|string|str)$/.test(type) ||
    first.type === undefined ||
    first.type.class?.kind === 'type' ||
    /Type$|Class$|Ctor$|Constructor$/.test(type);
  const isHandler =
    /handler|listener|callback|subscriber|fn/i.test(second.name) ||
    bareType(second.type)?.name === '=>' ||
    bareType(second.type)?.name === 'Callable';
  return isClass && isHandler;
}

function nameClues(name: string, at: { module: string; line: number }): Clue[] {
  if (hasWord(name, WORDS)) return [nameClue(`is called \`${name}\``, 0.45, at)];
  const file =
    at.module
      .replace(/\.\w+$/, '')
      .split('/')
      .at(-1) ?? '';
  return /bus|dispatcher|mediator/i.test(file) ? [nameClue(`stands in \`${file}\``, 0.35, at)] : [];
}
