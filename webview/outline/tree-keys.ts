import type { OutlineRow } from '../../src/diagram/map/outline';

/** What a key does in a tree: goes to a row, opens or closes some, or acts on the present one. */
export type TreeMove =
  | { readonly go: number }
  | { readonly toggle: readonly string[] }
  | { readonly act: 'enter' };

/** Time between two letters of one name, in milliseconds. */
const TYPING_PAUSE = 600;

/**
 * What a key means at a row, as in the tree pattern of the ARIA Authoring Practices: Right opens and goes in, Left closes and
 * goes out, `*` opens all siblings. `undefined` where it means nothing.
 */
export function findTreeMove(rows: readonly OutlineRow[], at: number, key: string): TreeMove | undefined {
  const row = rows[at];
  if (!row) return undefined;
  switch (key) {
    case 'ArrowDown':
      return { go: Math.min(at + 1, rows.length - 1) };
    case 'ArrowUp':
      return { go: Math.max(at - 1, 0) };
    case 'Home':
      return { go: 0 };
    case 'End':
      return { go: rows.length - 1 };
    case 'ArrowRight':
      if (row.isOpen === false) return { toggle: [row.id] };
      return row.isOpen && rows[at + 1]?.depth > row.depth ? { go: at + 1 } : undefined;
    case 'ArrowLeft': {
      if (row.isOpen) return { toggle: [row.id] };
      const parent = rows.slice(0, at).findLastIndex(({ depth }) => depth < row.depth);
      return parent === -1 ? undefined : { go: parent };
    }
    case '*': {
      const siblings = rows.filter(({ id, depth, isOpen }, i) => {
        return isOpen === false && depth === row.depth && (id === row.id || areSiblings(rows, at, i));
      });
      return { toggle: siblings.map(({ id }) => id) };
    }
    case ' ':
      return row.isOpen === undefined ? undefined : { toggle: [row.id] };
    case 'Enter':
      return { act: 'enter' };
    default:
      return undefined;
  }
}

/** Whether no row between two of the same depth is further out. */
function areSiblings(rows: readonly OutlineRow[], a: number, b: number): boolean {
  const { depth } = rows[a];
  for (let i = Math.min(a, b); i < Math.max(a, b); i++) if (rows[i].depth < depth) return false;
  return true;
}

/** Finds rows by the first letters of their labels; letters typed one soon after another make one name. */
export function createTypeahead(clock: () => number = () => performance.now()) {
  let typed = '';
  let last = Number.NEGATIVE_INFINITY;
  return {
    /** The row that begins with what was typed, looked for from the present one on; the same letter again goes to the next. */
    find(labels: readonly string[], at: number, letter: string): number | undefined {
      const isSoon = clock() - last < TYPING_PAUSE;
      last = clock();
      const isRepeated = isSoon && typed === letter.toLowerCase();
      typed = isSoon && !isRepeated ? typed + letter.toLowerCase() : letter.toLowerCase();
      const start = typed.length === 1 ? at + 1 : at;
      for (let i = 0; i < labels.length; i++) {
        const place = (start + i) % labels.length;
        if (labels[place].toLowerCase().startsWith(typed)) return place;
      }
      return undefined;
    },
  };
}
