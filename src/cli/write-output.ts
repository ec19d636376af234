import { accessSync, constants, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { Writable } from 'node:stream';
import { describeFileError, errorCode } from '../engine/file-source';
import { LintelError } from '../engine/lintel-error';

/** Characters to gather before they are written. */
const PIECE = 256 * 1024;

/**
 * Writes text, or bytes of text, to a stream, no faster than it is taken, and waits until all of it is out. A reader that
 * goes away early (`lintel graph | head`) is no error.
 *
 * @param kept takes the bytes that were written
 * @returns whether all of it is out
 */
export async function writeToStream(
  pieces: Iterable<string | Uint8Array>,
  stream: Writable,
  kept?: Uint8Array[],
): Promise<boolean> {
  let closed = false;
  let fault: unknown;
  const onError = (error: unknown) => {
    closed = true;
    if (!GONE.has(errorCode(error))) fault = error;
  };
  const send = async (bytes: Uint8Array) => {
    kept?.push(bytes);
    const error = await sendBytes(bytes, stream);
    // The event may come later.
    if (error) onError(error);
  };
  stream.on('error', onError);
  try {
    let text = '';
    const flush = async () => {
      if (text === '') return;
      const bytes = Buffer.from(text);
      text = '';
      await send(bytes);
    };
    for (const piece of pieces) {
      if (closed) break;
      if (typeof piece === 'string') {
        text += piece;
        if (text.length >= PIECE) await flush();
      } else {
        await flush();
        await send(piece);
      }
    }
    if (!closed) await flush();
  } finally {
    stream.off('error', onError);
  }
  if (fault !== undefined) throw new LintelError(`cannot write the output: ${describeFileError(fault)}`);
  return !closed;
}

/** The reader went away, just now or before. */
const GONE: ReadonlySet<string> = new Set(['EPIPE', 'ERR_STREAM_DESTROYED']);

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

/** Resolves when the bytes are out, or with what is in the way of that. */
function sendBytes(bytes: Uint8Array, stream: Writable): Promise<Error | null | undefined> {
  return new Promise(resolve => {
    stream.write(bytes, resolve);
  });
}
