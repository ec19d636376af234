import { type FileStamp, isSameStamp } from './file-stamp';
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
  const numbers: number[] = [];
  let place = 0;
  const entries = unpacker.list((): [string, CacheEntry] => {
    const id = unpacker.text();
    for (let i = 0; i < STAMP; i++) numbers.push(unpacker.float());
    const flags = unpacker.int();
    const hash = unpacker.text();
    numbers.push(unpacker.float());
    return [id, new PackedEntry(numbers, NUMBERS * place++, flags, hash)];
  });
  return new Map(entries);
}

/** Numbers of a stamp. */
const STAMP = 4;
/** Numbers of an entry: its stamp's, and its bytes. */
const NUMBERS = STAMP + 1;

/** An entry whose numbers lie in one list with all others': most of them are only compared. */
class PackedEntry implements CacheEntry {
  constructor(
    private readonly numbers: readonly number[],
    private readonly at: number,
    private readonly flags: number,
    readonly hash: string,
  ) {}

  get stamp(): FileStamp {
    const [modified, changed, size, inode] = this.numbers.slice(this.at, this.at + STAMP);
    return { modified: modified!, changed: changed!, size: size!, inode: inode! };
  }

  get bytes(): number {
    return this.numbers[this.at + STAMP]!;
  }

  get isSettled(): boolean {
    return (this.flags & SETTLED) !== 0;
  }

  get hasSymbols(): boolean {
    return (this.flags & SYMBOLS) !== 0;
  }

  isStamped({ modified, changed, size, inode }: FileStamp): boolean {
    const { numbers, at } = this;
    return (
      numbers[at] === modified &&
      numbers[at + 1] === changed &&
      numbers[at + 2] === size &&
      numbers[at + 3] === inode
    );
  }
}

/** Whether a file with this stamp is as the entry knows it, as far as stamps tell. */
export function isStamped(entry: CacheEntry, stamp: FileStamp): boolean {
  return entry instanceof PackedEntry ? entry.isStamped(stamp) : isSameStamp(entry.stamp, stamp);
}

/** An entry with something other about it. */
export function changeEntry(entry: CacheEntry, change: Partial<CacheEntry>): CacheEntry {
  const { stamp, isSettled, hash, bytes, hasSymbols } = entry;
  return { stamp, isSettled, hash, bytes, hasSymbols, ...change };
}
