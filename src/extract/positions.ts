/** A place in a text. Lines end with `\n`; both count from 1, columns in UTF-16 code units. */
export interface Position {
  readonly line: number;
  readonly column: number;
}

/** A function from offsets to positions. It is quick when asked in ascending order, and right in any order. */
export function createPositions(text: string): (offset: number) => Position {
  let line = 1;
  let lineStart = 0;
  return offset => {
    if (offset < lineStart) {
      line = 1;
      lineStart = 0;
    }
    for (
      let at = text.indexOf('\n', lineStart);
      at !== -1 && at < offset;
      at = text.indexOf('\n', lineStart)
    ) {
      line++;
      lineStart = at + 1;
    }
    return { line, column: offset - lineStart + 1 };
  };
}

/** A function from offsets to lines, counted from 1. It is quick whatever the order it is asked in. */
export function createLineFinder(text: string): (offset: number) => number {
  let starts: number[] | undefined;
  return offset => {
    starts ??= findLineStarts(text);
    let low = 0;
    let high = starts.length;
    while (high - low > 1) {
      const middle = (low + high) >> 1;
      if (starts[middle]! <= offset) low = middle;
      else high = middle;
    }
    return low + 1;
  };
}

function findLineStarts(text: string): number[] {
  const starts = [0];
  for (let at = text.indexOf('\n'); at !== -1; at = text.indexOf('\n', at + 1)) starts.push(at + 1);
  return starts;
}
