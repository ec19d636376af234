import type { ModuleFacts } from '../../model/facts';
import type { WantedFacts } from '../wanted-facts';
import { toFacts } from './python-facts';
import { createImportScanner } from './scan-imports';

/** An extractor that goes by tokens alone; the answer is `undefined` for what has to be left to the grammar. */
export function createPythonScanner(): (
  path: string,
  text: string,
  wanted: WantedFacts,
) => ModuleFacts | undefined {
  const scanImports = createImportScanner();
  return (path, text, wanted) => {
    const scanned = scanImports(text, path.endsWith('.pyi'));
    if (scanned.found === undefined) return undefined;
    const { lines, found, tokens } = scanned;
    return toFacts(text, lines, found, [], wanted, tokens.isOdd ? undefined : tokens);
  };
}
