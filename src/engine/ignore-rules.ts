import ignore, { type Ignore } from 'ignore';

/** The `.gitignore` files that apply in one folder: its own and those of the folders above, up to the root. */
export interface IgnoreRules {
  /** Path of the folder the innermost file lies in, relative to the root, empty or ending in `/`. */
  readonly base: string;
  readonly matcher: Ignore;
  readonly outer: IgnoreRules | undefined;
}

/** Adds the text of a `.gitignore` that lies in `base` (relative to the root, empty or ending in `/`). */
export function addIgnoreRules(outer: IgnoreRules | undefined, base: string, text: string): IgnoreRules {
  return { base, matcher: ignore({ allowRelativePaths: true }).add(text), outer };
}

/**
 * Whether git would ignore a path (relative to the root; a folder's ends in `/`), given that no folder above it is
 * ignored. As in git the innermost file that has an opinion decides.
 */
export function isIgnored(rules: IgnoreRules | undefined, path: string): boolean {
  for (let level = rules; level !== undefined; level = level.outer) {
    const { ignored, unignored } = level.matcher.test(path.slice(level.base.length));
    if (ignored) return true;
    if (unignored) return false;
  }
  return false;
}
