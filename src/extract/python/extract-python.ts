import type { ModuleFacts } from '../../model/facts';
import { countLines } from '../count-lines';
import type { WantedFacts } from '../wanted-facts';
import { loadParser } from './load-parser';
import { toFacts } from './python-facts';
import { readImports } from './read-imports';
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
      const problems = tree.rootNode.hasError ? readSyntaxErrors(tree) : [];
      return toFacts(text, countLines(text), found, problems, wanted);
    } finally {
      // Trees live in WebAssembly memory, which the garbage collector does not see.
      tree.delete();
    }
  };
}
