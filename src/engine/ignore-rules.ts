import ignore, { type Ignore } from 'ignore';

/** The `.gitignore` files that apply in one folder: its own and those of the folders above, up to the root. */
export interface IgnoreRules {
  /** Path of the folder the innermost file lies in, relative to the root, empty or ending in `/`. */
  readonly base: string;
  readonly matcher: Ignore;
  readonly outer: IgnoreRules | undefined;
  /** Below so many folders only the last segment of a path decides, see `countAnchored`. */
  readonly anchored: number;
  /** What was decided there, by last segment. */
  readonly byName: Map<string, Opinion>;
  /** Whether folders, relative to `base`, are ignored by this file: an inner one may have kept them. */
  readonly byFolder: Map<string, boolean>;
}

/** What one file says of a path. */
type Opinion = 'ignored' | 'kept' | 'none';

/** Adds the text of a `.gitignore` that lies in `base` (relative to the root, empty or ending in `/`). */
export function addIgnoreRules(outer: IgnoreRules | undefined, base: string, text: string): IgnoreRules {
  const matcher = ignore({ allowRelativePaths: true }).add(text);
  return { base, matcher, outer, anchored: countAnchored(text), byName: new Map(), byFolder: new Map() };
}

/**
 * Whether git would ignore a path (relative to the root; a folder's ends in `/`), given that no folder above it is
 * ignored. As in git the innermost file that has an opinion decides.
 */
export function isIgnored(rules: IgnoreRules | undefined, path: string): boolean {
  for (let level = rules; level !== undefined; level = level.outer) {
    const opinion = askLevel(level, path.slice(level.base.length));
    if (opinion !== 'none') return opinion === 'ignored';
  }
  return false;
}

/** Most files of a workspace have names that were asked about before, in another folder. */
function askLevel({ matcher, anchored, byName, byFolder }: IgnoreRules, path: string): Opinion {
  const start = path.lastIndexOf('/', path.length - 2) + 1;
  if (countSlashes(path, start) < anchored) return ask(matcher, path);
  const folder = path.slice(0, start);
  let isInside = byFolder.get(folder);
  if (isInside === undefined) {
    isInside = folder !== '' && ask(matcher, folder) === 'ignored';
    byFolder.set(folder, isInside);
  }
  if (isInside) return 'ignored';
  const name = path.slice(start);
  let opinion = byName.get(name);
  if (opinion === undefined) {
    opinion = ask(matcher, path);
    byName.set(name, opinion);
  }
  return opinion;
}

function ask(matcher: Ignore, path: string): Opinion {
  const { ignored, unignored } = matcher.test(path);
  return ignored ? 'ignored' : unignored ? 'kept' : 'none';
}

/**
 * The number of segments in the longest pattern with a `/` before its end, which speaks of paths with just as many: all
 * others speak of the last segment alone. Infinite where `**` may stand for any number.
 */
function countAnchored(text: string): number {
  let most = 0;
  for (const line of text.split(/\r?\n/)) {
    const pattern = line.replace(/^!/, '').trim().replace(/\/$/, '');
    if (line.startsWith('#') || pattern === '') continue;
    if (pattern.includes('**')) return Number.POSITIVE_INFINITY;
    if (pattern.includes('/')) most = Math.max(most, pattern.split('/').length);
  }
  return most;
}

function countSlashes(text: string, end: number): number {
  let count = 0;
  for (let at = text.indexOf('/'); at !== -1 && at < end; at = text.indexOf('/', at + 1)) count++;
  return count;
}
