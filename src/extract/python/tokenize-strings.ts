import { addToken, giveUp, MOST_NESTED, type Scan } from './token-scan';
import { Kind } from './tokens';

/** Prefixes of strings; any case will do. */
const PREFIX = /^(?:[rubft]|br|rb|fr|rf|tr|rt)$/i;

const FORMATTED = 1;
const RAW = 2;
const BYTES = 4;

/**
 * Reads a string with its prefix, which begins at `start`, and its first quote at `open`: one token, or that of an
 * f-string those of its holes. The answer is the offset behind it; -1 where that is not certain.
 */
export function readText(scan: Scan, start: number, open: number): number {
  const { tokens } = scan;
  const { text } = tokens;
  const flags = start === open ? 0 : flagsOf(text.slice(start, open));
  if (flags === -1) return giveUp(tokens, 'string');
  const quote = text.charCodeAt(open);
  const isLong = text.charCodeAt(open + 1) === quote && text.charCodeAt(open + 2) === quote;
  if (scan.quotes.includes(quote)) tokens.isOdd = true;
  if ((flags & FORMATTED) > 0) return readFormatted(scan, start, open, isLong, (flags & RAW) > 0);
  const { line } = scan;
  const end = isLong ? endOfLong(scan, open) : endOfShort(scan, open);
  if (end === -1) return giveUp(tokens, 'string');
  // Escapes that the grammar reads past the end of the string, or as something else.
  if (scan.hasNamedEscapes && hasOpenEscape(text.slice(open, end))) return giveUp(tokens, 'string');
  if ((flags & BYTES) > 0 && /\\[NuU]/.test(text.slice(open, end))) return giveUp(tokens, 'string');
  addToken(tokens, Kind.String, start, end, line);
  return end;
}

/** Whether the last `\N{` in a string has no bracket that closes it. */
function hasOpenEscape(written: string): boolean {
  const last = written.lastIndexOf('\\N{');
  return last !== -1 && !written.includes('}', last);
}

function flagsOf(prefix: string): number {
  if (!PREFIX.test(prefix)) return -1;
  const isFormatted = /[ft]/i.test(prefix);
  return (isFormatted ? FORMATTED : 0) | (/r/i.test(prefix) ? RAW : 0) | (/b/i.test(prefix) ? BYTES : 0);
}

function endOfLong(scan: Scan, open: number): number {
  const { text } = scan.tokens;
  const mark = text.charCodeAt(open) === 34 ? '"""' : "'''";
  let close = text.indexOf(mark, open + 3);
  while (close !== -1) {
    let slashes = 0;
    while (text.charCodeAt(close - 1 - slashes) === 92) slashes++;
    if (slashes % 2 === 0) {
      for (let at = text.indexOf('\n', open); at !== -1 && at < close; at = text.indexOf('\n', at + 1))
        scan.line++;
      return close + 3;
    }
    close = text.indexOf(mark, close + 1);
  }
  return -1;
}

function endOfShort(scan: Scan, open: number): number {
  const { text } = scan.tokens;
  const { length } = text;
  const quote = text.charCodeAt(open);
  for (let at = open + 1; at < length; at++) {
    const code = text.charCodeAt(at);
    if (code === quote) return at + 1;
    if (code === 92) at = skipEscaped(scan, at + 1);
    else if (code === 10 || code === 13) return -1;
  }
  return -1;
}

/** The offset of the last character of what a backslash in front of an offset escapes. */
function skipEscaped(scan: Scan, at: number): number {
  const { text } = scan.tokens;
  const last = text.charCodeAt(at) === 13 && text.charCodeAt(at + 1) === 10 ? at + 1 : at;
  if (text.charCodeAt(last) === 10) scan.line++;
  return last;
}

function readFormatted(scan: Scan, start: number, open: number, isLong: boolean, isRaw: boolean): number {
  const { tokens } = scan;
  const { text } = tokens;
  const { length } = text;
  const quote = text.charCodeAt(open);
  let at = open + (isLong ? 3 : 1);
  addToken(tokens, Kind.FormatStart, start, at, scan.line);
  while (at < length) {
    const code = text.charCodeAt(at);
    if (
      code === quote &&
      (!isLong || (text.charCodeAt(at + 1) === quote && text.charCodeAt(at + 2) === quote))
    ) {
      const end = at + (isLong ? 3 : 1);
      addToken(tokens, Kind.FormatEnd, at, end, scan.line);
      return end;
    }
    if (code === 123) {
      if (text.charCodeAt(at + 1) === 123) at += 2;
      else {
        at = readHole(scan, at, quote);
        if (at === -1) return -1;
      }
    } else if (code === 125) {
      if (text.charCodeAt(at + 1) !== 125) return giveUp(tokens, 'hole');
      at += 2;
    } else if (code === 92) {
      at = skipFormatEscape(scan, at, quote, isRaw);
      if (at === -1) return giveUp(tokens, 'string');
    } else if ((code === 10 || code === 13) && !isLong) return giveUp(tokens, 'string');
    else {
      if (code === 10) scan.line++;
      at++;
    }
  }
  return giveUp(tokens, 'string');
}

/** The offset behind an escape in an f-string. Brackets are never escaped, but there may be some in the name of a character. */
function skipFormatEscape(scan: Scan, backslash: number, quote: number, isRaw: boolean): number {
  const { text } = scan.tokens;
  const at = backslash + 1;
  const code = text.charCodeAt(at);
  if (isRaw) return code === quote || code === 92 ? at + 1 : at;
  if (code === 123 || code === 125) return at;
  if (code === 78 && text.charCodeAt(at + 1) === 123) {
    const name = /^[\w -]+\}/.exec(text.slice(at + 2, at + 100));
    return name === null ? -1 : at + 2 + name[0].length;
  }
  return skipEscaped(scan, at) + 1;
}

/** Reads the hole of an f-string whose bracket is at an offset. The answer is the offset behind it, or -1. */
function readHole(scan: Scan, open: number, quote: number): number {
  const { tokens } = scan;
  const { text } = tokens;
  if (++scan.depth > MOST_NESTED) return giveUp(tokens, 'nesting');
  addToken(tokens, Kind.HoleStart, open, open + 1, scan.line);
  scan.quotes.push(quote);
  let at = scan.readTokens(scan, open + 1, true);
  if (at === -1) return -1;
  scan.quotes.pop();
  if (text.charCodeAt(at) === 33) {
    const code = text.charCodeAt(at + 1);
    if (code < 97 || code > 122) return giveUp(tokens, 'hole');
    addToken(tokens, Kind.Conversion, at, at + 2, scan.line);
    at += 2;
  }
  if (text.charCodeAt(at) === 58) {
    addToken(tokens, Kind.Format, at, at + 1, scan.line);
    at = readFormat(scan, at + 1, quote);
    if (at === -1) return -1;
  }
  if (text.charCodeAt(at) !== 125) return giveUp(tokens, 'hole');
  addToken(tokens, Kind.HoleEnd, at, at + 1, scan.line);
  scan.depth--;
  return at + 1;
}

/** Reads what follows the colon in a hole, to the bracket that closes that. */
function readFormat(scan: Scan, from: number, quote: number): number {
  const { tokens } = scan;
  const { text } = tokens;
  let at = from;
  for (;;) {
    const code = text.charCodeAt(at);
    if (code === 125) return at;
    if (code === 123) {
      at = readHole(scan, at, quote);
      if (at === -1) return -1;
    } else if (code === quote || code === 10 || code === 13 || code === 92 || at >= text.length)
      return giveUp(tokens, 'hole');
    else at++;
  }
}
