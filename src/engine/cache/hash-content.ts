import { createHash } from 'node:crypto';
import type { ReadOutcome } from '../read-source';

/**
 * What identifies the content of a file that was read: equal only where the facts are. `undefined` where the content is
 * not known. (SHA-1 is the fastest that processors help with; whoever can craft collisions can only fool themselves.)
 */
export function hashContent(read: ReadOutcome): string | undefined {
  if (read.kind === 'bytes') return createHash('sha1').update(read.bytes).digest('base64');
  return read.kind === 'problem' ? read.hash : undefined;
}
