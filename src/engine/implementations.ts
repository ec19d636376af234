import type { ImplementationPlace } from '../model/implementation';
import type { PointedAt } from '../patterns/code/find-implementations';
import type { PatternThread } from './pattern-thread';
import type { ResolvedModule } from './resolve-facts';

/** How often a question waits for changes to be taken in, and how long each time, in milliseconds. */
const TRIES = 50;
const AGAIN = 100;

/** What it asks for the code of the workspace. */
export interface CodeOwner {
  /** `undefined` where the graph is becoming another. */
  listModules(): Promise<readonly ResolvedModule[] | undefined>;
}

/**
 * Which classes implement what somebody points at, in the code as it is when changes are taken in. Nothing where the place means no
 * class; rejects with the signal's reason.
 */
export async function findImplementations(
  analysis: CodeOwner,
  thread: Pick<PatternThread, 'findImplementations'>,
  place: PointedAt,
  signal: AbortSignal,
): Promise<readonly ImplementationPlace[]> {
  let modules = await analysis.listModules();
  for (let tries = 1; modules === undefined && tries < TRIES; tries++) {
    await new Promise(resolve => setTimeout(resolve, AGAIN));
    signal.throwIfAborted();
    modules = await analysis.listModules();
  }
  return modules === undefined ? [] : thread.findImplementations(modules, place, signal);
}
