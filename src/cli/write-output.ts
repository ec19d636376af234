import { accessSync, constants, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { Writable } from 'node:stream';
import { describeFileError, errorCode } from '../engine/file-source';
import { LintelError } from '../engine/lintel-error';

/** Characters to gather before they are written. */
const PIECE = 64 * 1024;

/**
 * Writes text to a stream, no faster than it is taken, and waits until all of it is out. A reader that goes away
 * early (`lintel graph | head`) is no error.
 */
export async function writeToStream(pieces: Iterable<string>, stream: Writable): Promise<void> {
  let closed = false;
  let fault: unknown;
  const onError = (error: unknown) => {
    closed = true;
    if (errorCode(error) !== 'EPIPE') fault = error;
  };
  stream.on('error', onError);
  try {
    let text = '';
    for (const piece of pieces) {
      text += piece;
      if (text.length < PIECE) continue;
      if (closed) break;
      await send(stream, text);
      text = '';
    }
    if (!closed) await send(stream, text);
  } finally {
    stream.off('error', onError);
  }
  if (fault !== undefined) throw new LintelError(`cannot write the output: ${describeFileError(fault)}`);
}

/** Throws a `LintelError` where it is plain before any work is done that a file cannot be written. */
export function checkTarget(file: string, shown: string): void {
  let reason: string | undefined;
  try {
    accessSync(path.dirname(file), constants.W_OK);
    if (statSync(file, { throwIfNoEntry: false })?.isDirectory()) reason = 'it is a folder';
  } catch (error) {
    reason = errorCode(error) === 'ENOENT' ? 'its folder does not exist' : describeFileError(error);
  }
  if (reason !== undefined) throw new LintelError(`cannot write '${shown}': ${reason}`);
}

/** Writes a file. Throws a `LintelError` where that is not possible. */
export function writeToFile(text: string, file: string, shown: string): void {
  try {
    writeFileSync(file, text);
  } catch (error) {
    throw new LintelError(`cannot write '${shown}': ${describeFileError(error)}`);
  }
}

/** Resolves when the text is out, or when it is clear that it never will be; the `error` event says which. */
function send(stream: Writable, text: string): Promise<void> {
  return new Promise(resolve => {
    stream.write(text, () => resolve());
  });
}
