import { findExpressionFault } from '../text/check-expression';
import type { ComplainAt, OptionReader } from '../text/option-reader';

/** A regular expression for paths, which may hold `$1` for what a group of another one has matched. */
export interface PathPattern {
  /** `groups`: the whole match, then what the groups have matched. */
  test(path: string, groups?: readonly string[]): boolean;
  /** What messages call it. */
  readonly source: string;
  /** The whole match and its groups; empty where there is no group or no match. */
  groupsOf(path: string): readonly string[];
}

/** Most expressions that one pattern is kept as, with other texts in place of `$1`. */
const MOST_KEPT = 1000;

/**
 * Reads `path` and its like: one expression or a list of them, of which one has to match. Undefined where it is absent;
 * broken ones and those that could take for ever are reported, and `isSound` then says no.
 */
export function readPattern(
  options: OptionReader,
  key: string,
  complain: ComplainAt,
): { readonly pattern?: PathPattern; readonly isSound: boolean } {
  const texts = options.texts(key);
  if (texts === undefined) return { isSound: !options.has(key) };
  let isSound = true;
  for (const { text, place } of texts) {
    const fault = findExpressionFault(text);
    if (fault === undefined) continue;
    complain(place, fault);
    isSound = false;
  }
  const source = texts.map(({ text }) => text).join('|');
  // As for dependency-cruiser, an empty one is none.
  if (source === '') return { isSound };
  return isSound ? { pattern: createPattern(source), isSound } : { isSound };
}

function createPattern(source: string): PathPattern {
  const plain = new RegExp(source);
  const hasPlaceholder = /\$\d/.test(source);
  const filled = new Map<string, RegExp>();
  const fill = (groups: readonly string[]): RegExp => {
    const key = groups.join('\0');
    const known = filled.get(key);
    if (known !== undefined) return known;
    if (filled.size >= MOST_KEPT) filled.clear();
    let text = source;
    // What stands in the place of `$1` is a piece of a path, not of an expression.
    for (const [i, group] of groups.entries())
      text = text.replaceAll(`$${i}`, () => group.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&'));
    const made = new RegExp(text);
    filled.set(key, made);
    return made;
  };
  return {
    source,
    test: (path, groups = []) => (hasPlaceholder && groups.length > 0 ? fill(groups) : plain).test(path),
    groupsOf(path) {
      const match = plain.exec(path);
      return match !== null && match.length > 1 ? match.filter(group => typeof group === 'string') : [];
    },
  };
}
