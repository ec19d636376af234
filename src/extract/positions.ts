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
