import type { CodeNode, TypeExpression } from '../code';
import type { Step } from '../code-format';

/** Steps while they are taken, one after the other. */
export interface Unpacking {
  readonly bytes: Uint8Array;
  /** Number of bytes that are read. */
  at: number;
  /** The line that was read last. */
  line: number;
  /** What has been read of `all` so far. */
  readonly texts: string[];
  /** All texts, one behind the other. */
  readonly all: string;
  /** How much of `all` has been read, in UTF-16 code units. */
  taken: number;
  readonly stack: Part[];
}

/** What can lie on the stack. */
export type Part = CodeNode | TypeExpression | readonly Part[];

/** What takes a step, its first byte aside, and answers what the step makes; by the name of the step. */
export type Takers<Name extends keyof typeof Step = keyof typeof Step> = {
  readonly [One in Name]: (from: Unpacking) => Part;
};

/** The same, while it is being made. */
export type Writable<T> = { -readonly [Key in keyof T]: T[Key] };

/** A node of a kind, while it is being made. */
export type Made<Kind extends CodeNode['kind']> = Writable<Extract<CodeNode, { kind: Kind }>>;

/** A whole number, as `writeNumber` writes it. */
export function readNumber(from: Unpacking): number {
  const { bytes } = from;
  let byte = bytes[from.at++]!;
  let value = byte & 127;
  for (let shift = 7; byte > 127; shift += 7) {
    byte = bytes[from.at++]!;
    value |= (byte & 127) << shift;
  }
  return value;
}

/** A line, as `writeLine` writes it. */
export function readLine(from: Unpacking): number {
  const by = readNumber(from);
  from.line += by & 1 ? -(by + 1) / 2 : by / 2;
  return from.line;
}

/** A text, as `writeText` writes it. */
export function readText(from: Unpacking): string {
  const place = readNumber(from);
  if (place > 0) return from.texts[place - 1]!;
  const start = from.taken;
  from.taken += readNumber(from);
  const text = from.all.slice(start, from.taken);
  from.texts.push(text);
  return text;
}

/** The last part that is left on the stack. */
export function pop<T>(from: Unpacking): T {
  return from.stack.pop() as T;
}
