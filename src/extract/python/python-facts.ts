import type { FileProblem, ModuleFacts, ModuleNames } from '../../model/facts';
import type { SymbolFacts } from '../../model/symbol-facts';
import { collectSymbols } from '../collect-symbols';
import { createLineFinder } from '../positions';
import type { WantedFacts } from '../wanted-facts';
import type { FoundImport } from './import-statements';
import { readCode } from './read-code';
import { readNames } from './read-names';
import { readSymbols } from './read-symbols';
import type { Tokens } from './tokens';

/** The facts of a text in which these imports and problems were found. `tokens`: its own, where they have been read. */
export function toFacts(
  text: string,
  lines: number,
  found: readonly FoundImport[],
  problems: readonly FileProblem[],
  wanted: WantedFacts,
  tokens?: Tokens,
): ModuleFacts {
  const names = readNames(found, text);
  const symbols = wanted.symbols ? readFacts(text, found, names, tokens) : undefined;
  return {
    lines,
    imports: found.map(({ fact }) => fact),
    problems,
    names,
    ...(symbols !== undefined && { symbols }),
    ...(wanted.code && { code: readCode(text, found, names, tokens) }),
  };
}

function readFacts(
  text: string,
  found: readonly FoundImport[],
  names: ModuleNames,
  tokens: Tokens | undefined,
): SymbolFacts | undefined {
  const symbols = readSymbols(text, found, names, tokens);
  return collectSymbols({ symbols, exports: [] }, createLineFinder(text), place => place);
}
