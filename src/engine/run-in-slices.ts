import { createTimeSlice } from './time-slice';

/** Runs all steps and gives way after those that take long. Rejects with the signal's reason where it is aborted. */
export async function runInSlices<T>(steps: Generator<undefined, T, void>, signal: AbortSignal): Promise<T> {
  const slice = createTimeSlice(signal);
  for (;;) {
    const step = steps.next();
    if (step.done) return step.value;
    if (slice.isOver()) await slice.pause();
  }
}
