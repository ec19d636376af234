/** Steps of a long piece of work: whoever runs it may do something else between them. */
export type Steps<T = void> = Generator<undefined, T, void>;

/** Does something with each item, and gives way after so many of them. */
export function* forEachInSteps<Item>(
  items: readonly Item[],
  count: number,
  work: (item: Item) => void,
): Steps {
  for (let i = 0; i < items.length; i++) {
    work(items[i]!);
    if ((i + 1) % count === 0) yield;
  }
}
