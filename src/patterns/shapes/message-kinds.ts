import type { CodeModel } from '../code/code-model';
import type { ClassInfo } from '../code/symbols';
import type { Clue } from '../pattern';
import { nameClue, structureClue } from './make-clue';
import { type Message, messagesOf } from './messages';
import type { MessageKind } from './registrations';
import { wordsOf } from './words';

/** What a message does in its family, as far as its own uses say. */
export interface OwnSigns {
  readonly kind: MessageKind;
  readonly clue: Clue;
}

/** Calls by which messages are handed on, by kind. */
const SENDS: Readonly<Record<MessageKind, RegExp>> = {
  event:
    /^_?(?:publish|emit|emitAsync|raise_?event|dispatch_?event|notify|broadcast|publish_?(?:all|event|events|async)|emit_?event|trigger_?event|add_?(?:domain_?)?event|record_?(?:that|event)?|apply_?(?:change|event)?)$/i,
  command: /^_?(?:execute|execute_?command|send_?command|dispatch_?command|handle_?command|run_?command)$/i,
  query: /^_?(?:execute_?query|ask|query|run_?query|fetch_?query|dispatch_?query)$/i,
};

/** What buses of libraries are called. */
const BUSES: Readonly<Record<MessageKind, RegExp>> = {
  event: /(?:^|\.)(?:EventBus|EventEmitter2?|EventPublisher|EventDispatcher)$/,
  command: /(?:^|\.)CommandBus$/,
  query: /(?:^|\.)QueryBus$/,
};

/** What a message's own uses say of its kind. */
export function signsOf(message: Message): OwnSigns[] {
  const found: OwnSigns[] = [];
  const add = (kind: MessageKind, clue: Clue) => found.push({ kind, clue });
  const [recorded] = message.recorded;
  if (recorded !== undefined)
    add(
      'event',
      structureClue(`\`${recorded.by.name}\` keeps it on a list of what has happened`, 0.65, recorded.call),
    );
  for (const one of message.registrations) {
    const handler = `\`${one.handler.name}\``;
    if (one.kind !== undefined)
      add(one.kind, structureClue(`is told to be handled by ${handler}`, 0.75, one));
    else if (one.isMany)
      add('event', structureClue(`is tied to a list of handlers, with ${handler} in it`, 0.6, one));
    else if (one.by === 'dictionary' && !('fields' in one.handler))
      add('command', structureClue(`is tied to the one handler ${handler}`, 0.5, one));
  }
  for (const { call, name, receiver } of message.sent) {
    const bus = receiver?.external ?? '';
    const at = { module: call.module, line: call.line };
    for (const kind of ['event', 'command', 'query'] as const)
      if (BUSES[kind].test(bus)) add(kind, structureClue(`is handed to the bus by \`${name}\``, 0.65, at));
      else if (SENDS[kind].test(name))
        add(kind, { ...structureClue(`is handed on by \`${name}\``, 0.35, at), isName: true });
  }
  return found;
}

/** The surest sign of each kind, of this message and of others of its family. */
export function kindSigns(code: CodeModel): ReadonlyMap<ClassInfo, ReadonlyMap<MessageKind, Clue>> {
  let found = known.get(code);
  if (found === undefined) {
    found = collectFamilies(code);
    known.set(code, found);
  }
  return found;
}

const known = new WeakMap<CodeModel, ReadonlyMap<ClassInfo, ReadonlyMap<MessageKind, Clue>>>();

function collectFamilies(code: CodeModel): Map<ClassInfo, Map<MessageKind, Clue>> {
  const messages = messagesOf(code);
  const families = new Map<ClassInfo, Map<MessageKind, Clue>>();
  for (const message of messages.values())
    for (const { kind, clue } of signsOf(message)) {
      // A family is what shares a base; the bases between count as well, as there may be one for all messages.
      for (const base of message.class.ancestors) {
        if (!messages.has(base)) continue;
        const signs = families.get(base) ?? new Map<MessageKind, Clue>();
        families.set(base, signs);
        const before = signs.get(kind);
        if (!clue.isName && (before === undefined || before.weight < clue.weight)) signs.set(kind, clue);
      }
    }
  return families;
}

/** What speaks for a message's being of this kind because others of the same base are. */
export function familySign(one: ClassInfo, kind: MessageKind, code: CodeModel): Clue | undefined {
  const families = kindSigns(code);
  for (const base of [one, ...one.ancestors]) {
    const signs = families.get(base);
    const sign = signs?.get(kind);
    if (sign === undefined) continue;
    // A base for messages of all kinds says nothing; nor does one whose heirs are another kind rather.
    if ([...signs!.keys()].some(other => other !== kind)) continue;
    const text =
      base === one
        ? `its heirs are ${PLURAL[kind]}`
        : `\`${base.name}\`, its base, is that of ${PLURAL[kind]}`;
    return structureClue(text, 0.6, one);
  }
  return undefined;
}

const PLURAL: Readonly<Record<MessageKind, string>> = {
  event: 'events',
  command: 'commands',
  query: 'queries',
};

/** Words by which messages and their bases are called. */
const WORDS: Readonly<Record<MessageKind, ReadonlySet<string>>> = {
  event: new Set(['event', 'events']),
  command: new Set(['command', 'commands', 'cmd']),
  query: new Set(['query', 'queries']),
};

/** Names of a message, its bases and its file that say what kind it is. */
export function kindNames(one: ClassInfo, kind: MessageKind): Clue[] {
  const clues: Clue[] = [];
  const says = (name: string) => WORDS[kind].has(wordsOf(name).at(-1) ?? '');
  const last = wordsOf(one.name).at(-1);
  if (last !== undefined && WORDS[kind].has(last))
    clues.push(nameClue(`is called \`${one.name}\``, 0.4, one));
  const base = [...one.bases.map(({ name }) => name), ...one.externalBases].find(name =>
    WORDS[kind].has(wordsOf(name).at(-1) ?? ''),
  );
  if (base !== undefined) clues.push(nameClue(`has the base \`${base}\``, 0.4, one));
  const file = one.module
    .replace(/\.\w+$/, '')
    .split('/')
    .slice(-2);
  if (file.some(says)) clues.push(nameClue(`stands in \`${file.at(-1)}\``, 0.3, one));
  if (kind === 'event' && /(?:ed|Sent|Paid|Lost|Made|Taken|Sold|Built|Begun|Found|Left|Out)$/.test(one.name))
    clues.push(nameClue(`\`${one.name}\` says what has happened`, 0.2, one));
  return clues;
}

/** What its handlers, or the bases of these, are called: `CommandHandler<Ship>`. */
export function handlerNames({ registrations }: Message, kind: MessageKind): Clue[] {
  for (const { handler, module, line } of registrations) {
    const names =
      'fields' in handler ? [handler.name, ...handler.ancestors.map(({ name }) => name)] : [handler.name];
    const called = names.find(name => wordsOf(name).some(word => WORDS[kind].has(word)));
    if (called !== undefined) return [nameClue(`its handler is a \`${called}\``, 0.4, { module, line })];
  }
  return [];
}

/** Whether all that is known of a class's names says another kind of message. */
export function isCalledOther(one: ClassInfo, kind: MessageKind): boolean {
  const last = (name: string) => wordsOf(name).at(-1) ?? '';
  const names = [one.name, ...one.ancestors.map(({ name }) => name)];
  return (['event', 'command', 'query'] as const).some(
    other =>
      other !== kind &&
      names.some(name => WORDS[other].has(last(name))) &&
      !names.some(name => WORDS[kind].has(last(name))),
  );
}
