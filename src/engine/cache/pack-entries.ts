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
}

/** Packs the entries of these modules, each of which has one. */
export function packEntries(ids: readonly string[], entries: ReadonlyMap<string, CacheEntry>): Packed {
  const packer = createPacker();
  packer.list(ids, id => {
    const { stamp, isSettled, hash, bytes } = entries.get(id)!;
    packer.text(id);
    for (const value of [stamp.modified, stamp.changed, stamp.size, stamp.inode]) packer.float(value);
    packer.int(isSettled ? 1 : 0);
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
      const isSettled = unpacker.int() === 1;
      const hash = unpacker.text();
      return [id, { stamp, isSettled, hash, bytes: float() }];
    }),
  );
}
