import type { ModuleFacts, ModuleNames } from '../../model/facts';
import type { SymbolFacts } from '../../model/symbol-facts';
import { collectSymbols } from '../collect-symbols';
import { countLines } from '../count-lines';
import { createLineFinder } from '../positions';
import type { WantedFacts } from '../wanted-facts';
import type { FoundImport } from './import-statements';
import { loadParser } from './load-parser';
import { readCode } from './read-code';
import { readImports } from './read-imports';
import { readNames } from './read-names';
import { readSymbols } from './read-symbols';
import { readSyntaxErrors } from './read-syntax-errors';

/** Loads the Python grammar; rejects where its files are missing. */
export async function loadPythonExtractor(
  grammarFolder: string,
): Promise<(path: string, text: string, wanted: WantedFacts) => ModuleFacts> {
  const parser = await loadParser(grammarFolder);
  return (path, text, wanted) => {
    const tree = parser.parse(text);
    if (tree === null) throw new Error('the parser gave up');
    try {
      const found = readImports(tree, text, path.endsWith('.pyi'));
      const imports = found.map(({ fact }) => fact);
      const problems = tree.rootNode.hasError ? readSyntaxErrors(tree) : [];
      const names = readNames(found, text);
      const symbols = wanted.symbols ? readFacts(text, found, names) : undefined;
      return {
        lines: countLines(text),
        imports,
        problems,
        names,
        ...(symbols !== undefined && { symbols }),
        ...(wanted.code && { code: readCode(text, found, names) }),
      };
    } finally {
      // Trees live in WebAssembly memory, which the garbage collector does not see.
      tree.delete();
    }
  };
}

function readFacts(text: string, found: readonly FoundImport[], names: ModuleNames): SymbolFacts | undefined {
  const symbols = readSymbols(text, found, names);
  return collectSymbols({ symbols, exports: [] }, createLineFinder(text), place => place);
}
