/** A place in a text. Lines and columns count from 1. */
export interface SourcePlace {
  readonly line: number;
  readonly column: number;
}

/**
 * What a configuration file says, with the place of every part. `unread` is a part whose value only running the file
 * would tell; `text` is how it is written.
 */
export type SourceNode =
  | { readonly type: 'scalar'; readonly value: string | number | boolean | null; readonly place: SourcePlace }
  | { readonly type: 'list'; readonly items: readonly SourceNode[]; readonly place: SourcePlace }
  | { readonly type: 'table'; readonly entries: readonly SourceEntry[]; readonly place: SourcePlace }
  | { readonly type: 'unread'; readonly text: string; readonly place: SourcePlace };

/** A key with its value. */
export interface SourceEntry {
  readonly key: string;
  /** Place of the key. */
  readonly place: SourcePlace;
  readonly value: SourceNode;
}

/** A file, read, or where it stops making sense. */
export type SourceReading =
  | { readonly tree: SourceNode }
  | { readonly fault: string; readonly place: SourcePlace };

/** A function from offsets in a text to places. */
export function createPlaceFinder(text: string): (offset: number) => SourcePlace {
  const starts = [0];
  for (let at = text.indexOf('\n'); at !== -1; at = text.indexOf('\n', at + 1)) starts.push(at + 1);
  return offset => {
    let low = 0;
    let high = starts.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if (starts[middle] <= offset) low = middle;
      else high = middle - 1;
    }
    return { line: low + 1, column: offset - starts[low] + 1 };
  };
}
