import { createCodeWriter } from '../../model/code-writer';
import type { ModuleFacts } from '../../model/facts';
import { isComponent } from '../languages';
import { createLineFinder } from '../positions';
import type { WantedFacts } from '../wanted-facts';
import { dialectOf } from './dialect';
import { extractComponent } from './extract-component';
import { readScript } from './read-script';
import { toFacts } from './script-facts';

/**
 * The facts of one TypeScript or JavaScript file, or of a component with its scripts. JavaScript is read with JSX, `.d.ts`
 * imports are all `typeOnly`.
 *
 * Syntax errors become problems, and the imports that can be read still come. Symbols come where they are wanted.
 */
export function extractTypescript(path: string, text: string, wanted: WantedFacts): ModuleFacts {
  if (isComponent(path)) return extractComponent<never>(path, text, wanted, readScript);
  const target = wanted.code
    ? { writer: createCodeWriter(text.length), lineOf: createLineFinder(text) }
    : undefined;
  return toFacts(text, readScript(path, text, dialectOf(path), wanted, target), target);
}
