import type { ModuleFacts } from '../../model/facts';
import { countLines } from '../count-lines';
import { loadParser } from './load-parser';
import { readImports } from './read-imports';
import { readNames } from './read-names';
import { readSyntaxErrors } from './read-syntax-errors';

/** Loads the Python grammar; rejects where its files are missing. */
export async function loadPythonExtractor(
  grammarFolder: string,
): Promise<(path: string, text: string) => ModuleFacts> {
  const parser = await loadParser(grammarFolder);
  return (path, text) => {
    const tree = parser.parse(text);
    if (tree === null) throw new Error('the parser gave up');
    try {
      const found = readImports(tree, text, path.endsWith('.pyi'));
      const imports = found.map(({ fact }) => fact);
      const problems = tree.rootNode.hasError ? readSyntaxErrors(tree) : [];
      return { lines: countLines(text), imports, problems, names: readNames(found, text) };
    } finally {
      // Trees live in WebAssembly memory, which the garbage collector does not see.
      tree.delete();
    }
  };
}
