import { findNodeAtLocation, getLocation, getNodeValue, modify, parseTree } from 'jsonc-parser';
import type { TextChange } from '../model/fix';
import type { Violation } from '../model/violation';
import { createLocator } from './configuration/locate';
import { describeFormatting } from './format-settings';

/** An exception as a `lintel.json` has it. */
interface WrittenException {
  readonly from: string;
  readonly to?: string;
  readonly because: string;
}

/**
 * The changes to the text of a `lintel.json` that let one violation of a rule pass; comments stay. `place` is where the
 * rule, or the preset that it comes from, stands; `prefix` is what ids have in front of paths in that file. Undefined
 * where there is no rule or preset at that place.
 */
export function addException(
  text: string,
  place: { readonly line: number; readonly column: number },
  violation: Violation,
  reason: string,
  prefix = '',
): readonly TextChange[] | undefined {
  const tree = parseTree(text, [], { allowTrailingComma: true });
  if (tree === undefined) return undefined;
  const locator = createLocator(text, tree);
  const path = getLocation(text, findOffset(text, place) + 1).path.slice(0, 2);
  const node = findNodeAtLocation(tree, path);
  if (node === undefined || path.length < 2 || (path[0] !== 'rules' && path[0] !== 'presets'))
    return undefined;
  const exception = describeException(violation, reason, prefix);
  const isName = node.type === 'string';
  const excepts = findNodeAtLocation(tree, [...path, 'except']);
  const target = isName ? path : [...path, 'except', ...(excepts ? [-1] : [])];
  const value = isName
    ? { preset: getNodeValue(node), except: [exception] }
    : excepts
      ? exception
      : [exception];
  const edits = modify(text, target, value, {
    formattingOptions: describeFormatting(text),
    ...(excepts && { isArrayInsertion: true }),
  });
  return edits.map(({ offset, length, content }) => ({
    start: locator.at(offset),
    end: locator.at(offset + length),
    text: content,
  }));
}

/** What lets the violation pass: its import, or the module where the rule speaks of one alone. */
function describeException(
  { from, to, chain }: Violation,
  because: string,
  prefix: string,
): WrittenException {
  const target = chain?.[0]?.to ?? to;
  const source = chain?.[0]?.from ?? from;
  return {
    from: writePattern(source, prefix),
    ...(target !== undefined && { to: writePattern(target, prefix) }),
    because,
  };
}

/** The pattern that an id is matched by; characters that mean more in patterns are any one character. */
function writePattern(id: string, prefix: string): string {
  const path = id.startsWith(prefix) ? id.slice(prefix.length) : id;
  return path.replace(/[*?[\]{}()|!+@\\]/g, (letter, at) => (letter === '@' && at > 0 ? letter : '?'));
}

function findOffset(
  text: string,
  { line, column }: { readonly line: number; readonly column: number },
): number {
  let start = 0;
  for (let i = 1; i < line; i++) {
    const next = text.indexOf('\n', start);
    if (next === -1) return text.length;
    start = next + 1;
  }
  return start + column - 1;
}
