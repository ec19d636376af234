import { findNodeAtLocation, type Node } from 'jsonc-parser';
import type { ConfigurationPath } from '../rule';
import type { Place } from './configuration';

/** Finds places in a text. */
export interface Locator {
  at(offset: number): Place;
  /** The place of a part of the tree; where there is none, of the last part on the way there. */
  find(path: ConfigurationPath): Place;
}

/** A locator for a text and the tree of its JSON. */
export function createLocator(text: string, tree: Node | undefined): Locator {
  const starts = [0];
  for (let at = text.indexOf('\n'); at !== -1; at = text.indexOf('\n', at + 1)) starts.push(at + 1);

  function at(offset: number): Place {
    let low = 0;
    let high = starts.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if (starts[middle] <= offset) low = middle;
      else high = middle - 1;
    }
    return { line: low + 1, column: offset - starts[low] + 1 };
  }

  return {
    at,
    find(path) {
      if (tree === undefined) return at(0);
      for (let length = path.length; length > 0; length--) {
        const node = findNodeAtLocation(tree, path.slice(0, length));
        if (node !== undefined) return at(node.offset);
      }
      return at(tree.offset);
    },
  };
}
