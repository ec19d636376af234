import type { CodeFacts } from '../../model/code';
import type { TimeSlice } from '../time-slice';
import { readCacheFile } from './cache-file';
import { createPacker, type Packed } from './packer';
import { createUnpacker, DamagedData } from './unpacker';

/** What is known of one module's code. */
export interface CachedCode {
  /** Of the content that it was read from, see `hashContent`. */
  readonly hash: string;
  /** `undefined` where that content has no code to read. */
  readonly code: CodeFacts | undefined;
}

// Trees of code are several times as long as all else that is known of a workspace, and only looking for patterns needs
// them. They have a file of their own, which nobody else opens. Every module stands in it with the hash of its content, so
// that the file may lag behind.

/** Reads a file of code; there is none in what is damaged or of another version. */
export function readCodeCache(file: string, key: string): CodeReading {
  const reading = readCacheFile(file, key);
  if (reading.kind === 'none') return { modules: new Map(), isDamaged: false };
  if (reading.kind === 'useless') return { modules: new Map(), isDamaged: reading.reason === 'damaged' };
  try {
    return { modules: unpackCodes(reading.sections), isDamaged: false };
  } catch {
    return { modules: new Map(), isDamaged: true };
  }
}

/** What was read: code by the ids of modules. */
export interface CodeReading {
  readonly modules: ReadonlyMap<string, CachedCode>;
  readonly isDamaged: boolean;
}

const NO_CODE = -1;

/** The sections of a file with this code. Rejects where the slice does. */
export async function packCodes(
  modules: ReadonlyMap<string, CachedCode>,
  slice: TimeSlice,
): Promise<Packed[]> {
  const packer = createPacker();
  const trees: Uint8Array[] = [];
  packer.int(modules.size);
  for (const [id, { hash, code }] of modules) {
    packer.text(id);
    packer.text(hash);
    if (code === undefined) {
      packer.int(NO_CODE);
      continue;
    }
    const { steps, texts } = code.packed;
    trees.push(steps);
    packer.int(steps.length);
    packer.text(texts);
    packer.list(code.names, ({ local, import: place, name }) => {
      packer.text(local);
      packer.int(place);
      packer.text(name);
    });
    if (slice.isOver()) await slice.pause();
  }
  return [packer.finish(), { numbers: new Uint8Array(), texts: Buffer.concat(trees) }];
}

function unpackCodes(sections: readonly Packed[]): Map<string, CachedCode> {
  const [index, trees] = sections;
  if (index === undefined || trees === undefined) throw new DamagedData('A section is missing.');
  const unpacker = createUnpacker(index);
  const bytes = trees.texts;
  let at = 0;
  return new Map(
    unpacker.list((): [string, CachedCode] => {
      const id = unpacker.text();
      const hash = unpacker.text();
      const length = unpacker.int();
      if (length === NO_CODE) return [id, { hash, code: undefined }];
      const start = at;
      at += length;
      if (length < 0 || at > bytes.length) throw new DamagedData('A tree is cut off.');
      const texts = unpacker.text();
      const names = unpacker.list(() => ({
        local: unpacker.text(),
        import: unpacker.int(),
        name: unpacker.text(),
      }));
      const steps = bytes.subarray(start, start + length);
      return [id, { hash, code: { names, packed: { steps, texts } } }];
    }),
  );
}
