/** How far a declaration is looked for from where it was, in lines. */
const REACH = 300;

/** A text by its lines, the first one 0. */
export interface Lines {
  readonly lineCount: number;
  lineAt(line: number): { readonly text: string };
}

/**
 * The line, from 0, on which a symbol (`Order`, `Order.add`) is declared that stood on `line`, from 1, when the text was
 * last looked at: the nearest one that declares something of this name. Where there is none, the line as it was.
 */
export function findDeclarationLine(text: Lines, symbol: string, line: number): number {
  const last = text.lineCount - 1;
  const start = Math.min(line - 1, last);
  const declares = makeTest(symbol);
  for (let distance = 0; distance <= REACH; distance++)
    for (const at of distance === 0 ? [start] : [start + distance, start - distance])
      if (at >= 0 && at <= last && declares(text.lineAt(at).text)) return at;
  return start;
}

function makeTest(symbol: string): (line: string) => boolean {
  const name = symbol.slice(symbol.lastIndexOf('.') + 1).replace(/[$()*+.?[\\\]^{|}]/g, '\\$&');
  const after = '(?![\\w$])';
  const declared = new RegExp(
    `\\b(?:class|interface|def|function\\*?|type|enum|const|let|var)\\s+${name}${after}`,
  );
  if (!symbol.includes('.')) {
    // `HANDLERS = {}` in Python.
    const assigned = new RegExp(`^${name}\\s*(?::[^=]*)?=(?!=)`);
    return line => declared.test(line) || assigned.test(line);
  }
  const modifiers = '(?:(?:public|protected|private|static|abstract|override|readonly|async|get|set)\\s+)*';
  const method = new RegExp(`^\\s*${modifiers}\\*?#?${name}${after}\\s*[(<?:=]`);
  return line => declared.test(line) || method.test(line);
}
