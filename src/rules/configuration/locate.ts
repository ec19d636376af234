import { findNodeAtLocation, type Node } from 'jsonc-parser';
import { createPlaceFinder } from '../../model/source-tree';
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
  const at = createPlaceFinder(text);
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
