import { ts } from 'ts-morph';
import { Has, Step } from '../../../model/code-format';
import { writeLine, writeList, writeNumber, writeStep, writeText } from '../../../model/code-writer';
import type { CodeReader } from './code-reader';

const { Block } = ts.SyntaxKind;

/** Reads the statement that another has for a body, as a list. */
export function readBody(reader: CodeReader, node: ts.Statement): void {
  writeList(reader.writer, readBodyParts(reader, node));
}

/** The same without making a list of it; the answer is how many statements there are. */
export function readBodyParts(reader: CodeReader, node: ts.Statement): number {
  return reader.readEach(node.kind === Block ? (node as ts.Block).statements : [node]);
}

/** Names that are exported elsewhere, at the top level. */
export function listedHere({ depth, listed }: CodeReader): ReadonlySet<string> | undefined {
  return depth === 1 ? listed : undefined;
}

/** Writes the step of a statement with its line. */
export function writeStatement({ writer }: CodeReader, step: number, has: number, line: number): void {
  writeStep(writer, step);
  writeNumber(writer, has);
  writeLine(writer, line);
}

/** Makes a block of the list that was written last. The answer is 1, for one statement. */
export function writeBlock({ writer }: CodeReader, name?: string): number {
  writeStep(writer, Step.Block);
  writeNumber(writer, name === undefined ? 0 : Has.Name);
  if (name !== undefined) writeText(writer, name);
  return 1;
}
