import { ts } from 'ts-morph';
import { Has, Step } from '../../../model/code-format';
import { writeLine, writeList, writeStep, writeText } from '../../../model/code-writer';
import { type CodeReader, lineOfStart } from './code-reader';
import { readBody, writeStatement } from './statement-parts';

/** Reads an `if`. The answer is always 1, for one statement. */
export function readIf(reader: CodeReader, node: ts.IfStatement): number {
  const { elseStatement } = node;
  const line = lineOfStart(reader, node);
  reader.readExpression(node.expression);
  readBody(reader, node.thenStatement);
  if (elseStatement !== undefined) readBody(reader, elseStatement);
  writeStatement(reader, Step.If, elseStatement === undefined ? 0 : Has.Otherwise, line);
  return 1;
}

/** Reads a `switch`; the answer is always 1. Ways that have nothing of their own to do belong to the one they lead to. */
export function readSwitch(reader: CodeReader, node: ts.SwitchStatement): number {
  const { writer } = reader;
  const { clauses } = node.caseBlock;
  reader.readExpression(node.expression);
  let cases = 0;
  for (let first = 0, last = 0; first < clauses.length; first = ++last) {
    while (last < clauses.length - 1 && clauses[last]!.statements.length === 0) last++;
    writeList(writer, readTests(reader, clauses.slice(first, last + 1)));
    reader.readStatements(clauses[last]!.statements);
    writeStep(writer, Step.Case);
    writeLine(writer, lineOfStart(reader, clauses[last]!));
    cases++;
  }
  writeList(writer, cases);
  writeStep(writer, Step.Switch);
  writeLine(writer, lineOfStart(reader, node));
  return 1;
}

function readTests(reader: CodeReader, clauses: readonly ts.CaseOrDefaultClause[]): number {
  if (clauses.some(({ kind }) => kind === ts.SyntaxKind.DefaultClause)) return 0;
  for (const clause of clauses) reader.readExpression((clause as ts.CaseClause).expression);
  return clauses.length;
}

/** Reads a `try`; the answer is always 1. */
export function readTry(reader: CodeReader, node: ts.TryStatement): number {
  const { catchClause, finallyBlock } = node;
  readBody(reader, node.tryBlock);
  if (catchClause !== undefined) readCatch(reader, catchClause);
  writeList(reader.writer, catchClause === undefined ? 0 : 1);
  if (finallyBlock !== undefined) readBody(reader, finallyBlock);
  writeStatement(reader, Step.Try, finallyBlock === undefined ? 0 : Has.Finally, lineOfStart(reader, node));
  return 1;
}

function readCatch(reader: CodeReader, node: ts.CatchClause): void {
  readBody(reader, node.block);
  const name = node.variableDeclaration?.name;
  const isNamed = name !== undefined && ts.isIdentifier(name);
  writeStatement(reader, Step.Catch, isNamed ? Has.Name : 0, lineOfStart(reader, node));
  if (isNamed) writeText(reader.writer, name.text);
}
