import { checkExpression, checkNamed, checkOperation, checkPrimary, checkYield } from './check-expressions';
import { createCheck } from './check-state';
import { checkLine, checkStatements } from './check-statements';
import type { FoundImport } from './import-statements';
import { tokenize } from './tokenize';
import { createTokens, Kind, type Tokens } from './tokens';

/** The imports of a text, or why it is left to the parser. */
export type ScannedImports =
  | {
      readonly found: FoundImport[];
      readonly lines: number;
      /** Of the text, until the next one is read. */
      readonly tokens: Tokens;
      readonly doubt?: never;
    }
  | { readonly found?: never; readonly doubt: string };

const GRAMMAR = {
  checkExpression,
  checkNamed,
  checkOperation,
  checkPrimary,
  checkYield,
  checkLine,
  checkStatements,
};

/**
 * A reader of imports from tokens. It goes over the whole text by a grammar that is stricter than the parser's, so what
 * it comes through without a doubt has no syntax error, and the imports are those that `readImports` finds in its tree.
 * `stub`: a `.pyi` file, whose imports never run.
 */
export function createImportScanner(): (text: string, stub: boolean) => ScannedImports {
  const tokens = createTokens();
  return (text, stub) => {
    tokenize(text, tokens);
    if (tokens.doubt !== undefined) return { doubt: tokens.doubt };
    const check = createCheck(tokens, {
      typeOnly: stub,
      grammar: GRAMMAR,
    });
    checkStatements(check);
    if (check.doubt === undefined && tokens.kinds[check.at] === Kind.End && check.at === check.last)
      return { found: check.found, lines: countPhysicalLines(text, tokens.breaks), tokens };
    return { doubt: check.doubt ?? 'syntax' };
  };
}

/** As `countLines` counts them. */
function countPhysicalLines(text: string, breaks: number): number {
  return text === '' || text.endsWith('\n') ? breaks : breaks + 1;
}
