import type { FormattingOptions } from 'jsonc-parser';

/** How new lines of a `lintel.json` are to look beside those that are there. */
export function describeFormatting(text: string): FormattingOptions {
  return { insertSpaces: !/^\t/m.test(text), tabSize: findIndent(text), eol: '\n' };
}

/** Spaces of the first indented line; 2 where there is none. */
function findIndent(text: string): number {
  return /^( +)\S/m.exec(text)?.[1]?.length ?? 2;
}
