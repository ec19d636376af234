import ignore, { type Ignore } from 'ignore';

/** The `.gitignore` files that apply in one folder: its own and those of the folders above, up to the root. */
export interface IgnoreRules {
  /** Path of the folder the innermost file lies in, relative to the root, empty or ending in `/`. */
  readonly base: string;
  readonly matcher: Ignore;
  readonly outer: IgnoreRules | undefined;
  readonly reach: Reach;
  /** Whether folders, relative to `base`, are ignored by this file: an inner one may have kept them. */
  readonly byFolder: Map<string, boolean>;
}

/** Which paths a file may have an opinion of. Asking the matcher itself takes ten times as long. */
interface Reach {
  /** Below so many folders its patterns speak of the last segment of a path alone. */
  readonly anchored: number;
  /** Last segments, in small letters, that it may speak of. */
  readonly names: ReadonlySet<string>;
  /** Fits all others that it may speak of, and perhaps more; absent where there are none. */
  readonly wide?: RegExp;
}

/** What one file says of a path. */
type Opinion = 'ignored' | 'kept' | 'none';

/** Adds the text of a `.gitignore` that lies in `base` (relative to the root, empty or ending in `/`). */
export function addIgnoreRules(outer: IgnoreRules | undefined, base: string, text: string): IgnoreRules {
  const matcher = ignore({ allowRelativePaths: true }).add(text);
  return { base, matcher, outer, reach: findReach(text), byFolder: new Map() };
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

function askLevel(level: IgnoreRules, path: string): Opinion {
  const { matcher, reach, byFolder } = level;
  const end = path.endsWith('/') ? path.length - 1 : path.length;
  const start = path.lastIndexOf('/', end - 1) + 1;
  const name = path.slice(start, end);
  if (
    countSlashes(path, start) < reach.anchored ||
    reach.names.has(name.toLowerCase()) ||
    reach.wide?.test(name)
  )
    return ask(matcher, path);
  const folder = path.slice(0, start);
  let isInside = byFolder.get(folder);
  if (isInside === undefined) {
    isInside = folder !== '' && askLevel(level, folder) === 'ignored';
    byFolder.set(folder, isInside);
  }
  return isInside ? 'ignored' : 'none';
}

function ask(matcher: Ignore, path: string): Opinion {
  const { ignored, unignored } = matcher.test(path);
  return ignored ? 'ignored' : unignored ? 'kept' : 'none';
}

/**
 * A pattern with a `/` before its end speaks of paths with just as many segments as it has, and where `**` may stand for
 * any number, of any. All others speak of the last segment.
 */
function findReach(text: string): Reach {
  let anchored = 0;
  const names = new Set<string>();
  const wide: string[] = [];
  for (const line of text.replace(/^\uFEFF/, '').split(/\r?\n/)) {
    const pattern = line.replace(/^!/, '').trimEnd().replace(/\/$/, '');
    if (line.startsWith('#') || pattern === '') continue;
    if (pattern.includes('**')) anchored = Number.POSITIVE_INFINITY;
    else if (pattern.includes('/')) anchored = Math.max(anchored, pattern.split('/').length);
    else if (PLAIN.test(pattern)) names.add(pattern.toLowerCase());
    else wide.push(widen(pattern));
  }
  return {
    anchored,
    names,
    ...(wide.length > 0 && { wide: new RegExp(`^(?:${wide.join('|')})$`, 'is') }),
  };
}

/** A pattern that stands for itself alone, in small letters or capitals. */
const PLAIN = /^[\w.@~+-]+$/;

/** A character that was made plain, a simple class of characters, or one character. */
const TOKEN = /\\(.)|\[[!^]?[^\][\\!^][^\][\\]*\]|./gsu;

/** The source of an expression that fits what a pattern without `/` fits, and perhaps more. */
function widen(pattern: string): string {
  let source = '';
  for (const [token, plain] of pattern.matchAll(TOKEN)) {
    // The rest is left to the matcher.
    if (token === '[' || token === '\\') return `${source}.*`;
    if (plain !== undefined) source += escapeCharacter(plain);
    else if (token === '*') source += '.*';
    else source += token === '?' || token.length > 2 ? '.' : escapeCharacter(token);
  }
  // So is what spaces at the end mean.
  return `${source}\\s*`;
}

function escapeCharacter(character: string): string {
  return character.replace(/[\\^$.*+?()[\]{}|/]/, '\\$&');
}

function countSlashes(text: string, end: number): number {
  let count = 0;
  for (let at = text.indexOf('/'); at !== -1 && at < end; at = text.indexOf('/', at + 1)) count++;
  return count;
}
