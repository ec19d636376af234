import type { Finding } from '../model/finding';
import { buildCodeModel } from '../patterns/code/build-model';
import { type ClassRelations, listClassRelations } from '../patterns/code/class-relations';
import type { CodeSource } from '../patterns/code/code-source';
import { detectIn } from '../patterns/detect';
import type { Pattern } from '../patterns/pattern';
import { PATTERNS } from '../patterns/registry';
import { runInSlices } from './run-in-slices';

/** What looking at the code of a workspace has brought. */
export interface CodeFindings {
  readonly findings: readonly Finding[];
  readonly relations: ClassRelations;
}

/** Looks for patterns and gives way after each step. Rejects with the signal's reason where it is aborted. */
export function findPatterns(
  sources: readonly CodeSource[],
  signal: AbortSignal,
  patterns: readonly Pattern[] = [...PATTERNS.values()],
): Promise<CodeFindings> {
  return runInSlices(lookAt(sources, patterns), signal);
}

function* lookAt(
  sources: readonly CodeSource[],
  patterns: readonly Pattern[],
): Generator<undefined, CodeFindings, void> {
  const code = yield* buildCodeModel(sources);
  const relations = listClassRelations(code);
  yield;
  return { relations, findings: yield* detectIn(code, patterns) };
}
