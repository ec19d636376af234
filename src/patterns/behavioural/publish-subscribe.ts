import type { Expression } from '../../model/code';
import type { CodeModel } from '../code/code-model';
import type { ClassInfo, FieldInfo, FunctionInfo } from '../code/symbols';
import type { Candidate, Pattern } from '../pattern';
import { familyOf } from '../shapes/families';
import { findFieldUses } from '../shapes/field-uses';
import { calledClue, pathClue, present } from '../shapes/naming';
import { rolesOf } from '../shapes/roles';

const WORDS = new Set([
  ...[
    'publish',
    'publisher',
    'subscribe',
    'subscriber',
    'subscription',
    'broker',
    'pubsub',
    'emit',
    'emitter',
  ],
  ...['topic', 'channel', 'dispatch', 'dispatcher', 'eventbus', 'bus', 'event', 'signal'],
]);

/** Publish–subscribe: senders and receivers know a topic and a broker, not each other. */
export const PUBLISH_SUBSCRIBE: Pattern = {
  id: 'publish-subscribe',
  title: 'Publish–subscribe',
  family: 'behavioural',
  summary:
    'A broker keeps handlers under topics and passes what is published under a topic to those of that topic.',
  roles: {
    broker: 'Keeps the handlers of each topic and calls them',
    publisher: 'Publishes through the broker',
    subscriber: 'Has something of its own called when a topic is published',
  },
  *detect(code) {
    for (const owner of code.classes)
      for (const field of owner.fields)
        if (field.container?.kind === 'dict') yield* findBroker(code, owner, field);
  },
};

function* findBroker(code: CodeModel, owner: ClassInfo, field: FieldInfo): Iterable<Candidate> {
  const uses = findFieldUses(code);
  const subscribe = uses
    .putsInto(field)
    .find(({ by, value, key, isNested }) => isNested && isParameter(by, value) && isFromParameter(by, key));
  const publish = uses
    .callsOn(field)
    .find(({ isElement, inLoop, isUsed, by }) => isElement && inLoop && !isUsed && by !== subscribe?.by);
  if (publish === undefined || subscribe === undefined) return;
  const byTopic = publish.key !== undefined;
  const leave = uses.takesFrom(field).find(({ by }) => by !== subscribe.by && by !== publish.by);
  const family = familyOf(code, field);
  const at = (line: number) => ({ module: owner.module, line });
  yield {
    roles: [
      { role: 'broker', symbol: owner },
      ...rolesOf('publisher', callersOutside(code, publish.by, owner)),
      ...rolesOf('subscriber', [...callersOutside(code, subscribe.by, owner), ...(family?.variants ?? [])]),
    ],
    clues: present(
      {
        text: `\`${subscribe.by.name}\` keeps a handler under a topic in \`${field.name}\``,
        weight: 0.4,
        at: at(subscribe.line),
      },
      {
        text: `\`${publish.by.name}\` calls each handler that is kept`,
        weight: 0.35,
        at: at(publish.line),
      },
      byTopic && { text: 'only handlers of the topic that is published', weight: 0.3, at: at(publish.line) },
      leave && { text: `\`${leave.by.name}\` takes a handler away again`, weight: 0.2, at: at(leave.line) },
      publish.method !== '' &&
        publish.expression.args.length === 0 && {
          text: 'the handlers are told nothing',
          weight: -0.2,
          at: at(publish.line),
        },
      calledClue([owner, subscribe.by, publish.by], WORDS, 0.5),
      pathClue(owner, WORDS, 0.2),
    ),
  };
}

function isParameter(by: FunctionInfo, value: Expression): boolean {
  if (by.declaration.type === 'constructor') return false;
  const names = new Set(by.parameters.map(({ name }) => name));
  if (value.kind === 'name') return names.has(value.name);
  if (value.kind === 'list') return value.items.some(item => item.kind === 'name' && names.has(item.name));
  return (
    value.kind === 'dict' &&
    value.entries.some(({ value: one }) => one.kind === 'name' && names.has(one.name))
  );
}

function isFromParameter(by: FunctionInfo, key: Expression | undefined): boolean {
  if (key === undefined) return true;
  return !by.parameters.some(({ name }) => name !== '') || key.kind !== 'literal';
}

function callersOutside(
  code: CodeModel,
  called: FunctionInfo,
  owner: ClassInfo,
): (ClassInfo | FunctionInfo)[] {
  return code.callersOf(called).flatMap(({ from }) => {
    if (from === undefined || from.owner === owner) return [];
    return [from.owner ?? from];
  });
}
