import { isPart } from './char-kinds';
import { Doubt, type TextCursor } from './text-cursor';

const OPEN_PAREN = 40;
const CLOSE_PAREN = 41;
const COMMA = 44;
const DOT = 46;
const QUESTION = 63;

/** How the code behind a call goes on. */
export type Sequel =
  /** With a member of its value. */
  | {
      readonly type: 'member';
      readonly name: string;
      readonly isOptional: boolean;
      readonly isCalled: boolean;
      /** Whether an arrow follows. */
      readonly isResult: boolean;
    }
  /** Not at all: the statement, the argument or the bracket ends. */
  | { readonly type: 'end' | 'comma' }
  /** With what takes its value as a whole. */
  | { readonly type: 'more' };

const MORE: Sequel = { type: 'more' };
const END: Sequel = { type: 'end' };

/**
 * The string that is the only argument of the call at whose parenthesis the cursor stands, `undefined` where its first
 * argument is no string.
 */
export function readArgument(cursor: TextCursor): string | undefined {
  cursor.at++;
  const code = cursor.skip();
  if (code === 96) throw new Doubt('template as specifier');
  if (code !== 34 && code !== 39) return undefined;
  const specifier = cursor.string();
  const next = cursor.skip();
  if (next === COMMA) throw new Doubt('arguments');
  if (next !== CLOSE_PAREN || specifier === '') return undefined;
  cursor.at++;
  return specifier;
}

/** How the code at the cursor goes on behind a call. */
export function readSequel(cursor: TextCursor): Sequel {
  const code = cursor.skip();
  const { text, at, isNewLine } = cursor;
  const second = text.charCodeAt(at + 1);
  const isOptional = code === QUESTION && second === DOT;
  if (code === DOT || isOptional) {
    cursor.at += isOptional ? 2 : 1;
    if (!isPart(cursor.skip())) return MORE;
    const name = cursor.word();
    if (name.charCodeAt(0) < 58 && name.charCodeAt(0) !== 36) throw new Doubt('number');
    const isCalled = cursor.skip() === OPEN_PAREN;
    const isResult = text.startsWith('=>', cursor.at);
    return { type: 'member', name, isOptional, isCalled, isResult };
  }
  if (code === COMMA) return { type: 'comma' };
  // ; ) ] } and the colon of a condition
  if (code === 0 || code === 59 || code === 41 || code === 93 || code === 125 || code === 58) return END;
  if (!isNewLine || code === 40 || code === 91 || code === 96) return MORE;
  if (isPart(code) || code === 34 || code === 39 || code === 64 || code === 123) {
    if (text.startsWith('in', at)) throw new Doubt('call before in');
    return END;
  }
  // A line that begins with one of + - ! < / may go on or not.
  if ('+-!</#'.includes(text.charAt(at))) throw new Doubt('line behind call');
  return MORE;
}
