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
  const written = literalText(first);
  const name = written?.startsWith('.') ? absoluteName(written, anchorOf(rest)) : written;
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

/** What a relative name means; it stays relative in the file's own package. `undefined` where the package is computed. */
function absoluteName(relative: string, given: Node | null): string | undefined {
  if (given === null || /^__(?:package|name)__$/.test(shortText(given))) return relative;
  const anchor = literalText(given);
  if (anchor === undefined) return undefined;
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
