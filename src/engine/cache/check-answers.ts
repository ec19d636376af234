import { type Eventually, errorCode, type FileSource } from '../file-source';
import type { TimeSlice } from '../time-slice';
import type { ListedAnswers } from './kept-answers';
import { isListed } from './stamp-list';
import type { LinkAnswer } from './trace-files';

/** Whether a file source would answer everything as it did then. Rejects with the slice's reason only. */
export async function wouldAnswerSame(
  { stamps, links }: ListedAnswers['answers'],
  source: FileSource,
  slice: TimeSlice,
): Promise<boolean> {
  const { readStamp } = source;
  if (readStamp === undefined || source.hasFolderStamps !== true) return false;
  for (const [place, path] of stamps.paths.entries()) {
    if (slice.isOver()) await slice.pause();
    const asked = ask(readStamp, path);
    const answer = asked instanceof Promise ? await asked : asked;
    if (typeof answer === 'string' || !isListed(stamps, place, answer)) return false;
  }
  for (const [path, before] of links)
    if (!isSameLink(await ask(source.followLink, path), before)) return false;
  return true;
}

/** What is answered, or the code of the error. */
function ask<T>(question: (path: string) => Eventually<T>, path: string): Eventually<T | string> {
  try {
    const answer = question(path);
    return answer instanceof Promise ? answer.catch(errorCode) : answer;
  } catch (error) {
    return errorCode(error);
  }
}

function isSameLink(a: LinkAnswer, b: LinkAnswer): boolean {
  if (typeof a === 'string' || typeof b === 'string') return a === b;
  return a.path === b.path && a.kind === b.kind;
}
