import type { Node } from '@vscode/tree-sitter-wasm';
import type { ImportFact } from '../../model/dependency';
import type { ImportContext } from './import-context';
import { shortText } from './short-text';

const IMPORTERS = /^(?:importlib\s*\.\s*)?(?:import_module|__import__)$/;

/**
 * The fact of `importlib.import_module("a.b")`, `import_module(".b", package="a")` and `__import__("a.b")`; none for any
 * other call, or where the name is computed.
 */
export function readDynamicImport(call: Node, context: ImportContext): ImportFact[] {
  if (!IMPORTERS.test(shortText(call.childForFieldName('function')))) return [];
  const [first, ...rest] = (call.childForFieldName('arguments')?.namedChildren ?? []).filter(
    child => child?.type !== 'comment',
  );
  const name = literalText(first);
  if (name === undefined) return [];
  const { row, column } = call.startPosition;
  return [
    {
      kind: 'dynamic',
      specifier: name.startsWith('.') ? absoluteName(name, anchorOf(rest)) : name,
      names: ['*'],
      typeOnly: context.typeOnly,
      deferred: context.deferred,
      line: row + 1,
      column: column + 1,
    },
  ];
}

/** The `package` that a relative name counts from, where it is a literal; else it is taken to be the file's own. */
function anchorOf(rest: readonly (Node | null)[]): string | undefined {
  for (const argument of rest) {
    if (argument?.type !== 'keyword_argument') return literalText(argument);
    if (argument.childForFieldName('name')?.text === 'package')
      return literalText(argument.childForFieldName('value'));
  }
  return undefined;
}

function absoluteName(relative: string, anchor: string | undefined): string {
  if (anchor === undefined) return relative;
  const name = relative.replace(/^\.+/, '');
  const packages = anchor.split('.');
  const left = packages.length - (relative.length - name.length - 1);
  // Python fails here, too: the name leads out of the topmost package.
  if (left < 1) return relative;
  const kept = packages.slice(0, left);
  return [...kept, ...(name === '' ? [] : [name])].join('.');
}

/** The text of a plain string; `undefined` for f-strings with holes, bytes, and everything that is not a string. */
function literalText(node: Node | null | undefined): string | undefined {
  if (node?.type !== 'string' || node.namedChildren.some(child => child?.type === 'interpolation'))
    return undefined;
  const match = /^[rRuU]?(['"]{3}|['"])([\w.]+)\1$/.exec(node.text);
  return match?.[2];
}
