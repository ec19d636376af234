import { ts } from 'ts-morph';
import type { WantedFacts } from '../wanted-facts';
import type { Dialect } from './dialect';
import { readExpressionImports } from './expression-imports';
import { readPragmaImports } from './pragma-imports';
import { readCode } from './read-code';
import { readSymbols } from './read-symbols';
import type { CodeTarget, FoundImport, FoundProblem, ScriptReading } from './script-reading';
import { readStatementImports } from './statement-imports';

/** Problems reported for one script: a broken one tends to break in many places, and the first ones tell the cause. */
const MAX_PROBLEMS = 3;

/** What may stand before the parenthesis of a call or type that the statements at the top level do not show. */
const EXPRESSION_IMPORT = /\b(?:require|import(?:\s*\.\s*(?:defer|source))?)\s*(?:\(|\/[*/])/;

const TOO_DEEP: FoundProblem = {
  start: 0,
  severity: 'error',
  message: 'The code is nested too deeply to be parsed; only its plain imports were read.',
};

/**
 * Reads one script. Syntax errors become problems, and the imports that can be read still come; those of a declaration
 * file, as `path` tells, are all `typeOnly`. Code is read where there is somewhere for it to go.
 */
export function readScript(
  path: string,
  text: string,
  dialect: Dialect,
  wanted: Pick<WantedFacts, 'symbols'>,
  target?: CodeTarget,
): ScriptReading {
  let source: ts.SourceFile;
  try {
    source = ts.createSourceFile(
      path,
      text,
      { languageVersion: ts.ScriptTarget.Latest, jsDocParsingMode: ts.JSDocParsingMode.ParseNone },
      false,
      SCRIPT_KINDS[dialect],
    );
  } catch (error) {
    // The parser is recursive; what the scanner alone can find is better than nothing.
    if (!(error instanceof RangeError)) throw error;
    return { found: scanImports(text), problems: [TOO_DEEP], symbols: undefined, code: undefined };
  }
  const found = readStatementImports(source);
  if (EXPRESSION_IMPORT.test(text)) found.push(...readExpressionImports(source));
  found.push(...readPragmaImports(source));
  return {
    found: source.isDeclarationFile ? found.map(fact => ({ ...fact, typeOnly: true })) : found,
    problems: readProblems(source, text),
    symbols: wanted.symbols ? readIfPossible(() => readSymbols(source, dialect === 'js')) : undefined,
    code: target && readIfPossible(() => readCode(source, target)),
  };
}

/** Only what a person has nested by hand is worth knowing; the parser may come deeper than what reads its tree. */
function readIfPossible<T>(read: () => T): T | undefined {
  try {
    return read();
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    return undefined;
  }
}

const SCRIPT_KINDS: Readonly<Record<Dialect, ts.ScriptKind>> = {
  ts: ts.ScriptKind.TS,
  tsx: ts.ScriptKind.TSX,
  js: ts.ScriptKind.JSX,
};

function readProblems(source: ts.SourceFile, text: string): FoundProblem[] {
  // Not part of the public type: the errors of the parser alone, which is all there is without a program.
  const { parseDiagnostics } = source as ts.SourceFile & {
    parseDiagnostics?: readonly ts.DiagnosticWithLocation[];
  };
  if (parseDiagnostics === undefined || parseDiagnostics.length === 0) return [];
  if (/^\s*(?:\/\*|\/\/)[\s\S]{0,400}?@flow\b/.test(text.slice(0, 1000))) {
    const message = 'This file uses Flow; the syntax that only Flow knows was skipped.';
    return [{ start: parseDiagnostics[0]!.start, severity: 'info', message }];
  }
  return parseDiagnostics.slice(0, MAX_PROBLEMS).map(({ start, messageText }) => ({
    start,
    severity: 'error',
    message: `Syntax error: ${ts.flattenDiagnosticMessageText(messageText, ' ')}`,
  }));
}

function scanImports(text: string): FoundImport[] {
  return ts.preProcessFile(text, true, true).importedFiles.map(({ fileName, pos }) => ({
    kind: 'import',
    specifier: fileName,
    names: [],
    typeOnly: false,
    deferred: false,
    start: pos,
  }));
}
