import path from 'node:path';
import { loadParser } from '../../../../src/extract/python/load-parser';
import { readImports } from '../../../../src/extract/python/read-imports';
import { createImportScanner, type ScannedImports } from '../../../../src/extract/python/scan-imports';

/** What the reader of tokens makes of a text, and what the grammar does; `expected` is absent where that finds an error. */
export interface BothWays {
  readonly scanned: ScannedImports;
  readonly expected: ReturnType<typeof readImports> | undefined;
}

/** Loads the grammar, and reads texts with and without it. */
export async function createBothReaders(): Promise<(text: string, stub?: boolean) => BothWays> {
  const parser = await loadParser(path.resolve('node_modules/@vscode/tree-sitter-wasm/wasm'));
  const scan = createImportScanner();
  return (text, stub = false) => {
    const tree = parser.parse(text)!;
    try {
      const expected = tree.rootNode.hasError ? undefined : readImports(tree, text, stub);
      return { scanned: scan(text, stub), expected };
    } finally {
      tree.delete();
    }
  };
}
