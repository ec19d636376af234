import { ts } from 'ts-morph';
import type { ImportFact } from '../../model/dependency';
import type { FileProblem, ModuleFacts } from '../../model/facts';
import { countLines } from '../count-lines';
import { createPositions } from '../positions';
import { readExpressionImports } from './expression-imports';
import { readPragmaImports } from './pragma-imports';
import { type FoundImport, readStatementImports } from './statement-imports';

/** Problems reported for one file: a broken file tends to break in many places, and the first ones tell the cause. */
const MAX_PROBLEMS = 3;

/** What may stand before the parenthesis of a call or type that the statements at the top level do not show. */
const EXPRESSION_IMPORT = /\b(?:require|import)\s*(?:\(|\/[*/])/;

/**
 * The facts of one TypeScript or JavaScript file. JavaScript is read with JSX, `.d.ts` imports are all `typeOnly`.
 *
 * Syntax errors become problems, and the imports that can be read still come.
 */
export function extractTypescript(path: string, text: string): ModuleFacts {
  const lines = countLines(text);
  let source: ts.SourceFile;
  try {
    source = ts.createSourceFile(
      path,
      text,
      { languageVersion: ts.ScriptTarget.Latest, jsDocParsingMode: ts.JSDocParsingMode.ParseNone },
      false,
      scriptKindOf(path),
    );
  } catch (error) {
    // The parser is recursive; what the scanner alone can find is better than nothing.
    if (!(error instanceof RangeError)) throw error;
    return { lines, imports: scanImports(text), problems: [TOO_DEEP] };
  }
  const found = readStatementImports(source);
  if (EXPRESSION_IMPORT.test(text)) found.push(...readExpressionImports(source));
  found.push(...readPragmaImports(source));
  return {
    lines,
    imports: toFacts(found, text, source.isDeclarationFile),
    problems: readProblems(source, text),
  };
}

const TOO_DEEP: FileProblem = {
  line: 1,
  severity: 'error',
  message: 'The code is nested too deeply to be parsed; only its plain imports were read.',
};

function scriptKindOf(path: string): ts.ScriptKind {
  if (path.endsWith('.tsx')) return ts.ScriptKind.TSX;
  return /\.[cm]?ts$/.test(path) ? ts.ScriptKind.TS : ts.ScriptKind.JSX;
}

function toFacts(found: FoundImport[], text: string, declarations: boolean): ImportFact[] {
  const positionOf = createPositions(text);
  found.sort((a, b) => a.start - b.start);
  return found.map(({ start, ...fact }) => ({
    ...fact,
    typeOnly: declarations || fact.typeOnly,
    ...positionOf(start),
  }));
}

function readProblems(source: ts.SourceFile, text: string): FileProblem[] {
  // Not part of the public type: the errors of the parser alone, which is all there is without a program.
  const { parseDiagnostics } = source as ts.SourceFile & {
    parseDiagnostics?: readonly ts.DiagnosticWithLocation[];
  };
  if (parseDiagnostics === undefined || parseDiagnostics.length === 0) return [];
  const positionOf = createPositions(text);
  if (/^\s*(?:\/\*|\/\/)[\s\S]{0,400}?@flow\b/.test(text.slice(0, 1000))) {
    const message = 'This file uses Flow; the syntax that only Flow knows was skipped.';
    return [{ line: positionOf(parseDiagnostics[0]!.start).line, severity: 'info', message }];
  }
  return parseDiagnostics.slice(0, MAX_PROBLEMS).map(diagnostic => ({
    line: positionOf(diagnostic.start).line,
    severity: 'error',
    message: `Syntax error: ${ts.flattenDiagnosticMessageText(diagnostic.messageText, ' ')}`,
  }));
}

function scanImports(text: string): ImportFact[] {
  const positionOf = createPositions(text);
  return ts.preProcessFile(text, true, true).importedFiles.map(({ fileName, pos }) => ({
    kind: 'import',
    specifier: fileName,
    names: [],
    typeOnly: false,
    deferred: false,
    ...positionOf(pos),
  }));
}
