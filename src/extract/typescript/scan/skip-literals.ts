import { isDigit, isHexDigit, isPart } from './char-kinds';

// All of these take the offset of a token and give the one behind it, or -1 where they are not certain that the compiler
// would go that far without a complaint.

const BACKSLASH = 92;

/** Skips a string. `start` is the offset of its quote. */
export function skipString(text: string, start: number): number {
  const quote = text.charCodeAt(start);
  const { length } = text;
  for (let at = start + 1; at < length; at++) {
    const code = text.charCodeAt(at);
    if (code === quote) return at + 1;
    if (code === BACKSLASH) {
      at = skipEscape(text, at);
      if (at === -1) return -1;
    } else if (code === 10 || code === 13) return -1;
  }
  return -1;
}

/**
 * Skips the text of a template up to its end or its next `${`, which the last character skipped tells apart. `start` is
 * the offset of its first character.
 */
export function skipTemplate(text: string, start: number): number {
  const { length } = text;
  for (let at = start; at < length; at++) {
    const code = text.charCodeAt(at);
    if (code === 96) return at + 1;
    if (code === BACKSLASH) {
      at = skipEscape(text, at);
      if (at === -1) return -1;
    } else if (code === 36 && text.charCodeAt(at + 1) === 123) return at + 2;
  }
  return -1;
}

/** The offset of the last character of an escape, -1 where it is one that the compiler may object to. */
function skipEscape(text: string, backslash: number): number {
  const at = backslash + 1;
  const code = text.charCodeAt(at);
  if (code === 120) return areHexDigits(text, at + 1, 2) ? at + 2 : -1;
  if (code === 117) {
    if (text.charCodeAt(at + 1) !== 123) return areHexDigits(text, at + 1, 4) ? at + 4 : -1;
    const end = text.indexOf('}', at);
    const digits = end - at - 2;
    // Up to five digits are a character in any case.
    return digits >= 1 && digits <= 5 && areHexDigits(text, at + 2, digits) ? end : -1;
  }
  // `\0` is the one escape with a digit that is always allowed.
  if (isDigit(code)) return code === 48 && !isDigit(text.charCodeAt(at + 1)) ? at : -1;
  return code === 13 && text.charCodeAt(at + 1) === 10 ? at + 1 : at;
}

function areHexDigits(text: string, start: number, count: number): boolean {
  for (let at = start; at < start + count; at++) if (!isHexDigit(text.charCodeAt(at))) return false;
  return true;
}

/** Skips a regular expression and its flags. `start` is the offset of its slash. */
export function skipRegex(text: string, start: number): number {
  const { length } = text;
  let inClass = false;
  for (let at = start + 1; at < length; at++) {
    const code = text.charCodeAt(at);
    if (code === BACKSLASH) {
      at++;
      const escaped = text.charCodeAt(at);
      if (escaped === 10 || escaped === 13 || escaped > 127) return -1;
    } else if (code === 47) {
      if (inClass) continue;
      let end = at + 1;
      while (isPart(text.charCodeAt(end))) end++;
      return end;
    } else if (code === 91) inClass = true;
    else if (code === 93) inClass = false;
    else if (code === 10 || code === 13) return -1;
  }
  return -1;
}

/** Skips a number. `start` is the offset of its first digit, or of its point where a digit follows. */
export function skipNumber(text: string, start: number): number {
  let at = start;
  if (text.charCodeAt(at) === 48) {
    const second = text.charCodeAt(at + 1) | 32;
    if (second === 120) return endNumber(text, skipDigits(text, at + 2, isHexDigit));
    if (second === 111)
      return endNumber(
        text,
        skipDigits(text, at + 2, code => code >= 48 && code <= 55),
      );
    if (second === 98)
      return endNumber(
        text,
        skipDigits(text, at + 2, code => code === 48 || code === 49),
      );
    // Octal numbers of old.
    if (isPart(text.charCodeAt(at + 1)) && second !== 101 && second !== 110) return -1;
  }
  let isWhole = true;
  if (text.charCodeAt(at) !== 46) at = skipDigits(text, at, isDigit);
  if (at !== -1 && text.charCodeAt(at) === 46) {
    isWhole = false;
    at++;
    if (isDigit(text.charCodeAt(at))) at = skipDigits(text, at, isDigit);
  }
  if (at !== -1 && (text.charCodeAt(at) | 32) === 101) {
    isWhole = false;
    const sign = text.charCodeAt(at + 1);
    at = skipDigits(text, sign === 43 || sign === 45 ? at + 2 : at + 1, isDigit);
  }
  return endNumber(text, at, isWhole);
}

/** Digits with single underscores between them. */
function skipDigits(text: string, start: number, isOne: (code: number) => boolean): number {
  let at = start;
  if (!isOne(text.charCodeAt(at))) return -1;
  for (;;) {
    while (isOne(text.charCodeAt(at))) at++;
    if (text.charCodeAt(at) !== 95) return at;
    at++;
    if (!isOne(text.charCodeAt(at))) return -1;
  }
}

/** A number must not run into a name. */
function endNumber(text: string, digitsEnd: number, isWhole = true): number {
  if (digitsEnd === -1) return -1;
  // The mark of a large integer.
  const end = isWhole && text.charCodeAt(digitsEnd) === 110 ? digitsEnd + 1 : digitsEnd;
  const code = text.charCodeAt(end);
  return isPart(code) || code > 127 || code === BACKSLASH ? -1 : end;
}
