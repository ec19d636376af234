import { groupBy } from '../graph/group-by';
import { isExternal } from '../model/module';
import { compareIds } from '../model/snapshot';
import type { CheckedViolation } from './outcome';
import type { Violation } from './rule';

/**
 * A known violation. It is known by its rule and its two ends, never by its line; where an end is gone and a file of the
 * same name breaks the rule instead, it has moved and is still known.
 */
export interface BaselineEntry {
  readonly rule: string;
  readonly from: string;
  readonly to?: string;
  /** Imports between the two that are known; one where absent. */
  readonly count?: number;
  /** What tells violations apart that have the same ends. */
  readonly detail?: string;
  /** The most that was measured, for limits: more than that is new. */
  readonly value?: number;
  /** For cycles: their modules. A cycle among fewer of them is known, too. */
  readonly members?: readonly string[];
}

/** What a baseline makes of violations. */
export interface BaselineMatch {
  readonly violations: readonly CheckedViolation[];
  /** Entries, or parts of their counts, that no violation has used. */
  readonly stale: readonly BaselineEntry[];
  /** The baseline as it should be now: without what is stale, and with what has moved at its new place. */
  readonly shrunk: readonly BaselineEntry[];
}

interface Slot {
  readonly entry: BaselineEntry;
  left: number;
  readonly used: Violation[];
}

/** Marks the violations that a baseline knows. `exists` says whether a module is still there. */
export function applyBaseline(
  violations: readonly Violation[],
  baseline: readonly BaselineEntry[],
  exists: (id: string) => boolean,
): BaselineMatch {
  const slots = baseline.map((entry): Slot => ({ entry, left: entry.count ?? 1, used: [] }));
  const known = new Set<Violation>();
  const take = (slot: Slot, violation: Violation) => {
    // A cycle is one entry however many imports close it.
    if (violation.members === undefined) slot.left--;
    else slot.left = 0;
    slot.used.push(violation);
    known.add(violation);
  };
  const fits = ({ entry, left }: Slot, violation: Violation) =>
    entry.rule === violation.rule &&
    (violation.members !== undefined || left > 0) &&
    (entry.members === undefined) === (violation.members === undefined) &&
    (entry.value === undefined || violation.value === undefined || violation.value <= entry.value) &&
    (entry.detail ?? '') === detailOf(violation);
  const find = (violation: Violation, candidates: readonly Slot[], isMoved: boolean) => {
    let best: Slot | undefined;
    let bestScore = 0;
    for (const slot of candidates) {
      const score = fits(slot, violation) ? compare(slot.entry, violation, isMoved ? exists : undefined) : 0;
      if (score > bestScore) [best, bestScore] = [slot, score];
    }
    if (best !== undefined) take(best, violation);
  };

  const byEnds = groupBy(slots, ({ entry }) => endsOf(entry));
  for (const violation of violations) find(violation, byEnds.get(endsOf(violation)) ?? [], false);
  // What is left over has moved if one of its ends is gone.
  const movable = slots.filter(
    ({ entry }) =>
      !exists(entry.from) ||
      (entry.to !== undefined && !exists(entry.to)) ||
      entry.members?.some(id => !exists(id)),
  );
  const byRule = groupBy(movable, ({ entry }) => entry.rule);
  for (const violation of violations)
    if (!known.has(violation)) find(violation, byRule.get(violation.rule) ?? [], true);

  return {
    violations: violations.map(violation => ({ ...violation, baselined: known.has(violation) })),
    stale: slots.flatMap(({ entry, left }) => (left > 0 ? [withCount(entry, left)] : [])),
    shrunk: createBaseline(slots.flatMap(slot => slot.used)),
  };
}

/** A baseline in which all of these violations are known, in a lasting order. */
export function createBaseline(violations: readonly Violation[]): BaselineEntry[] {
  const entries = new Map<string, BaselineEntry>();
  for (const violation of violations) {
    const { rule, from, to, value, members } = violation;
    const detail = detailOf(violation);
    const key = JSON.stringify(members === undefined ? [rule, from, to, detail] : [rule, members]);
    const before = entries.get(key);
    if (members !== undefined) entries.set(key, { rule, from: members[0], members });
    else if (before !== undefined) entries.set(key, withCount(before, (before.count ?? 1) + 1));
    else
      entries.set(key, {
        ...{ rule, from },
        ...(to !== undefined && { to }),
        ...(detail !== '' && { detail }),
        ...(value !== undefined && { value }),
      });
  }
  return [...entries.values()].sort(
    (a, b) => compareIds(a.rule, b.rule) || compareIds(a.from, b.from) || compareIds(a.to ?? '', b.to ?? ''),
  );
}

/** What is the same for entries and violations that may fit; of cycles the rule alone. */
function endsOf({
  rule,
  from,
  to,
  members,
}: Pick<BaselineEntry, 'rule' | 'from' | 'to' | 'members'>): string {
  return members === undefined ? `${rule}\0${from}\0${to ?? ''}` : rule;
}

function withCount({ count: _, ...entry }: BaselineEntry, count: number): BaselineEntry {
  return count === 1 ? entry : { ...entry, count };
}

/** The part of a violation's key behind its ends. */
function detailOf({ key }: Violation): string {
  return key.split('|')[3] ?? '';
}

/** How well an entry fits a violation; 0 not at all. With `exists` ends may have moved. */
function compare(entry: BaselineEntry, violation: Violation, exists?: (id: string) => boolean): number {
  if (entry.members !== undefined) return compareMembers(entry.members, violation.members ?? [], exists);
  const from = compareEnds(entry.from, violation.from, exists);
  const to =
    entry.to === undefined || violation.to === undefined
      ? Number(entry.to === violation.to)
      : compareEnds(entry.to, violation.to, exists);
  return from > 0 && to > 0 ? from + to : 0;
}

function compareMembers(
  known: readonly string[],
  members: readonly string[],
  exists?: (id: string) => boolean,
): number {
  const ids = new Set(known);
  const gone = exists === undefined ? [] : known.filter(id => !exists(id));
  const isKnown = (id: string) => ids.has(id) || gone.some(other => nameOf(other) === nameOf(id));
  return members.length > 0 && members.every(isKnown) ? 1 : 0;
}

/** 1 for each segment at the end of two paths that is the same, if the former is gone; the same path is best. */
function compareEnds(before: string, now: string, exists?: (id: string) => boolean): number {
  if (before === now) return 1000;
  if (exists === undefined || exists(before) || nameOf(before) !== nameOf(now)) return 0;
  const a = before.split('/').reverse();
  const b = now.split('/').reverse();
  let same = 0;
  while (same < a.length && a[same] === b[same]) same++;
  return same;
}

function nameOf(id: string): string {
  return id.slice(id.lastIndexOf('/') + 1);
}

/**
 * Entries with the ids of a workspace, from ones with paths in their own root (`prefix` stands in front of its modules): a
 * baseline means the same whether its root is opened alone or beside others. Other roots are `../name/…`.
 */
export function placeBaseline(entries: readonly BaselineEntry[], prefix: string): readonly BaselineEntry[] {
  return renameModules(entries, id => (id.startsWith('../') ? id.slice(3) : prefix + id));
}

/** The opposite of {@link placeBaseline}: entries as they stand in the file. */
export function unplaceBaseline(entries: readonly BaselineEntry[], prefix: string): readonly BaselineEntry[] {
  return renameModules(entries, id => (id.startsWith(prefix) ? id.slice(prefix.length) : `../${id}`));
}

function renameModules(
  entries: readonly BaselineEntry[],
  rename: (id: string) => string,
): readonly BaselineEntry[] {
  const change = (id: string) => (isExternal(id) ? id : rename(id));
  return entries.map(entry => ({
    ...entry,
    from: change(entry.from),
    ...(entry.to !== undefined && { to: change(entry.to) }),
    ...(entry.members !== undefined && { members: entry.members.map(change) }),
  }));
}
