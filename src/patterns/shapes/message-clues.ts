import type { CodeModel } from '../code/code-model';
import type { ClassInfo } from '../code/symbols';
import type { Candidate, CandidateRole, Clue } from '../pattern';
import { findFreezing } from './freezing';
import { structureClue } from './make-clue';
import { familySign, handlerNames, isCalledOther, kindNames, signsOf } from './message-kinds';
import { type Message, messagesOf } from './messages';
import type { MessageKind } from './registrations';

/** All classes that may be messages of a kind, with why, each with what handles it (role `handler`) and what records it (role `recorder`). */
export function* messageCandidates(kind: MessageKind, role: string, code: CodeModel): Generator<Candidate> {
  for (const message of messagesOf(code).values()) {
    const clues = cluesFor(message, kind, code);
    if (clues.length < 2) continue;
    const handlers = new Set(message.registrations.map(({ handler }) => handler));
    const roles: CandidateRole[] = [{ role, symbol: message.class }];
    for (const handler of [...handlers].slice(0, 10)) roles.push({ role: 'handler', symbol: handler });
    yield { roles, clues };
  }
}

function cluesFor(message: Message, kind: MessageKind, code: CodeModel): Clue[] {
  const one = message.class;
  const clues: Clue[] = [];
  const own = signsOf(message);
  const mine = own.filter(sign => sign.kind === kind).sort((a, b) => b.clue.weight - a.clue.weight);
  const structural = mine.find(({ clue }) => !clue.isName);
  if (structural !== undefined) clues.push(structural.clue);
  clues.push(
    ...mine
      .filter(({ clue }) => clue.isName)
      .slice(0, 1)
      .map(({ clue }) => clue),
  );
  const family = familySign(one, kind, code);
  if (family !== undefined && structural === undefined) clues.push(family);
  const [registered] = message.registrations;
  if (registered !== undefined && structural === undefined)
    clues.push(structureClue(`\`${registered.handler.name}\` is set to handle it`, 0.35, registered));
  const taker =
    (one.kind === 'class' || hasTag(one)) && one.descendants.length === 0 ? message.takers[0] : undefined;
  if (taker !== undefined && registered === undefined)
    clues.push(structureClue(`\`${taker.name}\` takes it as its argument`, 0.2, taker));
  const names = [...kindNames(one, kind), ...handlerNames(message, kind)];
  if (clues.length === 0 && names.length === 0) return [];
  const heir = one.kind === 'class' ? one.children.find(child => messagesOf(code).has(child)) : undefined;
  if (heir !== undefined && structural === undefined)
    clues.push(structureClue(`\`${heir.name}\` is a message of its kind`, 0.15, heir));
  clues.push(...shapeClues(one, kind, code), ...names);
  const otherKind = own.find(sign => sign.kind !== kind && !sign.clue.isName);
  if (otherKind !== undefined && (structural === undefined || structural.clue.weight < otherKind.clue.weight))
    clues.push({
      ...otherKind.clue,
      weight: names.length === 0 ? -0.8 : otherKind.clue.weight > 0.6 ? -0.3 : -0.1,
    });
  const isUsed = structural !== undefined || family !== undefined || registered !== undefined;
  if (kind === 'query' && !isUsed) clues.push(structureClue('nothing is set to answer it', -0.25, one));
  const foreign = isUsed ? undefined : foreignBase(one);
  if (foreign !== undefined) clues.push(structureClue(`is a \`${foreign}\` before all`, -0.5, one));
  if (isCalledOther(one, kind)) clues.push(structureClue('is called as another kind of message', -0.7, one));
  return clues;
}

function shapeClues(one: ClassInfo, kind: MessageKind, code: CodeModel): Clue[] {
  if (one.kind !== 'class')
    return hasTag(one) ? [structureClue('is told apart by a literal of its own', 0.3, one)] : [];
  const clues = [structureClue('only holds values', 0.3, one)];
  const freezing = findFreezing(one, code);
  if (freezing?.isSaid) clues.push(structureClue(freezing.text, 0.1, freezing));
  if (kind === 'event' && one.ancestors.length > 0 && one.ancestors.every(base => base.fields.length > 0))
    clues.push(structureClue(`adds its own values to those of \`${one.ancestors[0]!.name}\``, 0.1, one));
  return clues;
}

/** A base outside of the workspace that is no mere help in holding values. */
function foreignBase(one: ClassInfo): string | undefined {
  return [one, ...one.ancestors]
    .flatMap(({ externalBases }) => externalBases)
    .find(
      base =>
        !/(?:^|\.)(?:ABC|object|Generic|Protocol|NamedTuple|TypedDict|BaseModel|Struct|\w*(?:Event|Command|Query|Message|Request|Mixin))$/.test(
          base,
        ),
    );
}

/** `type: 'order-placed'`: what tells the members of a union apart. */
function hasTag(one: ClassInfo): boolean {
  return one.fields.some(
    ({ name, type }) =>
      /^(?:_?type|kind|_tag|name|eventType|event_type)$/.test(name) &&
      type !== undefined &&
      /^["'`]/.test(type.name),
  );
}
