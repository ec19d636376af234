import type { Node } from '@vscode/tree-sitter-wasm';

/** Longest text worth a look, in UTF-16 code units. */
const MOST = 200;

/**
 * The text of a node that is only of interest if it is short, else `''`. Calls may be chained and conditions nested
 * without end, and looking at the whole text of each would take the square of their number.
 */
export function shortText(node: Node | null): string {
  return node === null || node.endIndex - node.startIndex > MOST ? '' : node.text;
}
