import {
  BINARY_WORD,
  CASE,
  CATCH,
  CLASS,
  CONTROL,
  DECLARE,
  DEFAULT,
  DO,
  ELSE,
  ENUM,
  EXPORT,
  FINALLY,
  FUNCTION,
  IMPORT,
  INFIX,
  JUMP,
  NAME,
  PREFIX,
  REQUIRE,
  RETURN,
  TRY,
  UNARY_WORD,
  VOID,
} from './token-classes';

/** Words that mean something, by the class of their token. */
const CLASSES: readonly (readonly [number, string])[] = [
  [PREFIX, 'abstract async await asserts infer keyof let readonly unique using yield'],
  // Modifiers, which stand in front of declarations alone.
  [
    PREFIX,
    'accessor declare get global interface module namespace out override private protected public set type static',
  ],
  [INFIX, 'as implements is of satisfies'],
  [UNARY_WORD, 'delete new typeof'],
  [VOID, 'void'],
  [BINARY_WORD, 'extends in instanceof'],
  [RETURN, 'return throw'],
  [JUMP, 'break continue debugger'],
  [CONTROL, 'for if switch while with'],
  [CATCH, 'catch'],
  [TRY, 'try'],
  [FINALLY, 'finally'],
  [ELSE, 'else'],
  [DO, 'do'],
  [DECLARE, 'const var'],
  [FUNCTION, 'function'],
  [CLASS, 'class'],
  [ENUM, 'enum'],
  [IMPORT, 'import'],
  [EXPORT, 'export'],
  [DEFAULT, 'default'],
  [CASE, 'case'],
  [NAME, 'false null super this true'],
  [REQUIRE, 'require'],
];

/** Every word with a meaning; its place is its number, and 0 stands for all other words. */
const WORDS: readonly string[] = ['', ...CLASSES.flatMap(([, words]) => words.split(' '))];

/** The class of a word by its number. */
export const WORD_CLASSES: Uint8Array = Uint8Array.from([
  NAME,
  ...CLASSES.flatMap(([tokenClass, words]) => words.split(' ').map(() => tokenClass)),
]);

/** The number of a word that the scanner asks for. */
export const numberOf = (word: string): number => WORDS.indexOf(word);

/** Slots of the table of words, a power of two. */
const SLOTS = 512;

/** Where the words lie, by a hash without collisions among them. */
const TABLE = new Uint8Array(SLOTS);
for (const [number, word] of WORDS.entries()) {
  if (number === 0) continue;
  const slot = hash(word.length, word.charCodeAt(0), word.charCodeAt(1), word.charCodeAt(word.length - 1));
  if (TABLE[slot] !== 0) throw new Error(`The words ${WORDS[TABLE[slot]!]} and ${word} meet in one slot.`);
  TABLE[slot] = number;
}

function hash(length: number, first: number, second: number, last: number): number {
  return (length * 52 + first * 19 + second * 36 + last * 13) & (SLOTS - 1);
}

/** The number of the word at `start`, 0 where it is a mere name. Words have two letters or more. */
export function findWord(text: string, start: number, end: number): number {
  const length = end - start;
  if (length < 2 || length > 10) return 0;
  const number =
    TABLE[hash(length, text.charCodeAt(start), text.charCodeAt(start + 1), text.charCodeAt(end - 1))]!;
  if (number === 0) return 0;
  const word = WORDS[number]!;
  if (word.length !== length) return 0;
  for (let i = 0; i < length; i++) if (word.charCodeAt(i) !== text.charCodeAt(start + i)) return 0;
  return number;
}

const FIRST_MODIFIER = numberOf('accessor');
const LAST_MODIFIER = numberOf('static');

/** Whether a word is a modifier in front of declarations and else nothing but a name. */
export function isModifier(number: number): boolean {
  return number >= FIRST_MODIFIER && number <= LAST_MODIFIER;
}
