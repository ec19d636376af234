import type { Packed } from './packer';

/** What was packed does not make sense. */
export class DamagedData extends Error {
  override readonly name = 'DamagedData';
}

/** Reads what a `Packer` has written. Every method throws `DamagedData` where there is nothing of its kind. */
export interface Unpacker {
  int(): number;
  float(): number;
  text(): string;
  list<T>(unpack: () => T): T[];
  /** A list of texts; all that are empty are the same. */
  texts(): readonly string[];
  /** The value at the place in `values` that an integer says. */
  choice<T>(values: readonly T[]): T;
}

/** An unpacker at the beginning. */
export function createUnpacker(packed: Packed): Unpacker {
  if (packed.numbers.length % 4 !== 0) throw new DamagedData('Half a number is missing.');
  const numbers = new Int32Array(new Uint8Array(packed.numbers).buffer);
  const texts = parseTexts(packed.texts);
  const halves = new DataView(new ArrayBuffer(8));
  let at = 0;

  function int(): number {
    if (at >= numbers.length) throw new DamagedData('It ends too early.');
    return numbers[at++]!;
  }

  function choice<T>(values: readonly T[]): T {
    const place = int();
    if (place < 0 || place >= values.length) throw new DamagedData('A value is unknown.');
    return values[place]!;
  }

  function count(): number {
    const length = int();
    // An item takes one number at least, so a wrong count cannot ask for more memory than the data has.
    if (length < 0 || length > numbers.length - at) throw new DamagedData('A list is too long.');
    return length;
  }

  return {
    int,
    choice,
    text: () => choice(texts),
    texts() {
      const length = count();
      if (length === 0) return NO_TEXTS;
      const items = [];
      for (let i = 0; i < length; i++) items.push(choice(texts));
      return items;
    },
    float() {
      halves.setInt32(0, int());
      halves.setInt32(4, int());
      return halves.getFloat64(0);
    },
    list(unpack) {
      const length = count();
      const items = [];
      for (let i = 0; i < length; i++) items.push(unpack());
      return items;
    },
  };
}

const NO_TEXTS: readonly string[] = [];

/** A list of texts that was written as JSON. Throws `DamagedData` where it is none. */
export function parseTexts(bytes: Uint8Array): string[] {
  let texts: unknown;
  try {
    texts = JSON.parse(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).toString());
  } catch {
    throw new DamagedData('Its texts cannot be read.');
  }
  if (!Array.isArray(texts) || texts.some(text => typeof text !== 'string'))
    throw new DamagedData('Its texts are none.');
  return texts;
}
