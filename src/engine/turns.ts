/** Has things done one after the other. */
export interface Turns {
  /** Runs `work` when what was asked for before is over; what is done at leisure gives way to it. */
  inTurn<T>(work: () => Promise<T>): Promise<T>;
  /** Runs `work` when what was asked for before is over, and aborts it, without a fault, as soon as `inTurn` is called. */
  atLeisure(work: (signal: AbortSignal) => Promise<void>): Promise<void>;
}

/** Turns in which nothing is being done. */
export function createTurns(): Turns {
  let last: Promise<unknown> = Promise.resolve();
  let leisure = new AbortController();

  function queue<T>(work: () => Promise<T>): Promise<T> {
    const result = last.then(work);
    last = result.catch(() => undefined);
    return result;
  }

  return {
    inTurn(work) {
      leisure.abort();
      leisure = new AbortController();
      return queue(work);
    },
    atLeisure(work) {
      const { signal } = leisure;
      return queue(() => work(signal)).catch(error => {
        if (!signal.aborted) throw error;
      });
    },
  };
}
