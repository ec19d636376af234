import type { Finding } from '../model/finding';
import type { CodeSource } from '../patterns/code/code-source';
import { detectPatterns } from '../patterns/detect';
import type { Pattern } from '../patterns/pattern';
import { createTimeSlice } from './time-slice';

/** Looks for patterns and gives way after each step. Rejects with the signal's reason where it is aborted. */
export async function findPatterns(
  sources: readonly CodeSource[],
  signal: AbortSignal,
  patterns?: readonly Pattern[],
): Promise<readonly Finding[]> {
  const slice = createTimeSlice(signal);
  const detection = detectPatterns(sources, patterns);
  for (;;) {
    const step = detection.next();
    if (step.done) return step.value;
    if (slice.isOver()) await slice.pause();
  }
}
