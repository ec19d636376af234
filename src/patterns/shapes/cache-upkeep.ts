import type { Expression } from '../../model/code';
import { findTimes } from './clock';
import { isOrder, sizedSlot, within } from './counters';
import type { Survey } from './survey';
import { calledName, textOf } from './texts';

/** How a store forgets. */
export interface Upkeep {
  readonly text: string;
  readonly line: number;
}

/** What is kept has its time with it, which is looked at later. */
export function findExpiry(survey: Survey): Upkeep | undefined {
  const times = findTimes(survey);
  const isTimed = (value: Expression | undefined): boolean => {
    if (value === undefined) return false;
    if (value.kind === 'dict')
      return value.entries.some(entry => times.isTime(entry.value) && entry.value.kind !== 'function');
    if (value.kind === 'list') return value.items.some(item => times.isTime(item));
    if (value.kind === 'call') return value.args.some(arg => times.isTime(arg) || isTimed(arg));
    return false;
  };
  const isOwn = (store: Expression) => textOf(store).startsWith('self.');
  const kept = survey.changes.find(
    ({ target, value }) =>
      target.kind === 'index' && isOwn(target.of) && (isTimed(value) || times.isTime(value)),
  );
  const set = survey.calls.find(
    ({ expression: { callee, args } }) =>
      callee.kind === 'member' &&
      isOwn(callee.of) &&
      args.length >= 2 &&
      args.slice(1).some(arg => isTimed(arg) || isTimedName(arg, survey, isTimed)),
  );
  const old = survey.comparisons.find(
    comparison => isOrder(comparison) && (times.isTime(comparison.left) || times.isTime(comparison.right)),
  );
  if (old === undefined || (kept === undefined && set === undefined)) return undefined;
  return { text: 'keeps how old things are, and does not give out what is too old', line: old.line };
}

function isTimedName(
  arg: Expression,
  { changes }: Survey,
  isTimed: (value: Expression | undefined) => boolean,
): boolean {
  return arg.kind === 'name' && changes.some(({ slot, value }) => slot === arg.name && isTimed(value));
}

/** There is room for so much; the oldest, or what was not used for longest, makes way. */
export function findRecency(survey: Survey): Upkeep | undefined {
  const full = new Set<string>();
  for (const { left, right, operator } of survey.comparisons) {
    if (!/^[<>]/.test(operator) && operator !== '==') continue;
    const isFirst = [left, right].some(
      side => side.kind === 'literal' && (side.text === '0' || side.text === '1'),
    );
    if (isFirst) continue;
    for (const side of [left, right])
      for (const part of within(side)) {
        const slot = sizedSlot(part);
        if (slot?.startsWith('self')) full.add(slot);
      }
  }
  if (full.size === 0) return undefined;
  const drops = survey.calls.find(
    ({ expression: { callee }, guards, loops }) =>
      callee.kind === 'member' &&
      (guards.length > 0 || loops > 0) &&
      /^(?:popitem|delete|pop|shift|popleft|remove)$/.test(callee.name) &&
      full.has(textOf(callee.of)),
  );
  const evicts = survey.calls.find(
    ({ expression, guards }) =>
      guards.length > 0 && /evict|prune|trim|cull/i.test(calledName(expression) ?? ''),
  );
  const used = survey.calls.some(({ expression }) =>
    /^(?:move_to_end|keys)$/.test(calledName(expression) ?? ''),
  );
  if (drops !== undefined && used)
    return { text: 'when it is full, what was not used for longest makes way', line: drops.line };
  const out = evicts ?? drops;
  return out && { text: 'when it is full, something makes way', line: out.line };
}
