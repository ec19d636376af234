import { createHash, randomBytes } from 'node:crypto';
import { mkdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import * as zlib from 'node:zlib';
import type { Packed } from './packer';

/** What came of reading a cache. `none`: there is no file, or none that may be read. */
export type CacheReading =
  | { readonly kind: 'sections'; readonly sections: readonly Packed[] }
  | { readonly kind: 'none' }
  | { readonly kind: 'useless'; readonly reason: 'another version' | 'damaged' };

const MAGIC = 'lintel-cache';

/** A cache that grew larger than this, in bytes, is not one of ours. */
const LARGEST = 500_000_000;

/**
 * Reads a cache file. Its first line has a magic word, the key it was written under and a checksum of all the rest, so that
 * half a file or a flipped bit shows; what is left has been written by this very program.
 */
export function readCacheFile(file: string, key: string): CacheReading {
  let bytes: Buffer;
  try {
    const stats = statSync(file);
    if (!stats.isFile()) return { kind: 'none' };
    if (stats.size > LARGEST) return { kind: 'useless', reason: 'damaged' };
    bytes = readFileSync(file);
  } catch {
    return { kind: 'none' };
  }
  const end = bytes.indexOf(10);
  const [magic, foundKey, sum] = end === -1 ? [] : bytes.toString('latin1', 0, Math.min(end, 200)).split(' ');
  if (magic !== MAGIC || sum === undefined) return { kind: 'useless', reason: 'damaged' };
  if (foundKey !== key || kindOf(sum) !== SUM) return { kind: 'useless', reason: 'another version' };
  const body = bytes.subarray(end + 1);
  const sections = sumOf([body]) === sum ? cutSections(body) : undefined;
  return sections === undefined ? { kind: 'useless', reason: 'damaged' } : { kind: 'sections', sections };
}

/**
 * Writes a cache file under a name of its own and then puts it in place in one step: whoever reads meanwhile gets the
 * old one or the new one. Throws file system errors.
 */
export function writeCacheFile(file: string, key: string, sections: readonly Packed[]): void {
  // What a workspace consists of is its owner's business.
  mkdirSync(path.dirname(file), { recursive: true, mode: 0o700 });
  const lengths = sections.flatMap(({ numbers, texts }) => [numbers.length, texts.length]);
  const body = [
    Buffer.from(`${lengths.join(' ')}\n`),
    ...sections.flatMap(({ numbers, texts }) => [numbers, texts]),
  ];
  const head = Buffer.from(`${MAGIC} ${key} ${sumOf(body)}\n`);
  const temporary = `${file}.${randomBytes(6).toString('hex')}.tmp`;
  try {
    writeFileSync(temporary, Buffer.concat([head, ...body]), { flag: 'wx', mode: 0o600 });
    renameSync(temporary, file);
  } catch (error) {
    rmSync(temporary, { force: true });
    throw error;
  }
}

function cutSections(body: Buffer): Packed[] | undefined {
  const end = body.indexOf(10);
  const line = body.toString('latin1', 0, Math.max(0, end));
  if (!/^\d{1,9}(?: \d{1,9})*$/.test(line)) return undefined;
  const parts: Buffer[] = [];
  let at = end + 1;
  for (const length of line.split(' ').map(Number)) {
    parts.push(body.subarray(at, at + length));
    at += length;
  }
  if (at !== body.length || parts.length % 2 !== 0) return undefined;
  const sections: Packed[] = [];
  for (let i = 0; i < parts.length; i += 2) sections.push({ numbers: parts[i]!, texts: parts[i + 1]! });
  return sections;
}

/** How contents are summed up: by a cyclic code where this Node has one (20.15), which takes half the time of a digest. */
const SUM = typeof zlib.crc32 === 'function' ? 'crc32' : 'sha1';

/** Guards against accidents alone: half a file, a flipped bit. */
function sumOf(parts: readonly Uint8Array[]): string {
  if (SUM === 'crc32') {
    const sum = parts.reduce((before, part) => zlib.crc32(part, before), 0);
    return `${SUM}:${sum.toString(16)}`;
  }
  const hash = createHash(SUM);
  for (const part of parts) hash.update(part);
  return `${SUM}:${hash.digest('hex')}`;
}

function kindOf(sum: string): string {
  return sum.slice(0, sum.indexOf(':'));
}
