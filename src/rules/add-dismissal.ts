import { findNodeAtLocation, modify, parseTree } from 'jsonc-parser';
import type { TextChange } from '../model/fix';
import { createLocator } from './configuration/locate';
import { describeFormatting } from './format-settings';

/** A finding that is not to be shown, as a `lintel.json` has it. */
export interface WrittenDismissal {
  readonly pattern: string;
  /** `src/api.py#Api`. */
  readonly symbol: string;
  readonly because?: string;
}

/**
 * The changes to the text of a `lintel.json` that dismiss a finding; comments stay. None where it is dismissed already,
 * undefined where the text is no object.
 */
export function addDismissal(text: string, dismissal: WrittenDismissal): readonly TextChange[] | undefined {
  const tree = parseTree(text, [], { allowTrailingComma: true });
  if (tree?.type !== 'object') return undefined;
  const locator = createLocator(text, tree);
  const list = findNodeAtLocation(tree, ['patterns', 'dismissed']);
  const isThere = (list?.children ?? []).some(
    (_, i) =>
      findNodeAtLocation(tree, ['patterns', 'dismissed', i, 'pattern'])?.value === dismissal.pattern &&
      findNodeAtLocation(tree, ['patterns', 'dismissed', i, 'symbol'])?.value === dismissal.symbol,
  );
  if (isThere) return [];
  const isList = list?.type === 'array';
  const edits = modify(
    text,
    ['patterns', 'dismissed', ...(isList ? [-1] : [])],
    isList ? dismissal : [dismissal],
    { formattingOptions: describeFormatting(text), ...(isList && { isArrayInsertion: true }) },
  );
  return edits.map(({ offset, length, content }) => ({
    start: locator.at(offset),
    end: locator.at(offset + length),
    text: content,
  }));
}
