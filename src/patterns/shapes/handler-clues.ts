import type { CodeModel } from '../code/code-model';
import type { ClassInfo, FunctionInfo } from '../code/symbols';
import { classesIn } from '../code/type-questions';
import type { Candidate, CandidateRole, Clue, FoundPatterns } from '../pattern';
import { dataShapeOf, listDeeds } from './data-shape';
import { nameClue, structureClue } from './make-clue';
import { type Message, messagesOf } from './messages';
import type { Registration } from './registrations';
import { chiefsOf } from './surely';
import { endsWithWord, hasWord } from './words';

/** What handlers of one kind of message are looked for by. */
export interface HandlerSearch {
  readonly kind: 'command' | 'event';
  /** The pattern whose findings are the messages. */
  readonly message: string;
}

const HANDLER_WORDS = new Set([
  'handler',
  'handlers',
  'listener',
  'subscriber',
  'usecase',
  'consumer',
  'policy',
  'reactor',
  'projector',
  'projection',
]);
const HANDLES = /^(?:handle\w*|on[A-Z_]\w*|execute|__call__|when\w*|process\w*|react\w*|consume\w*)$/;
const NO_HANDLER = new Set([
  'bus',
  'dispatcher',
  'mediator',
  'controller',
  'resolver',
  'repository',
  'mapper',
  'serializer',
  'store',
  'publisher',
  'factory',
  'validator',
  'middleware',
  'encoder',
  'router',
  'specification',
  'entity',
  'client',
  'gateway',
  'api',
]);

/** All classes and functions that carry out messages of a kind, with why. */
export function* handlerCandidates(
  { kind, message }: HandlerSearch,
  code: CodeModel,
  found: FoundPatterns,
): Generator<Candidate> {
  const messages = messagesOf(code);
  const byHandler = new Map<
    ClassInfo | FunctionInfo,
    { message: Message; registration?: Registration; entry: FunctionInfo }[]
  >();
  const add = (
    handler: ClassInfo | FunctionInfo,
    one: { message: Message; registration?: Registration; entry: FunctionInfo },
  ) => {
    const list = byHandler.get(handler);
    if (list === undefined) byHandler.set(handler, [one]);
    else list.push(one);
  };
  const sure = chiefsOf([message], found);
  for (const { roles } of found.of(message)) {
    if (!sure.has(roles[0]!.symbol)) continue;
    const one = messages.get(roles[0]!.symbol as ClassInfo);
    if (one === undefined) continue;
    const registered = new Set<FunctionInfo | undefined>();
    for (const registration of one.registrations) {
      if (registration.kind !== undefined && registration.kind !== kind) continue;
      registered.add(registration.entry);
      const entry =
        registration.entry ??
        ('fields' in registration.handler ? registration.handler.methods[0] : registration.handler);
      if (entry !== undefined) add(registration.handler, { message: one, registration, entry });
    }
    // Who takes a base takes it to hand it on, or to keep it.
    if (one.class.descendants.length > 0) continue;
    for (const taker of one.takers)
      if (!registered.has(taker) && isCarrier(taker, one, found))
        add(taker.owner ?? taker, { message: one, entry: taker });
  }
  for (const [handler, all] of byHandler) {
    const clues = listClues(handler, all, kind, code, found);
    if (clues.length === 0) continue;
    const roles: CandidateRole[] = [{ role: 'handler', symbol: handler }];
    for (const { message: one } of all.slice(0, 10))
      if (!roles.some(({ symbol }) => symbol === one.class)) roles.push({ role: kind, symbol: one.class });
    if ('fields' in handler)
      for (const base of handler.ancestors.filter(({ isAbstract }) => isAbstract).slice(0, 2))
        roles.push({ role: 'interface', symbol: base });
    yield { roles, clues };
  }
}

/** Whether a function that takes a message may be what carries it out: neither what records or builds it, nor a helper. */
function isCarrier(
  taker: FunctionInfo,
  { class: message, recorded }: Message,
  found: FoundPatterns,
): boolean {
  const { owner } = taker;
  if (classesIn(taker.returns).includes(message) || taker.isAbstract || taker.body.length === 0) return false;
  if (owner === undefined) return true;
  if (recorded.some(({ by }) => by === owner || owner.descendants.includes(by))) return false;
  return (
    !found.has('entity', owner) &&
    !found.has('repository', owner) &&
    !found.has('value-object', owner) &&
    taker.isPublic
  );
}

function listClues(
  handler: ClassInfo | FunctionInfo,
  all: readonly { message: Message; registration?: Registration; entry: FunctionInfo }[],
  kind: HandlerSearch['kind'],
  code: CodeModel,
  found: FoundPatterns,
): Clue[] {
  const clues: Clue[] = [];
  const registration =
    all.map(one => one.registration).find(one => one?.kind !== undefined) ??
    all.find(one => one.registration)?.registration;
  const { message, entry } = all[0]!;
  const name = message.class.name;
  if (registration?.kind !== undefined)
    clues.push(structureClue(`is told to handle \`${registration.message.name}\``, 0.8, registration));
  else if (registration !== undefined)
    clues.push(
      structureClue(
        `is set to handle \`${registration.message.name}\``,
        registration.by === 'dictionary' || registration.by === 'decorator' ? 0.6 : 0.5,
        registration,
      ),
    );
  else clues.push(structureClue(`\`${entry.name}\` takes the ${kind} \`${name}\``, 0.4, entry));
  const worked = findWork(entry, handler, code, found);
  if (worked !== undefined) clues.push(worked);
  const isOnly = 'fields' in handler && listDeeds(dataShapeOf(handler, code)).length === 1;
  if (isOnly && registration?.kind === undefined) clues.push(structureClue('does nothing else', 0.2, entry));
  if (endsWithWord(handler.name, HANDLER_WORDS) || hasWord(handler.name, new Set(['handler'])))
    clues.push(nameClue(`is called \`${handler.name}\``, 0.4, handler));
  else if ('fields' in handler && handler.ancestors.some(({ name }) => endsWithWord(name, HANDLER_WORDS)))
    clues.push(nameClue('has a base that is called so', 0.35, handler));
  else if (HANDLES.test(entry.name)) clues.push(nameClue(`\`${entry.name}\` is called so`, 0.3, entry));
  else if (/(?:^|[/_.-])(?:handlers?|listeners?|subscribers?|use_?cases?)(?:[/_.-]|$)/i.test(handler.module))
    clues.push(nameClue('stands among handlers', 0.3, handler));
  if (
    registration?.kind === undefined &&
    endsWithWord('fields' in handler ? handler.name : handler.name, NO_HANDLER)
  )
    clues.push(structureClue('is called as something else', -0.6, handler));
  if (registration === undefined && handsOn(entry, code))
    clues.push(structureClue('only hands it on', -0.6, entry));
  return clues;
}

/** That the handler changes or keeps things: through a repository, a unit of work, an entity or another port. */
function findWork(
  entry: FunctionInfo,
  handler: ClassInfo | FunctionInfo,
  code: CodeModel,
  found: FoundPatterns,
): Clue | undefined {
  const held = [
    ...entry.parameters.flatMap(({ type }) => classesIn(type)),
    ...('fields' in handler ? handler.fields.flatMap(({ type }) => classesIn(type)) : []),
    ...code.creationsOf(entry).map(one => one.class),
  ];
  for (const pattern of ['unit-of-work', 'repository', 'entity'] as const) {
    const used = held.find(one => found.has(pattern, one));
    if (used !== undefined)
      return structureClue(`works with the ${pattern.replaceAll('-', ' ')} \`${used.name}\``, 0.3, entry);
  }
  const port = held.find(one => one.isAbstract && one.methods.length > 0);
  return port === undefined ? undefined : structureClue(`works with \`${port.name}\``, 0.15, entry);
}

/** All that is done with the message is to pass it as a whole to something else. */
function handsOn(entry: FunctionInfo, code: CodeModel): boolean {
  const given = entry.parameters[0]?.name;
  const calls = code.callsOf(entry);
  return (
    given !== undefined &&
    calls.length <= 3 &&
    calls.some(({ expression }) => expression.args.some(arg => arg.kind === 'name' && arg.name === given))
  );
}
