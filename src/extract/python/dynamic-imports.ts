import type { Node } from '@vscode/tree-sitter-wasm';
import type { ImportFact } from '../../model/dependency';
import type { ImportContext } from './import-context';
import { absoluteName, IMPORTERS, literalName } from './module-specifiers';
import { shortText } from './short-text';

/**
 * The fact of `importlib.import_module("a.b")`, `import_module(".b", package="a")` and `__import__("a.b")`; none for any
 * other call, or where the name is computed.
 */
export function readDynamicImport(call: Node, context: ImportContext): ImportFact[] {
  if (!IMPORTERS.test(shortText(call.childForFieldName('function')))) return [];
  const [first, ...rest] = (call.childForFieldName('arguments')?.namedChildren ?? []).filter(
    child => child?.type !== 'comment',
  );
  const written = literalText(first);
  const name = written?.startsWith('.') ? absoluteName(written, writtenText(anchorOf(rest))) : written;
  if (name === undefined) return [];
  const { row, column } = call.startPosition;
  return [
    {
      kind: 'dynamic',
      specifier: name,
      names: ['*'],
      typeOnly: context.typeOnly,
      deferred: context.deferred,
      line: row + 1,
      column: column + 1,
    },
  ];
}

/** The `package` that a relative name counts from, as it stands there. */
function anchorOf(rest: readonly (Node | null)[]): Node | null {
  for (const argument of rest) {
    if (argument?.type !== 'keyword_argument') return argument;
    if (argument.childForFieldName('name')?.text === 'package') return argument.childForFieldName('value');
  }
  return null;
}

/** The text of a plain string; `undefined` for f-strings with holes, bytes, and everything that is not a string. */
function literalText(node: Node | null | undefined): string | undefined {
  return isPlainString(node) ? literalName(node.text) : undefined;
}

/** How an argument is written, if there is one. */
function writtenText(node: Node | null): string | undefined {
  if (node === null) return undefined;
  return isPlainString(node) ? node.text : shortText(node);
}

function isPlainString(node: Node | null | undefined): node is Node {
  return node?.type === 'string' && !node.namedChildren.some(child => child?.type === 'interpolation');
}
