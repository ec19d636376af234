import { type Node, type ParseError, parseTree, printParseErrorCode } from 'jsonc-parser';
import {
  createPlaceFinder,
  type SourceEntry,
  type SourceNode,
  type SourceReading,
} from '../../../model/source-tree';

/** Reads a JSON file. Comments and trailing commas are fine, as they are for the tools that read such files. */
export function readJson(text: string): SourceReading {
  const placeOf = createPlaceFinder(text);
  const errors: ParseError[] = [];
  const tree = parseTree(text, errors, { allowTrailingComma: true });
  const [error] = errors;
  if (error !== undefined) {
    const code = printParseErrorCode(error.error).replace(/\B[A-Z]/g, letter => ` ${letter}`);
    return { fault: `Not valid JSON: ${code.toLowerCase()}.`, place: placeOf(error.offset) };
  }
  if (tree === undefined) return { fault: 'This file is empty.', place: placeOf(0) };

  function toNode(node: Node): SourceNode {
    const place = placeOf(node.offset);
    const children = node.children ?? [];
    if (node.type === 'array') return { type: 'list', items: children.map(toNode), place };
    if (node.type !== 'object') return { type: 'scalar', value: node.value, place };
    const entries = children.flatMap(({ children: [key, value] = [] }): SourceEntry[] =>
      value === undefined
        ? []
        : [{ key: String(key.value), place: placeOf(key.offset), value: toNode(value) }],
    );
    return { type: 'table', entries, place };
  }
  return { tree: toNode(tree) };
}
