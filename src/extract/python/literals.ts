/** A number that ends here; `0777`, `1_`, `1__0` and `10L` are not sure to be one. */
const NUMBER =
  /0[xX](?:_?[\da-fA-F])+|0[oO](?:_?[0-7])+|0[bB](?:_?[01])+|(?:\d+(?:_\d+)*(?:\.(?:\d+(?:_\d+)*)?)?|\.\d+(?:_\d+)*)(?:[eE][+-]?\d+(?:_\d+)*)?[jJ]?/y;

/** The offset behind a number that begins at an offset; -1 where it is not certain. */
export function endOfNumber(text: string, start: number): number {
  let at = start;
  let code = text.charCodeAt(at);
  while (code >= 48 && code <= 57) code = text.charCodeAt(++at);
  if (isWordPart(code) || code === 46) {
    NUMBER.lastIndex = start;
    if (!NUMBER.test(text)) return -1;
    at = NUMBER.lastIndex;
    code = text.charCodeAt(at);
  }
  return isWordPart(code) || code > 127 ? -1 : at;
}

function isWordPart(code: number): boolean {
  return (
    (code >= 48 && code <= 57) || code === 95 || (code >= 97 && code <= 122) || (code >= 65 && code <= 90)
  );
}

/**
 * Whether a character beyond ASCII is a letter of a name by every version of Unicode. Of other characters that is not
 * said.
 */
export function isCertainLetter(code: number): boolean {
  // Of Latin all but × and ÷; Greek and Russian; kana; the Chinese characters of the first version.
  if (code < 0x0250) return code >= 0x00c0 && code !== 0x00d7 && code !== 0x00f7;
  if (code < 0x0450) return (code >= 0x03b1 && code <= 0x03c9) || code >= 0x0410;
  return (
    (code >= 0x3041 && code <= 0x3094) ||
    (code >= 0x30a1 && code <= 0x30fa) ||
    (code >= 0x4e00 && code <= 0x9fa5)
  );
}
