import { closeSync, fstatSync, openSync, readSync } from 'node:fs';
import type { FileProblem, ModuleFacts } from '../model/facts';
import { describeFileError, errorCode } from './file-source';

/** Files above this size are listed but not parsed; what large files there are, are bundles and data. In bytes. */
export const SIZE_LIMIT = 5_000_000;

/**
 * Files above this size, in bytes, are not parsed if they are minified: their syntax trees are many times the size of
 * those of written code, for imports that nobody wrote.
 */
const MINIFIED_LIMIT = 500_000;

/** Bytes to a line, on average, that no written code has. */
const MINIFIED_LINE = 400;

/**
 * What came of reading one file. `gone`: it was deleted since it was found. `hash` identifies a content that is not
 * read any further; absent where the problem is with reading it.
 */
export type ReadOutcome =
  | { readonly kind: 'bytes'; readonly bytes: Uint8Array }
  | { readonly kind: 'problem'; readonly problem: FileProblem; readonly size: number; readonly hash?: string }
  | { readonly kind: 'gone' };

/**
 * What came of extracting one file. `bytes` is the file's size, `hash` identifies its content, where the file lies on
 * the disk and all went well. `fault` is the stack of a failure of Lintel itself, for the log.
 */
export type ExtractOutcome =
  | {
      readonly kind: 'facts';
      readonly facts: ModuleFacts;
      readonly bytes: number;
      readonly hash?: string;
      readonly fault?: string;
    }
  | { readonly kind: 'gone' };

/** Reads a file from the disk into `scratch` where it fits. The bytes are good until `scratch` is used again. */
export function readFromDisk(path: string, scratch: Buffer): ReadOutcome {
  let handle: number | undefined;
  try {
    handle = openSync(path, 'r');
    const { size } = fstatSync(handle);
    if (size > SIZE_LIMIT) return describeTooLarge(size);
    // A file may grow or shrink between the two calls; what counts is what is read.
    const buffer = size < scratch.length ? scratch : Buffer.allocUnsafe(size + 1);
    let length = 0;
    for (let read = -1; read !== 0 && length < buffer.length; length += read)
      read = readSync(handle, buffer, length, buffer.length - length, length);
    return checkContent(buffer.subarray(0, length));
  } catch (error) {
    return describeReadFailure(error);
  } finally {
    if (handle !== undefined) closeSync(handle);
  }
}

/** The outcome for bytes, wherever they came from. */
export function checkContent(bytes: Uint8Array): ReadOutcome {
  const size = bytes.length;
  if (size > SIZE_LIMIT) return describeTooLarge(size);
  if (size <= MINIFIED_LIMIT) return { kind: 'bytes', bytes };
  const most = size / MINIFIED_LINE;
  let lines = 1;
  for (let at = bytes.indexOf(10); at !== -1 && lines <= most; at = bytes.indexOf(10, at + 1)) lines++;
  if (lines > most) return { kind: 'bytes', bytes };
  const message = `This file looks minified (${megabytes(size)} MB on ${lines} ${lines === 1 ? 'line' : 'lines'}): its imports are not read.`;
  const hash = `minified ${size} ${lines}`;
  return { kind: 'problem', problem: { line: 1, severity: 'info', message }, size, hash };
}

/** The outcome for a file that could not be read. */
export function describeReadFailure(error: unknown): ReadOutcome {
  const code = errorCode(error);
  if (code === 'ENOENT' || code === 'ENOTDIR') return { kind: 'gone' };
  const message = `This file cannot be read: ${describeFileError(error)}.`;
  return { kind: 'problem', problem: { line: 1, severity: 'error', message }, size: 0 };
}

/** The facts of a file of which nothing but a problem is known. */
export function factsOfProblem(problem: FileProblem): ModuleFacts {
  return { lines: 0, imports: [], problems: [problem] };
}

function describeTooLarge(size: number): ReadOutcome {
  const message = `This file is larger than ${megabytes(SIZE_LIMIT)} MB (${megabytes(size)} MB): its imports are not read.`;
  return { kind: 'problem', problem: { line: 1, severity: 'warning', message }, size, hash: `large ${size}` };
}

function megabytes(bytes: number): string {
  return (bytes / 1e6).toFixed(1).replace(/\.0$/, '');
}
