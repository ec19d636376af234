import { isAscii, isUtf8 } from 'node:buffer';
import type { FileProblem } from '../model/facts';

/** The text of a file and what was wrong with its encoding. `binary` files have an empty text. */
export interface DecodedSource {
  readonly text: string;
  readonly problem?: FileProblem;
}

/** How far into a file to look for NUL bytes. */
const BINARY_PROBE = 8192;

/** Share of NUL bytes that no source text has: one may well hold a few, as separators in its strings. */
const BINARY_SHARE = 0.01;

/** Python's declaration of an encoding, in one of the first two lines (PEP 263). */
const CODING = /^[ \t\f]*#.*?coding[:=][ \t]*([-\w.]+)/;

/**
 * Decodes a file: UTF-8, UTF-16 by its byte order mark, and the encoding that a Python file declares. Anything else
 * is reported and read as Latin-1, in which at least the keywords and most paths come out right.
 */
export function decodeSource(bytes: Uint8Array): DecodedSource {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (buffer[0] === 0xff && buffer[1] === 0xfe) return { text: new TextDecoder('utf-16le').decode(bytes) };
  if (buffer[0] === 0xfe && buffer[1] === 0xff) return { text: new TextDecoder('utf-16be').decode(bytes) };
  if (isBinary(buffer.subarray(0, BINARY_PROBE))) {
    const message = 'This looks like binary data, not source code: it is not read.';
    return { text: '', problem: { line: 1, severity: 'warning', message } };
  }
  // One byte a character is the cheapest string there is, and most source files allow it.
  if (isAscii(buffer)) return { text: buffer.toString('latin1') };
  if (isUtf8(buffer)) return { text: buffer.toString('utf8', hasUtf8Mark(buffer) ? 3 : 0) };
  return decodeDeclared(buffer) ?? decodeAnyway(buffer);
}

/** Whether the start of a file is no text: NUL bytes among what is not UTF-8, or more than a few of them. */
function isBinary(start: Buffer): boolean {
  const first = start.indexOf(0);
  if (first === -1) return false;
  let count = 0;
  for (let at = first; at !== -1; at = start.indexOf(0, at + 1)) count++;
  return count > start.length * BINARY_SHARE || !isUtf8Prefix(start);
}

function hasUtf8Mark(buffer: Buffer): boolean {
  return buffer[0] === 0xef && buffer[1] === 0xbb && buffer[2] === 0xbf;
}

function decodeDeclared(buffer: Buffer): DecodedSource | undefined {
  const head = buffer.toString('latin1', 0, 400).split('\n', 2);
  const label = head.map(line => CODING.exec(line)?.[1]).find(found => found !== undefined);
  if (label === undefined) return undefined;
  // Python knows more spellings than the standard that this decoder follows: `latin-1`, `euc_jp`.
  for (const spelling of [label, label.replaceAll('_', '-'), label.replaceAll(/[-_]/g, '')])
    try {
      return { text: new TextDecoder(spelling, { fatal: true }).decode(buffer) };
    } catch {
      // Not its name, or not its bytes.
    }
  return undefined;
}

function decodeAnyway(buffer: Buffer): DecodedSource {
  const at = findInvalidByte(buffer);
  let line = 1;
  for (let i = buffer.indexOf(10); i !== -1 && i < at; i = buffer.indexOf(10, i + 1)) line++;
  const message = `This file is not UTF-8 (byte ${at + 1}, line ${line}): it is read as Latin-1, so names may be wrong.`;
  return { text: buffer.toString('latin1'), problem: { line, severity: 'warning', message } };
}

/** Index of the first byte that is not part of a whole character, found by halving: a valid prefix stays valid. */
function findInvalidByte(buffer: Buffer): number {
  let valid = 0;
  let invalid = buffer.length;
  while (valid < invalid) {
    const middle = (valid + invalid) >> 1;
    if (isUtf8Prefix(buffer.subarray(0, middle + 1))) valid = middle + 1;
    else invalid = middle;
  }
  while (!isUtf8(buffer.subarray(0, valid))) valid--;
  return valid;
}

/** Whether bytes are UTF-8 but for a character that may be cut off at the end. */
function isUtf8Prefix(bytes: Buffer): boolean {
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(bytes, { stream: true });
    return true;
  } catch {
    return false;
  }
}
