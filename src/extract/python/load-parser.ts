import path from 'node:path';
import type { Parser } from '@vscode/tree-sitter-wasm';

type TreeSitter = typeof import('@vscode/tree-sitter-wasm');

/**
 * A tree-sitter parser for Python. `grammarFolder` holds `tree-sitter.wasm` and `tree-sitter-python.wasm`; rejects
 * where they cannot be read.
 */
export async function loadParser(grammarFolder: string): Promise<Parser> {
  const { Parser, Language } = await loadTreeSitter();
  await Parser.init({ locateFile: file => path.join(grammarFolder, file) });
  return new Parser().setLanguage(await Language.load(path.join(grammarFolder, 'tree-sitter-python.wasm')));
}

/** The package is CommonJS made by a factory: bundled it has named exports, under Node's own loader a default one. */
async function loadTreeSitter(): Promise<TreeSitter> {
  const loaded: TreeSitter & { readonly default?: TreeSitter } = await import('@vscode/tree-sitter-wasm');
  return loaded.default ?? loaded;
}
