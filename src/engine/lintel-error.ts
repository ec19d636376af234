/**
 * A fault that stops an analysis: a folder that cannot be listed at all, a worker that cannot start. The message is
 * for the user. Bad input is never one; that is reported as diagnostics.
 */
export class LintelError extends Error {
  override readonly name = 'LintelError';
}

/** Receives what belongs into a log rather than on the screen. */
export type Log = (level: 'info' | 'warn' | 'error', message: string) => void;
