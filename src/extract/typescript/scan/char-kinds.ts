/** A character that is neither a blank nor part of a name. */
export const OTHER = 0;
/** A letter, a digit, `_` or `$`. */
export const PART = 1;
/** A blank other than the end of a line. */
export const BLANK = 2;
export const LINE_END = 3;

/** The kind of a character. What lies beyond ASCII is another. */
export const KINDS = new Uint8Array(65536);
for (const char of 'abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_$')
  KINDS[char.charCodeAt(0)] = PART;
for (const char of ' \t\v\f') KINDS[char.charCodeAt(0)] = BLANK;
for (const char of '\n\r') KINDS[char.charCodeAt(0)] = LINE_END;

/** Whether a character is a letter, a digit, `_` or `$`. */
export function isPart(code: number): boolean {
  return KINDS[code] === PART;
}

/** Whether a character is a decimal digit. */
export function isDigit(code: number): boolean {
  return code >= 48 && code <= 57;
}

/** Whether a character is a hexadecimal digit. */
export function isHexDigit(code: number): boolean {
  return isDigit(code) || (code >= 97 && code <= 102) || (code >= 65 && code <= 70);
}
