import { createCodeSources } from '../../src/engine/code-sources';
import { resolveFacts } from '../../src/engine/resolve-facts';
import { languageOf } from '../../src/extract/languages';
import type { CodeSource } from '../../src/patterns/code/code-source';
import { createResolver } from '../../src/resolve/resolver';
import { extractText } from '../unit/extract/extract-text';

/** The code of files by their path, as the engine hands it on. */
export async function readCodeOf(files: Readonly<Record<string, string>>): Promise<readonly CodeSource[]> {
  const sources = createCodeSources();
  const resolver = createResolver({ modules: Object.keys(files), configs: new Map() });
  for (const [id, text] of Object.entries(files)) {
    const facts = await extractText(id, text, true, true);
    sources.put(resolveFacts({ id, path: id, language: languageOf(id)! }, facts, resolver));
  }
  return sources.list();
}
