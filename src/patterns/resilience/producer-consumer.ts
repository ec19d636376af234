import type { ClassInfo, FunctionInfo } from '../code/symbols';
import type { Candidate, Clue, Pattern } from '../pattern';
import { findQueues, type QueueUse } from '../shapes/queues';
import { type Survey, surveyFunctions } from '../shapes/survey';
import { calledName, textOf } from '../shapes/texts';
import { listUnits, type Unit } from '../shapes/units';
import { wordsOf } from '../shapes/words';

const NAMES = new Set([
  'producer',
  'produce',
  'consumer',
  'consume',
  'worker',
  'workers',
  'queue',
  'channel',
  'job',
  'jobs',
  'dispatcher',
]);

/** Work is put into a queue by some and taken out of it by others, each at their own pace. */
export const PRODUCER_CONSUMER: Pattern = {
  id: 'producer-consumer',
  title: 'Producer and consumer',
  family: 'resilience',
  summary: 'Some put work into a queue, others take it out and do it, each at their own pace.',
  roles: {
    consumer: 'Takes from the queue in a loop',
    producer: 'Puts into the queue',
    queue: 'The queue, where it is a class of the workspace',
  },
  *detect(code) {
    for (const queue of findQueues(code)) {
      const found = judge(queue);
      if (found !== undefined) yield found;
    }
    for (const unit of listUnits(code)) {
      if (!('fields' in unit.symbol)) continue;
      const clues = findChannel(unit.symbol, unit);
      if (clues === undefined) continue;
      yield {
        roles: [
          { role: 'consumer', symbol: clues.takes },
          { role: 'producer', symbol: clues.puts },
          { role: 'queue', symbol: unit.symbol },
        ],
        clues: clues.clues,
      };
    }
  },
};

function judge({ puts, takes, external, started, settles }: QueueUse): Candidate | undefined {
  const take = takes.find(({ isLooped }) => isLooped);
  if (take === undefined) return undefined;
  const put = puts.find(({ actor }) => actor !== take.actor);
  if (put === undefined) return undefined;
  const at = ({ by, line }: { by: FunctionInfo; line: number }) => ({ module: by.module, line });
  const clues: Clue[] = [
    { text: 'takes from a queue in a loop', weight: 0.34, at: at(take) },
    { text: 'another function puts into it', weight: 0.28, at: at(put) },
  ];
  if (external !== undefined)
    clues.push({ text: `the queue is a \`${external}\``, weight: 0.36, at: at(put) });
  if (started !== undefined)
    clues.push({ text: 'is started to run beside others', weight: 0.3, at: at(started) });
  if (settles) clues.push({ text: 'says when work is done, or waits for it', weight: 0.2, at: at(take) });
  if (take.isAwaiting)
    clues.push({ text: 'waits for each piece of work before it takes the next', weight: 0.2, at: at(take) });
  const names = [take.by.name, put.by.name, take.by.owner?.name ?? '', put.by.owner?.name ?? ''];
  const said = names.find(name => wordsOf(name).some(word => NAMES.has(word)));
  if (said !== undefined)
    clues.push({ text: `\`${said}\` speaks of it`, weight: 0.35, at: at(take), isName: true });
  return {
    roles: [
      { role: 'consumer', symbol: take.by },
      ...[...new Set(puts.filter(({ actor }) => actor !== take.actor).map(({ by }) => by))].map(symbol => ({
        role: 'producer',
        symbol,
      })),
    ],
    clues,
  };
}

interface Channel {
  readonly clues: readonly Clue[];
  readonly puts: FunctionInfo;
  readonly takes: FunctionInfo;
}

/** A queue by hand: who takes waits while it is empty, and is woken by who puts. */
function findChannel(symbol: ClassInfo, unit: Unit): Channel | undefined {
  const { functions, module } = unit;
  const surveys = functions.map(one => ({ one, survey: surveyFunctions([one.declaration]) }));
  const touching = (slots: RegExp, survey: Survey, isWaiting = false) =>
    new Set(
      survey.calls.flatMap(({ expression: { callee }, within }) =>
        (!isWaiting || within.length > 1 || within[0]?.async === true) &&
        callee.kind === 'member' &&
        slots.test(callee.name) &&
        textOf(callee.of).startsWith('self.')
          ? [textOf(callee.of)]
          : [],
      ),
    );
  for (const { one: takes, survey: taking } of surveys) {
    const taken = touching(/^(?:shift|popleft|pop|dequeue)$/, taking);
    if (taken.size === 0) continue;
    for (const { one: puts, survey: putting } of surveys) {
      if (puts === takes) continue;
      const put = touching(/^(?:push|append|enqueue|add)$/, putting);
      const shared = [...taken].find(slot => put.has(slot) && putsGiven(putting, slot));
      if (shared === undefined) continue;
      // Crosswise: those who wait are put into a second list, and taken from it by who puts.
      const waiting = [...touching(/^(?:push|append)$/, taking, true)].find(
        slot => slot !== shared && touching(/^(?:shift|popleft|pop)$/, putting).has(slot),
      );
      const names = nameOf(symbol, module);
      const at = (line: number) => ({ module, line });
      // Who finds nothing makes a new one: a pool of things that are lent, not a queue.
      const makes =
        taking.calls.find(
          ({ expression }) => expression.isNew === true && calledName(expression) !== 'Promise',
        ) ??
        taking.calls.find(
          ({ expression }) =>
            /^(?:fork|spawn|create\w*|make\w*)$/.test(calledName(expression) ?? '') &&
            calledName(expression) !== 'create_future',
        );
      if (makes !== undefined) continue;
      if (waiting !== undefined)
        return {
          puts,
          takes,
          clues: [
            {
              text: `those who find \`${shared}\` empty wait in \`${waiting}\`, and are woken by who puts`,
              weight: 0.68,
              at: at(takes.line),
            },
            ...names,
          ],
        };
      const waits = taking.calls.find(
        ({ expression, loops }) =>
          calledName(expression) === 'wait' && (loops > 0 || taking.calls.length > 0),
      );
      const wakes = putting.calls.find(
        ({ expression }) =>
          /^(?:notify|notify_all|set|notifyAll)$/.test(calledName(expression) ?? '') &&
          textOf(expression.callee).startsWith('self.'),
      );
      if (waits !== undefined && wakes !== undefined)
        return {
          puts,
          takes,
          clues: [
            {
              text: `who takes from \`${shared}\` waits, and is woken by who puts`,
              weight: 0.66,
              at: at(waits.line),
            },
            ...names,
          ],
        };
    }
  }
  return undefined;
}

/** Whether what is put there is what the method itself is given. */
function putsGiven({ calls }: Survey, slot: string): boolean {
  return calls.some(
    ({ expression: { callee, args }, within: [method] }) =>
      callee.kind === 'member' &&
      textOf(callee.of) === slot &&
      args.some(
        arg => arg.kind === 'name' && method?.parameters.some(({ name }) => name === arg.name) === true,
      ),
  );
}

function nameOf(symbol: ClassInfo, module: string): Clue[] {
  if (!wordsOf(symbol.name).some(word => NAMES.has(word) || word === 'buffer' || word === 'mailbox'))
    return [];
  return [
    { text: `is called \`${symbol.name}\``, weight: 0.35, at: { module, line: symbol.line }, isName: true },
  ];
}
