import { randomUUID } from 'node:crypto';
import type { ModuleHistory } from '../model/history';

/** Gathers what a log of commits says about files. */
export interface LogTally {
  /** The arguments of git whose output this understands. */
  readonly args: readonly string[];
  /** Takes the next piece of output; `false` when no more is needed. */
  take(token: string): boolean;
  /** Why it wanted no more: everything is known, or there were too many commits. */
  readonly end: 'all' | 'limit' | undefined;
  /** Commit time of the oldest commit that was taken in, in seconds since 1970. */
  readonly oldest: number;
  /** Whether all commits of the window have been taken in. */
  readonly isPastWindow: boolean;
  /** By name; of files that were not met `undefined`. */
  describe(name: string): ModuleHistory | undefined;
}

interface FileTally {
  commits: number;
  authors: Set<string> | undefined;
  last: number;
}

/**
 * A tally of the files of these names (from the top of the repository): commits and authors since `since`, in seconds since
 * 1970, and the last change. The log comes newest first, so it can end when the window is over and each file was met, or
 * after `limit` commits older than the window. Merges do not count: what they bring has been committed before.
 */
export function createLogTally(
  names: ReadonlySet<string>,
  { since, limit, isShallow }: { since: number; limit: number; isShallow: boolean },
): LogTally {
  // In the output a commit differs from a file's name only by this, which nobody can foresee.
  const mark = `\x01${randomUUID()}`;
  const files = new Map<string, FileTally>();
  let time = Number.POSITIVE_INFINITY;
  let author = '';
  let isBoundary = false;
  let isFirst = false;
  let older = 0;
  let oldest = Number.POSITIVE_INFINITY;
  let end: LogTally['end'];

  function takeCommit(token: string): boolean {
    const [, seconds = '', parents = '', ...rest] = token.split('\x1f');
    const next = Number(seconds);
    const isOld = next < since;
    // Dates need not be in order; only commits that are out of the window count towards its end.
    if (isOld && older++ >= limit) end = 'limit';
    else if (isOld && files.size === names.size) end = 'all';
    if (end !== undefined) return false;
    time = next;
    oldest = Math.min(oldest, time);
    author = rest.join('\x1f');
    // The oldest commits of a shallow clone seem to add every file there is.
    isBoundary = isShallow && parents === '';
    isFirst = true;
    return true;
  }

  function takeFile(name: string): void {
    if (!names.has(name)) return;
    let file = files.get(name);
    if (file === undefined) {
      file = { commits: 0, authors: undefined, last: time };
      files.set(name, file);
    }
    file.last = Math.max(file.last, time);
    if (time < since || isBoundary) return;
    file.commits++;
    file.authors ??= new Set();
    file.authors.add(author);
  }

  return {
    args: [
      ...['log', '-z', '--name-only', '--no-merges', '--no-renames', '--no-ext-diff', '--no-textconv'],
      ...['--no-show-signature', '--no-color', '--no-decorate', '--no-notes', '--no-relative'],
      ...['--ignore-submodules=all', '--encoding=UTF-8'],
      `--format=%x01${mark.slice(1)}%x1f%ct%x1f%P%x1f%aE`,
    ],
    take(token) {
      if (token.startsWith(mark)) return takeCommit(token);
      // Between a commit and its first file stands a line break.
      takeFile(isFirst ? token.slice(1) : token);
      isFirst = false;
      return true;
    },
    get end() {
      return end;
    },
    get oldest() {
      return oldest;
    },
    get isPastWindow() {
      return older > 0;
    },
    describe(name) {
      const file = files.get(name);
      if (file === undefined) return undefined;
      return { commits: file.commits, authors: file.authors?.size ?? 0, lastChange: formatDay(file.last) };
    },
  };
}

/** The day of a time in seconds since 1970, in universal time, as an ISO date. */
export function formatDay(seconds: number): string {
  return new Date(seconds * 1000).toISOString().slice(0, 10);
}
