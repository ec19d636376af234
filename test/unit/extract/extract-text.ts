import path from 'node:path';
import { createExtractor, type Extractor } from '../../../src/extract/extractor';
import type { ModuleFacts } from '../../../src/model/facts';

let extractor: Promise<Extractor> | undefined;

/** The facts of a text, by the extractor that all tests share. */
export async function extractText(
  file: string,
  text: string,
  symbols = true,
  code = false,
): Promise<ModuleFacts> {
  const grammarFolder = path.resolve('node_modules/@vscode/tree-sitter-wasm/wasm');
  extractor ??= createExtractor({ grammarFolder });
  return (await extractor).extract(file, text, { symbols, code });
}

/**
 * The imports of a text, a line each: `line:column kind specifier {names}` and the flags that hold. Lines in a
 * comparison are easier to read than objects.
 */
export async function listImports(file: string, text: string): Promise<string[]> {
  const { imports } = await extractText(file, text);
  return imports.map(({ line, column, kind, specifier, names, typeOnly, deferred }) =>
    [
      `${line}:${column} ${kind} ${specifier} {${names.join(' ')}}`,
      ...(typeOnly ? ['type'] : []),
      ...(deferred ? ['deferred'] : []),
    ].join(' '),
  );
}
