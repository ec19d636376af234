/** Adds up wall time by phase, in milliseconds. */
export interface Stopwatch {
  readonly phases: Readonly<Record<string, number>>;
  /** Runs `work` and counts its time, also where it fails. Time measured inside it belongs to the inner phase alone. */
  time<T>(phase: string, work: () => T): T;
}

/** A stopwatch at zero. */
export function createStopwatch(): Stopwatch {
  const phases: Record<string, number> = {};
  // Time spent in inner phases, for each phase that is under way.
  const inner: number[] = [];

  function end(phase: string, start: number): void {
    const whole = performance.now() - start;
    const own = whole - inner.pop()!;
    phases[phase] = (phases[phase] ?? 0) + own;
    if (inner.length > 0) inner[inner.length - 1]! += whole;
  }

  return {
    phases,
    time(phase, work) {
      const start = performance.now();
      inner.push(0);
      let result: ReturnType<typeof work>;
      try {
        result = work();
      } catch (error) {
        end(phase, start);
        throw error;
      }
      if (result instanceof Promise) return result.finally(() => end(phase, start)) as typeof result;
      end(phase, start);
      return result;
    },
  };
}
