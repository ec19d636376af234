import { type Eventually, errorCode, type FileSource, type LinkTarget } from '../file-source';
import { type FileStamp, isSettled } from './file-stamp';

/** What a file source was asked, with what tells whether it would answer the same now. Paths are absolute. */
export interface Answers {
  /** Stamps of the files that were read and the folders that were listed, each taken before its answer. */
  readonly stamps: ReadonlyMap<string, FileStamp>;
  /** Where links led, by their paths. */
  readonly links: ReadonlyMap<string, LinkAnswer>;
}

/** Where a link leads, or the code of the error where it leads nowhere. */
export type LinkAnswer = LinkTarget | string;

/** A file source that remembers what it was asked. */
export interface FileTrace {
  /** To be asked in place of the source. */
  readonly files: FileSource;
  /** Everything that was asked so far; `undefined` where an answer may become another without its showing. */
  list(): Answers | undefined;
}

/** Remembers what a file source is asked from now on. `undefined` where its stamps do not tell all that may change. */
export function traceFiles(source: FileSource): FileTrace | undefined {
  const readStamp = source.hasFolderStamps === true ? source.readStamp : undefined;
  if (readStamp === undefined) return undefined;
  const stamps = new Map<string, FileStamp>();
  const links = new Map<string, LinkAnswer>();
  let isCertain = true;

  function afterStamp<T>(path: string, answer: (path: string) => Eventually<T>): Eventually<T> {
    const now = Date.now();
    const keep = (stamp: FileStamp) => {
      stamps.set(path, stamp);
      isCertain &&= isSettled(stamp, now) && source.isOnDisk(path);
    };
    const doubt = () => {
      isCertain = false;
    };
    try {
      const stamp = readStamp!(path);
      if (stamp instanceof Promise) return stamp.then(keep, doubt).then(() => answerOf(path, answer));
      keep(stamp);
    } catch {
      doubt();
    }
    return answerOf(path, answer);
  }

  function answerOf<T>(path: string, answer: (path: string) => Eventually<T>): Eventually<T> {
    // What is wrong (too many open files, a fault of the disk) may be over without a trace.
    const fail = (error: unknown): never => {
      isCertain = false;
      throw error;
    };
    try {
      const found = answer(path);
      return found instanceof Promise ? found.catch(fail) : found;
    } catch (error) {
      return fail(error);
    }
  }

  async function followLink(path: string): Promise<LinkTarget> {
    try {
      const target = await source.followLink(path);
      links.set(path, target);
      return target;
    } catch (error) {
      links.set(path, errorCode(error));
      throw error;
    }
  }

  return {
    files: {
      ...source,
      readFolder: path => afterStamp(path, source.readFolder),
      readFile: path => afterStamp(path, source.readFile),
      followLink,
    },
    list: () => (isCertain ? { stamps, links } : undefined),
  };
}
