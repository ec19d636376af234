import { type PackedCode, Step } from './code-format';

/** Steps while they are written down. */
export interface CodeWriter {
  bytes: Uint8Array;
  /** Number of bytes that are written. */
  at: number;
  /** The line that was written last. */
  line: number;
  /** Numbers of texts, from 1 on. */
  readonly places: Map<string, number>;
  readonly texts: string[];
  /** The step that was begun last. */
  last: number;
}

/** Most bytes of a step, its texts' characters aside: kind, fields, two lines, three texts. */
const LARGEST_STEP = 48;

/** A writer that has nothing yet. `length`: of the text that is read, in UTF-16 code units. */
export function createCodeWriter(length = 1 << 14): CodeWriter {
  // Most code comes to a quarter of its text.
  const bytes = new Uint8Array(Math.max(256, length >> 2));
  return { bytes, at: 0, line: 0, places: new Map(), texts: [], last: 0 };
}

/** Begins a step, a `Step`. What follows has to be written in the order in which `unpackCode` reads it. */
export function writeStep(writer: CodeWriter, step: number): void {
  if (writer.at + LARGEST_STEP > writer.bytes.length) {
    const larger = new Uint8Array(writer.bytes.length * 2);
    larger.set(writer.bytes);
    writer.bytes = larger;
  }
  writer.bytes[writer.at++] = step;
  writer.last = step;
}

/** A whole number from 0 on. */
export function writeNumber(writer: CodeWriter, value: number): void {
  let rest = value;
  while (rest > 127) {
    writer.bytes[writer.at++] = (rest & 127) | 128;
    rest >>>= 7;
  }
  writer.bytes[writer.at++] = rest;
}

/** A line; most are near the one before. */
export function writeLine(writer: CodeWriter, line: number): void {
  const by = line - writer.line;
  writer.line = line;
  writeNumber(writer, by < 0 ? -2 * by - 1 : 2 * by);
}

/** A text: what it is where it is new, else its number. */
export function writeText(writer: CodeWriter, text: string): void {
  const { places } = writer;
  const place = places.get(text);
  if (place !== undefined) {
    writeNumber(writer, place);
    return;
  }
  places.set(text, places.size + 1);
  writer.texts.push(text);
  writer.bytes[writer.at++] = 0;
  writeNumber(writer, text.length);
}

/** Makes a list of as many parts as were written last. */
export function writeList(writer: CodeWriter, length: number): void {
  writeStep(writer, Step.List);
  writeNumber(writer, length);
}

/** A place that a writer can be taken back to. */
export type CodeMark = Pick<CodeWriter, 'at' | 'line'> & { readonly texts: number };

/** Where a writer is. */
export function markCode({ at, line, texts }: CodeWriter): CodeMark {
  return { at, line, texts: texts.length };
}

/** Forgets what was written since. */
export function rewindCode(writer: CodeWriter, { at, line, texts }: CodeMark): void {
  writer.at = at;
  writer.line = line;
  for (const text of writer.texts.splice(texts)) writer.places.delete(text);
}

/** What was written. */
export function finishCode({ bytes, at, texts }: CodeWriter): PackedCode {
  return { steps: bytes.slice(0, at), texts: texts.join('') };
}
