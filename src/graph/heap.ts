/** A binary heap: gives back what was put in, first things first. */
export interface Heap<T> {
  push(thing: T): void;
  /** The first of all things in it by the order it was made with, which it loses; `undefined` where it is empty. */
  pop(): T | undefined;
}

/** Makes an empty heap. `compare` is negative where its first argument comes first. */
export function createHeap<T>(compare: (a: T, b: T) => number): Heap<T> {
  const things: T[] = [];
  return {
    push(thing) {
      let i = things.length;
      for (let parent = (i - 1) >> 1; i > 0 && compare(thing, things[parent]) < 0; parent = (i - 1) >> 1) {
        things[i] = things[parent];
        i = parent;
      }
      things[i] = thing;
    },
    pop() {
      const first = things[0];
      const last = things.pop();
      if (last === undefined || things.length === 0) return first;
      let i = 0;
      for (let child = 1; child < things.length; child = 2 * i + 1) {
        if (child + 1 < things.length && compare(things[child + 1], things[child]) < 0) child++;
        if (compare(last, things[child]) <= 0) break;
        things[i] = things[child];
        i = child;
      }
      things[i] = last;
      return first;
    },
  };
}
