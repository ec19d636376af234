import type { CodeModel } from '../code/code-model';
import type { ClassInfo } from '../code/symbols';
import type { Candidate } from '../pattern';
import { familyOf } from '../shapes/families';
import { calledClue, pathClue, present } from '../shapes/naming';
import { findReversible, type Reversible } from '../shapes/reversible';
import { rolesOf } from '../shapes/roles';
import { type CallQueue, findCallQueues } from '../shapes/stored-calls';

/** Words that speak for commands: of classes, and of their methods. */
export interface CommandWords {
  readonly classes: ReadonlySet<string>;
  readonly methods: ReadonlySet<string>;
}

/** Commands that nobody was seen to run, and calls that are kept with their arguments; `known` have been found otherwise. */
export function* findCommandForms(
  code: CodeModel,
  words: CommandWords,
  known: ReadonlySet<ClassInfo>,
): Iterable<Candidate> {
  const byBase = new Map<ClassInfo, Reversible[]>();
  for (const one of findReversible(code)) {
    if (known.has(one.base) || known.has(one.owner)) continue;
    const list = byBase.get(one.base);
    if (list === undefined) byBase.set(one.base, [one]);
    else list.push(one);
  }
  for (const [base, all] of byBase) yield describeReversible(code, words, base, all);
  for (const queue of findCallQueues(code)) yield describeQueue(words, queue);
}

function describeReversible(
  code: CodeModel,
  words: CommandWords,
  base: ClassInfo,
  all: readonly Reversible[],
): Candidate {
  const [first] = all;
  const { owner, field, act, undo } = first!;
  const receivers = new Set(all.flatMap(one => familyOf(code, one.field)?.variants ?? []));
  return {
    roles: [
      { role: 'command', symbol: base },
      ...rolesOf(
        'concrete-command',
        all.map(one => one.owner),
      ),
      ...rolesOf('receiver', receivers),
    ],
    clues: present(
      {
        text: `\`${owner.name}.${act.name}\` asks what it was made with, in \`${field.name}\`, for the work`,
        weight: 0.3,
        at: act,
      },
      {
        text: `\`${undo.name}\` asks the same one for something else, with nothing given`,
        weight: 0.25,
        at: undo,
      },
      all.some(one => one.passesOwn) && {
        text: 'what the work is to be done with was kept when it was made',
        weight: 0.25,
        at: owner,
      },
      all.length > 1 && { text: `${all.length} classes do so`, weight: 0.2, at: all[1]!.owner },
      calledClue([base, owner], words.classes, 0.5),
      calledClue([act, undo], words.methods, 0.3),
      pathClue(base, words.classes, 0.3),
    ),
  };
}

function describeQueue(
  words: CommandWords,
  { owner, field, put, run, runners, history }: CallQueue,
): Candidate {
  const at = (line: number) => ({ module: owner.module, line });
  return {
    roles: [
      { role: 'command', symbol: { name: field.name, ...at(field.line) } },
      { role: 'invoker', symbol: owner },
    ],
    clues: present(
      {
        text: `\`${put.by}\` keeps a function together with what it is to be called with in \`${field.name}\``,
        weight: 0.35,
        at: at(put.line),
      },
      { text: `\`${run.by}\` calls it with that later`, weight: 0.25, at: at(run.line) },
      runners > 1 && { text: 'other methods do it again, or take it back', weight: 0.2, at: owner },
      history && {
        text: `what was done is kept in \`${history.name}\``,
        weight: 0.15,
        at: at(history.line),
      },
      calledClue(
        [owner, { name: put.by, ...at(put.line) }, { name: field.name, ...at(field.line) }],
        words.classes,
        0.5,
      ),
      calledClue([{ name: run.by, ...at(run.line) }], words.methods, 0.3),
      pathClue(owner, words.classes, 0.3),
    ),
  };
}
