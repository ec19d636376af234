import type { LinkTarget } from '../file-source';
import { readCacheFile } from './cache-file';
import type { GraphTotals } from './pack-graph';
import { createPacker, type Packed } from './packer';
import { listStamps, type StampList } from './stamp-list';
import type { Answers, LinkAnswer } from './trace-files';
import { createUnpacker, parseTexts } from './unpacker';

/** What a disk has answered when a report was made, and what belongs to that report. */
export interface KeptAnswers {
  /** The digest that the report is kept under. */
  readonly digest: string;
  readonly totals: GraphTotals;
  readonly answers: Answers;
}

/** The same with stamps in a row. */
export type ListedAnswers = Omit<KeptAnswers, 'answers'> & {
  readonly answers: Omit<Answers, 'stamps'> & { readonly stamps: StampList };
};

/** The sections of a file with answers. */
export function packAnswers({ digest, totals, answers }: KeptAnswers): Packed[] {
  const packer = createPacker();
  const { text, float, list, int } = packer;
  text(digest);
  for (const value of [totals.files, totals.lines, totals.bytes]) float(value);
  list([...answers.links], ([path, answer]) => {
    text(path);
    const isLost = typeof answer === 'string';
    int(ENDS.indexOf(isLost ? 'nowhere' : answer.kind));
    text(isLost ? answer : answer.path);
  });
  const { paths, numbers } = listStamps(answers.stamps);
  const bytes = new Uint8Array(numbers.buffer);
  return [packer.finish(), { numbers: bytes, texts: Buffer.from(JSON.stringify(paths)) }];
}

const ENDS: readonly (LinkTarget['kind'] | 'nowhere')[] = ['nowhere', 'file', 'folder', 'other'];

/** Reads a file with answers; `undefined` where there are none of this key, or they make no sense. */
export function readAnswers(file: string, key: string): ListedAnswers | undefined {
  const reading = readCacheFile(file, key);
  if (reading.kind !== 'sections') return undefined;
  try {
    return unpackAnswers(reading.sections);
  } catch {
    // Nothing is lost: whoever has no answers asks anew.
    return undefined;
  }
}

function unpackAnswers([head, stamps]: readonly Packed[]): ListedAnswers {
  const { text, float, list, choice } = createUnpacker(head!);
  const digest = text();
  const totals = { files: float(), lines: float(), bytes: float() };
  const links = list((): [string, LinkAnswer] => {
    const path = text();
    const kind = choice(ENDS);
    return [path, kind === 'nowhere' ? text() : { path: text(), kind }];
  });
  const answers = { stamps: unpackStamps(stamps!), links: new Map(links) };
  return { digest, totals, answers };
}

function unpackStamps({ numbers, texts }: Packed): StampList {
  return { paths: parseTexts(texts), numbers: new Float64Array(new Uint8Array(numbers).buffer) };
}
