import { Has, LITERAL_TYPES, Step } from '../../../model/code-format';
import { writeNumber, writeStep, writeText } from '../../../model/code-writer';
import type { CodeReader } from './code-reader';

/** Writes a name. */
export function writeName({ writer }: CodeReader, name: string): void {
  writeStep(writer, Step.Name);
  writeText(writer, name);
}

/** Writes that a member is taken from what was written last. */
export function writeMember({ writer }: CodeReader, name: string): void {
  writeStep(writer, Step.Member);
  writeNumber(writer, 0);
  writeText(writer, name);
}

/** Writes the literal of a text. */
export function writeString(reader: CodeReader, text: string): void {
  writeLiteral(reader, 'string', text);
}

/** Writes a literal. */
export function writeLiteral(
  { writer }: CodeReader,
  type: (typeof LITERAL_TYPES)[number],
  text?: string,
): void {
  writeStep(writer, Step.Literal);
  writeNumber(writer, text === undefined ? 0 : Has.Value);
  writeNumber(writer, LITERAL_TYPES.indexOf(type));
  if (text !== undefined) writeText(writer, text);
}
