/** The steps that are remembered: levels of a container's children, their places, the arrows between them. */
export type LayoutStep = 'levels' | 'places' | 'arrows';

/**
 * What was worked out for earlier pictures. Each result is kept with what it was made of and taken again only where that
 * is the same, so that a picture made with a memo is the one that would be made without.
 */
export interface LayoutMemo {
  /** How often each step was taken anew since the memo was made. */
  readonly work: Readonly<Record<LayoutStep, number>>;
  /**
   * The last result of a step under this name (a container's id, which outlives the numbers of nodes) where its input was
   * the same, else a new one.
   */
  recall<I, R>(step: LayoutStep, name: string, input: I, isSame: (before: I) => boolean, make: () => R): R;
}

/** Results kept at most, over all steps; those not used for longest go first. */
const LIMIT = 20_000;

/** Makes an empty memo, to be handed to one layout after another. */
export function createLayoutMemo(): LayoutMemo {
  const work = { levels: 0, places: 0, arrows: 0 };
  const known = new Map<string, { readonly input: unknown; readonly result: unknown }>();
  return {
    work,
    recall<I, R>(step: LayoutStep, name: string, input: I, isSame: (before: I) => boolean, make: () => R): R {
      const key = `${step} ${name}`;
      let entry = known.get(key);
      if (!entry || !isSame(entry.input as I)) {
        work[step]++;
        entry = { input, result: make() };
      }
      // Put in again, it stands last.
      known.delete(key);
      known.set(key, entry);
      if (known.size > LIMIT) known.delete(known.keys().next().value as string);
      return entry.result as R;
    },
  };
}
