import type { FileStamp } from './file-stamp';
import { createPacker, type Packed } from './packer';
import { createUnpacker } from './unpacker';

/** What is known of one module's file. */
export interface CacheEntry {
  readonly stamp: FileStamp;
  /** The stamp alone tells whether the file has changed since. */
  readonly isSettled: boolean;
  /** Identifies the content, see `hashContent`. */
  readonly hash: string;
  /** Size of the content that was read. */
  readonly bytes: number;
  /** Symbols were read, too. */
  readonly hasSymbols: boolean;
}

const SETTLED = 1;
const SYMBOLS = 2;

/** Packs the entries of these modules, each of which has one. */
export function packEntries(ids: readonly string[], entries: ReadonlyMap<string, CacheEntry>): Packed {
  const packer = createPacker();
  packer.list(ids, id => {
    const { stamp, isSettled, hash, bytes, hasSymbols } = entries.get(id)!;
    packer.text(id);
    for (const value of [stamp.modified, stamp.changed, stamp.size, stamp.inode]) packer.float(value);
    packer.int((isSettled ? SETTLED : 0) | (hasSymbols ? SYMBOLS : 0));
    packer.text(hash);
    packer.float(bytes);
  });
  return packer.finish();
}

/** The entries that `packEntries` has packed, in their order. */
export function unpackEntries(packed: Packed): Map<string, CacheEntry> {
  const unpacker = createUnpacker(packed);
  const { float } = unpacker;
  return new Map(
    unpacker.list((): [string, CacheEntry] => {
      const id = unpacker.text();
      const stamp = { modified: float(), changed: float(), size: float(), inode: float() };
      const flags = unpacker.int();
      const hash = unpacker.text();
      const bytes = float();
      const isSettled = (flags & SETTLED) !== 0;
      return [id, { stamp, isSettled, hash, bytes, hasSymbols: (flags & SYMBOLS) !== 0 }];
    }),
  );
}
