import type { CodeModel } from '../code/code-model';
import type { ClassInfo } from '../code/symbols';
import type { Candidate, Clue } from '../pattern';
import { findTimes } from './clock';
import { isOrder } from './counters';
import { runsGiven } from './given';
import type { Comparison, Survey } from './survey';
import { calledName } from './texts';
import { listUnits, surveyUnit } from './units';
import { wordsOf } from './words';

/** A breaker whose states are classes of one family, and the classes through which calls go. */
export interface StateBreaker {
  readonly states: Candidate;
  readonly holders: readonly Candidate[];
}

const CHIEF = 'circuit-breaker';

/**
 * Finds families of states (see Nygard, "Release It!") of which one counts up to a limit and goes over to another, and another
 * one refuses until some time has gone by.
 */
export function* listStateBreakers(code: CodeModel): Iterable<StateBreaker> {
  const families = new Map<ClassInfo, ClassInfo[]>();
  for (const one of code.classes)
    for (const base of one.kind === 'class' ? one.bases : []) {
      const members = families.get(base) ?? [];
      families.set(base, members);
      members.push(one);
    }
  const possible = [...families].filter(([, members]) => members.length > 1 && members.length < 9);
  if (possible.length === 0) return;
  const surveys = new Map<unknown, Survey>();
  const wanted = new Set(possible.flatMap(([, members]) => members));
  for (const unit of listUnits(code))
    if (wanted.has(unit.symbol as ClassInfo)) surveys.set(unit.symbol, surveyUnit(unit));
  for (const [base, members] of possible) {
    const clues = judge(members, surveys, code);
    if (clues === undefined) continue;
    yield {
      states: { roles: [{ role: CHIEF, symbol: base }], clues },
      holders: listHolders(members, base, code),
    };
  }
}

function judge(
  members: readonly ClassInfo[],
  surveys: ReadonlyMap<unknown, Survey>,
  code: CodeModel,
): Clue[] | undefined {
  const family = new Set(members);
  const goesOver = (one: ClassInfo) =>
    one.methods.some(method =>
      code.creationsOf(method).some(made => made.class !== one && family.has(made.class)),
    );
  const [refusing, refusal] = findFirst(members, surveys, refuses) ?? [];
  if (refusing === undefined || refusal === undefined || !goesOver(refusing)) return undefined;
  const others = members.filter(one => one !== refusing && goesOver(one));
  const [counting, limit] = findFirst(others, surveys, countsUp) ?? [];
  if (counting === undefined || limit === undefined) return undefined;
  const at = (one: ClassInfo, line: number) => ({ module: one.module, line });
  const clues: Clue[] = [
    {
      text: `\`${counting.name}\` goes over to another state at a limit`,
      weight: 0.42,
      at: at(counting, limit),
    },
    {
      text: `\`${refusing.name}\` refuses, and goes over to another state after some time`,
      weight: 0.5,
      at: at(refusing, refusal),
    },
  ];
  const words = new Set(members.flatMap(({ name }) => wordsOf(name)));
  if (
    words.has('breaker') ||
    words.has('circuit') ||
    (words.has('open') && (words.has('closed') || words.has('half')))
  )
    clues.push({
      text: 'its states are open, closed, half-open, or those of a breaker',
      weight: 0.4,
      at: at(refusing, refusing.line),
      isName: true,
    });
  return clues;
}

function findFirst(
  members: readonly ClassInfo[],
  surveys: ReadonlyMap<unknown, Survey>,
  ask: (survey: Survey) => number | undefined,
): [ClassInfo, number] | undefined {
  for (const one of members) {
    const survey = surveys.get(one);
    const line = survey && ask(survey);
    if (line !== undefined) return [one, line];
  }
  return undefined;
}

/** Where a state raises that also knows the time or sets a timer. */
function refuses(survey: Survey): number | undefined {
  const { exits, calls, comparisons } = survey;
  const refusal =
    exits.find(({ kind, inCatch }) => kind === 'raise' && !inCatch) ??
    calls.find(({ expression }) => calledName(expression) === 'reject');
  if (refusal === undefined) return undefined;
  const isTimed =
    calls.some(({ expression }) => /^(?:setTimeout|call_later|Timer)$/.test(calledName(expression) ?? '')) ||
    comparisons.some(timedBy(survey));
  return isTimed ? refusal.line : undefined;
}

function timedBy(survey: Survey): (comparison: Comparison) => boolean {
  const times = findTimes(survey);
  return one => isOrder(one) && (times.isTime(one.left) || times.isTime(one.right));
}

/** Where a state holds something that it has counted against a limit that is no number of its own. */
function countsUp(survey: Survey): number | undefined {
  const isTimed = timedBy(survey);
  const isCounted =
    survey.changes.some(({ operator, slot }) => operator === '+' && slot.startsWith('self')) ||
    survey.calls.some(({ expression }) =>
      /inc|count|add|record|push|append/i.test(calledName(expression) ?? ''),
    );
  const limit = survey.comparisons.find(
    one =>
      isOrder(one) &&
      !isTimed(one) &&
      [one.left, one.right].every(
        side => side.kind === 'member' || side.kind === 'name' || side.kind === 'call',
      ),
  );
  return isCounted ? limit?.line : undefined;
}

/** Classes outside of the family that make its states and run what they are given. */
function listHolders(members: readonly ClassInfo[], base: ClassInfo, code: CodeModel): Candidate[] {
  const holders = new Map<ClassInfo, number>();
  for (const one of members)
    for (const { from, line } of code.creatorsOf(one)) {
      const owner = from?.owner;
      if (owner !== undefined && owner !== base && !members.includes(owner)) holders.set(owner, line);
    }
  const found: Candidate[] = [];
  for (const [symbol, line] of holders) {
    const runs = symbol.methods.find(method =>
      surveyUnit({ symbol: method, module: method.module, functions: [method] }).calls.some(call =>
        runsGiven(call, symbol),
      ),
    );
    if (runs === undefined) continue;
    found.push({
      roles: [
        { role: CHIEF, symbol },
        { role: 'guard', symbol: runs },
      ],
      clues: [
        {
          text: `its states are those of \`${base.name}\``,
          weight: 0.55,
          at: { module: symbol.module, line },
        },
        {
          text: 'runs what it is given in between',
          weight: 0.3,
          at: { module: symbol.module, line: runs.line },
        },
      ],
    });
  }
  return found;
}
