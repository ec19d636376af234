import { asJson, type Json } from '../read-json';

/** Conditions that lead to sources by convention: `source`, `development`, `@acme/source`. */
const SOURCE = /^(?:.*[/:_-])?(?:source|src|development)$/;

/** The paths that a table of a `package.json` gives for a key. */
export interface PackageTargets {
  /** What the compiler takes; mostly one. */
  readonly typed: readonly string[];
  /** What runs; the same where nothing is said of types. */
  readonly running: readonly string[];
  /** What conditions for sources lead to. */
  readonly sources: readonly string[];
  /** All of them, whatever the conditions. */
  readonly all: readonly string[];
  /** The table has the key to say that nobody is to import it (`null`). */
  readonly isPrivate: boolean;
}

const NONE: PackageTargets = { typed: [], running: [], sources: [], all: [], isPrivate: false };

/**
 * Looks a key up in the `exports` (`.`, `./a`) or `imports` (`#a`) of a `package.json`. Conditions count in the order in
 * which the table has them (https://nodejs.org/api/packages.html#conditional-exports). `conditions`: those that hold
 * beside `types` and `default`.
 */
export function readTargets(table: unknown, key: string, conditions: ReadonlySet<string>): PackageTargets {
  const byKey = asJson(table);
  const isTable =
    byKey !== undefined && Object.keys(byKey).some(name => name.startsWith('.') || name.startsWith('#'));
  if (!isTable) return key === '.' && table !== undefined ? sortTargets(table, '', conditions) : NONE;
  if (byKey[key] !== undefined && !key.includes('*')) return sortTargets(byKey[key], '', conditions);
  const pattern = bestPattern(byKey, key);
  if (pattern === undefined) return NONE;
  const star = pattern.indexOf('*');
  const middle =
    star === -1 ? key.slice(pattern.length) : key.slice(star, key.length - (pattern.length - star - 1));
  return sortTargets(byKey[pattern], middle, conditions, star === -1);
}

/** The pattern with the longest text before its star; a key ending in `/` stands for everything below. */
function bestPattern(table: Json, key: string): string | undefined {
  let best: string | undefined;
  let bestLength = -1;
  for (const pattern of Object.keys(table)) {
    const star = pattern.indexOf('*');
    const prefix = star === -1 ? pattern : pattern.slice(0, star);
    if (star === -1 && !pattern.endsWith('/')) continue;
    const suffix = star === -1 ? '' : pattern.slice(star + 1);
    if (!key.startsWith(prefix) || !key.endsWith(suffix) || key.length < prefix.length + suffix.length)
      continue;
    if (prefix.length < bestLength || (prefix.length === bestLength && pattern.length <= best!.length))
      continue;
    best = pattern;
    bestLength = prefix.length;
  }
  return best;
}

/** `middle` is what a star stands for, or what follows a folder. */
function sortTargets(
  value: unknown,
  middle: string,
  conditions: ReadonlySet<string>,
  isFolder = false,
): PackageTargets {
  const fill = (target: string) => (isFolder ? target + middle : target.replaceAll('*', () => middle));
  const choose = (holds: (condition: string) => boolean) => (chooseTargets(value, holds) ?? []).map(fill);
  const runs = (condition: string) => condition === 'default' || conditions.has(condition);
  return {
    typed: choose(condition => condition === 'types' || condition.startsWith('types@') || runs(condition)),
    running: choose(runs),
    sources: choose(condition => SOURCE.test(condition)),
    all: collectTargets(value).map(fill),
    isPrivate: chooseTargets(value, runs) === null,
  };
}

/** The first target whose conditions hold; of a list all. `null` where that is said to be none, `undefined` without any. */
function chooseTargets(
  value: unknown,
  holds: (condition: string) => boolean,
): readonly string[] | null | undefined {
  if (typeof value === 'string') return [value];
  if (value === null) return null;
  if (Array.isArray(value)) {
    const chosen = value.flatMap(item => chooseTargets(item, holds) ?? []);
    return chosen.length === 0 ? undefined : chosen;
  }
  for (const [condition, target] of Object.entries(asJson(value) ?? {})) {
    const chosen = holds(condition) ? chooseTargets(target, holds) : undefined;
    if (chosen !== undefined) return chosen;
  }
  return undefined;
}

/** Every path in a target, in the order of the text. */
function collectTargets(value: unknown): readonly string[] {
  if (typeof value === 'string') return [value];
  if (Array.isArray(value)) return value.flatMap(collectTargets);
  return Object.values(asJson(value) ?? {}).flatMap(collectTargets);
}
