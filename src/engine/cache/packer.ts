/** Plain data as numbers and the distinct texts they point to. */
export interface Packed {
  /** 32-bit integers in the byte order of this machine. */
  readonly numbers: Uint8Array;
  /** A list of texts as JSON, which unlike UTF-8 has a way to write any text that JavaScript has. */
  readonly texts: Uint8Array;
}

/** Writes plain data down value by value; an `Unpacker` reads it in the same order. */
export interface Packer {
  /** A whole number of 32 bits. */
  int(value: number): void;
  /** Any number. */
  float(value: number): void;
  text(value: string): void;
  /** The number of items, and each by `pack`. */
  list<T>(items: readonly T[], pack: (item: T) => void): void;
  finish(): Packed;
}

/** A packer with nothing in it. */
export function createPacker(): Packer {
  let numbers = new Int32Array(4096);
  let length = 0;
  const places = new Map<string, number>();
  const halves = new DataView(new ArrayBuffer(8));

  function int(value: number): void {
    if (length === numbers.length) {
      const larger = new Int32Array(length * 2);
      larger.set(numbers);
      numbers = larger;
    }
    numbers[length++] = value;
  }

  return {
    int,
    float(value) {
      halves.setFloat64(0, value);
      int(halves.getInt32(0));
      int(halves.getInt32(4));
    },
    text(value) {
      let place = places.get(value);
      if (place === undefined) {
        place = places.size;
        places.set(value, place);
      }
      int(place);
    },
    list(items, pack) {
      int(items.length);
      for (const item of items) pack(item);
    },
    finish: () => ({
      numbers: new Uint8Array(numbers.buffer, 0, length * 4),
      texts: Buffer.from(JSON.stringify([...places.keys()])),
    }),
  };
}
