import type { CodeSource } from '../patterns/code/code-source';
import { type CodeFindings, detectPatterns, type OnPatternFault } from '../patterns/detect';
import type { Pattern } from '../patterns/pattern';
import { runInSlices } from './run-in-slices';

/** Looks for patterns and gives way after each step. Rejects with the signal's reason where it is aborted. */
export function findPatterns(
  sources: readonly CodeSource[],
  signal: AbortSignal,
  patterns: readonly Pattern[] | undefined,
  onFault: OnPatternFault,
): Promise<CodeFindings> {
  return runInSlices(detectPatterns(sources, patterns, onFault), signal);
}
