import { ts } from 'ts-morph';
import { Has, LOOP_TYPES, Step } from '../../../model/code-format';
import { writeList, writeNumber } from '../../../model/code-writer';
import { type CodeReader, lineOfStart, readUnknown } from './code-reader';
import { readEffects, readVariable } from './read-assignment';
import { readBindingName } from './read-binding';
import { readBody, readBodyParts, writeStatement } from './statement-parts';

/**
 * Reads `for (a; b; c)`: what comes first stands before the loop, what is done after each turn at the end of its body. The
 * answer is how many statements that is.
 */
export function readFor(reader: CodeReader, node: ts.ForStatement): number {
  const { writer } = reader;
  const { initializer, condition, incrementor } = node;
  let before = 0;
  if (initializer !== undefined) {
    if (!ts.isVariableDeclarationList(initializer)) before = readEffects(reader, initializer);
    else for (const one of initializer.declarations) before += readVariable(reader, one, false);
  }
  if (condition !== undefined) reader.readExpression(condition);
  let inside = readBodyParts(reader, node.statement);
  if (incrementor !== undefined) inside += readEffects(reader, incrementor);
  writeList(writer, inside);
  writeLoop(reader, node, 'for', condition === undefined ? 0 : Has.Value);
  return before + 1;
}

function writeLoop(
  reader: CodeReader,
  node: ts.Statement,
  type: (typeof LOOP_TYPES)[number],
  has: number,
): void {
  writeStatement(reader, Step.Loop, has, lineOfStart(reader, node));
  writeNumber(reader.writer, LOOP_TYPES.indexOf(type));
}

/** Reads `for … of` and `for … in`; the answer is always 1. */
export function readForEach(reader: CodeReader, node: ts.ForOfStatement | ts.ForInStatement): number {
  const { initializer } = node;
  if (!ts.isVariableDeclarationList(initializer)) reader.readExpression(initializer);
  else if (initializer.declarations[0] === undefined) readUnknown(reader);
  else readBindingName(reader, initializer.declarations[0].name);
  reader.readExpression(node.expression);
  readBody(reader, node.statement);
  const isAsync = node.kind === ts.SyntaxKind.ForOfStatement && node.awaitModifier !== undefined;
  writeLoop(reader, node, 'for-each', Has.Target | Has.Value | (isAsync ? Has.Async : 0));
  return 1;
}

/** Reads `while` and `do`; the answer is always 1. */
export function readWhile(reader: CodeReader, node: ts.WhileStatement | ts.DoStatement): number {
  reader.readExpression(node.expression);
  readBody(reader, node.statement);
  writeLoop(reader, node, 'while', Has.Value);
  return 1;
}
