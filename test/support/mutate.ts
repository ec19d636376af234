import { createRandom } from './random';

/** Numbers from 0 up to 1. */
type Random = () => number;

/** What a mutation may draw on. */
export interface Material {
  /** Texts to start from and to splice in. */
  readonly texts: readonly string[];
  /** Bits of text that mean something to a scanner. */
  readonly tokens: readonly string[];
  /** What stands before and behind something nested. */
  readonly nests: readonly (readonly [open: string, close: string])[];
  /** What fills a file of a megabyte. */
  readonly fillings: readonly string[];
  /** What stands before something nested deeply, so that the code inside is looked at closely. */
  readonly opening: string;
  /** Levels of what is nested deeply. */
  readonly depth: number;
}

/** Tokens that are hard on every language. */
export const HARD_TOKENS = [
  ...['"', "'", '`', '"""', "'''", '\\', '\\\n', '(', ')', '[', ']', '{', '}', '<', '>', ';', ':', ',', '.'],
  ...['\0', '\uFEFF', '\uD83D', '\uDE00', '😀', '\r', '\r\n', '\n', '\t', '\f', '\v', '\u0085', '\u00A0'],
  ...['\u2028', '\u2029', '\uFFFF', '/*', '*/', '//', '#', '<!--', '-->', '#!', '  ', '        '],
];

/** Texts are cut to about this length first, in UTF-16 code units: small inputs reach more of the code in less time. */
const USUAL_LENGTH = 3000;

/**
 * Length of what fills a line or many, in UTF-16 code units. The time that parsers take to recover from errors may grow
 * with the square of it.
 */
const HUGE = 15_000;

/** Length of a giant, in UTF-16 code units. */
const GIANT = 1_000_000;

/** The inputs of a kind by their numbers from 0: first every giant, then everything nested deeply, then mutations. */
export function createInput(material: Material, number: number): string {
  const { fillings, nests, opening, depth } = material;
  if (number < fillings.length) return fill(fillings[number]!, GIANT);
  const place = number - fillings.length;
  const nest = nests[place >> 1];
  if (nest !== undefined)
    return opening + nest[0].repeat(depth) + (place % 2 === 0 ? '' : nest[1].repeat(depth));
  return mutate(material, createRandom(Math.imul(number + 1, 0x9e3779b1)));
}

/** A text with one to five mutations. */
function mutate(material: Material, random: Random): string {
  const pick = <T>(list: readonly T[]): T => list[Math.floor(random() * list.length)]!;
  const below = (limit: number) => Math.floor(random() * limit);
  const insert = (text: string, added: string) => {
    const at = below(text.length + 1);
    return text.slice(0, at) + added + text.slice(at);
  };
  const cut = (text: string, most: number) => {
    const from = below(Math.max(1, text.length - most));
    return text.slice(from, from + most);
  };

  const common: readonly ((text: string) => string)[] = [
    text => text.slice(0, below(text.length + 1)),
    text => text.slice(below(text.length + 1)),
    text => insert(text, cut(pick(material.texts), below(400))),
    text => text.slice(0, below(text.length + 1)) + cut(pick(material.texts), USUAL_LENGTH),
    text => insert(text, pick(material.tokens)),
    text => insert(text, Array.from({ length: below(40) }, () => pick(material.tokens)).join('')),
    text => insert(text, Array.from({ length: below(40) }, () => pick(material.tokens)).join(' ')),
    text => {
      const at = below(text.length + 1);
      return text.slice(0, at) + text.slice(at + below(60));
    },
    text => insert(text, cut(text, below(200)).repeat(below(20))),
    text => text.replace(/\n/g, () => pick(['\n', '\r\n', '\r', '\u2028', '\n\n'])),
    text => {
      // As bytes, each of which may become any other, and back the way that wrong encodings come back.
      const bytes = Buffer.from(text);
      for (let i = below(12); i > 0; i--) bytes[below(bytes.length)] = below(256);
      return bytes.toString(pick(['utf8', 'latin1']));
    },
    text => {
      const [open, close] = pick(material.nests);
      const depth = below(pick([10, 100, 400]));
      return insert(text, open.repeat(depth) + close.repeat(pick([depth, depth, 0, below(depth + 1)])));
    },
  ];
  const huge: readonly ((text: string) => string)[] = [
    text => insert(text, fill(pick(material.tokens), HUGE)),
    text => insert(text, fill(`${pick(material.tokens)}${pick(material.tokens)} `, HUGE)),
    text => insert(text, fill(`${cut(text, 20)}\n`, HUGE)),
    text => insert(text, fill(cut(text, 200).replaceAll('\n', ' '), HUGE)),
  ];

  let text = cut(pick(material.texts), below(USUAL_LENGTH * 2));
  for (let rounds = 1 + below(5); rounds > 0; rounds--) text = pick(common)(text);
  return random() < 0.01 ? pick(huge)(text) : text;
}

function fill(part: string, length: number): string {
  return part.repeat(Math.ceil(length / Math.max(1, part.length)));
}
