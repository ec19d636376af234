import { continueLine } from './continue-line';
import { AFTER_EQUALS, ALONE, DOUBLED, First, NAME_PARTS, SIGNS } from './first-characters';
import { kindOfName } from './keywords';
import { endOfNumber, isCertainLetter } from './literals';
import { addToken, giveUp, MOST_NESTED, type Scan } from './token-scan';
import { readText } from './tokenize-strings';
import { beginTokens, Kind, type Tokens } from './tokens';

/** Deepest indentation, in columns, that is surely counted alike everywhere. */
const MOST_INDENT = 10_000;

/**
 * Takes a whole text apart. Where it is not certain that the Python grammar would see the same tokens, `doubt` says
 * why. Blocks are told by indentation; brackets are counted only.
 */
export function tokenize(text: string, tokens: Tokens): void {
  beginTokens(tokens, text);
  if (text.includes('\0')) {
    tokens.doubt = 'character';
    return;
  }
  const scan: Scan = {
    tokens,
    indents: [0],
    depth: 0,
    line: 1,
    quotes: [],
    hasNamedEscapes: text.includes('\\N{'),
    readTokens,
  };
  // Every line has a line break in front of it.
  addToken(tokens, Kind.Newline, 0, 0, 1);
  const at = beginLine(scan, 0);
  if (at === -1) return;
  const end = readTokens(scan, at, false);
  if (end === -1) return;
  if (scan.depth > 0) tokens.doubt = 'bracket';
  else {
    if (tokens.kinds[tokens.count - 1] !== Kind.Newline) addToken(tokens, Kind.Newline, end, end, scan.line);
    for (let block = scan.indents.length; block > 1; block--)
      addToken(tokens, Kind.Dedent, end, end, scan.line);
    addToken(tokens, Kind.End, end, end, scan.line);
    tokens.breaks = scan.line - 1;
  }
}

/**
 * Reads tokens from an offset on: to the end of the text, or of the hole in a string, which ends at a bracket, colon or
 * exclamation mark. The answer is where that is; -1 where it is not certain.
 */
function readTokens(scan: Scan, from: number, isHole: boolean): number {
  const { tokens } = scan;
  const { text, kinds, starts, ends, lines } = tokens;
  const { length } = text;
  const around = scan.depth;
  let { count } = tokens;
  let at = from;
  while (at < length) {
    const code = text.charCodeAt(at);
    if (code === 32) {
      at++;
      continue;
    }
    const start = at;
    let kind: number = code < 128 ? SIGNS[code]! : First.Name;
    if (kind === First.Name) {
      let isPlain = code < 128;
      let next = code;
      do {
        if (next > 127) {
          if (!isCertainLetter(next)) return giveUp(tokens, 'character');
          isPlain = false;
        }
        next = text.charCodeAt(++at);
      } while (next < 128 ? NAME_PARTS[next] === 1 : next > 127);
      if (next === 34 || next === 39) {
        tokens.count = count;
        at = readText(scan, start, at);
        if (at === -1) return -1;
        count = tokens.count;
        continue;
      }
      kind = isPlain ? kindOfName(text, start, at) : Kind.Name;
    } else if (kind < First.Name) {
      // A sign of its own.
      at++;
      if (kind >= Kind.Open && kind <= Kind.CloseCurly) {
        if (kind <= Kind.OpenCurly) {
          if (++scan.depth > MOST_NESTED) return giveUp(tokens, 'nesting');
        } else if (scan.depth === around) {
          if (!isHole || kind !== Kind.CloseCurly) return giveUp(tokens, 'bracket');
          tokens.count = count;
          return start;
        } else scan.depth--;
      }
    } else if (kind === First.Newline) {
      if (isHole) return giveUp(tokens, 'hole');
      if (scan.depth > 0) {
        scan.line++;
        tokens.count = count;
        at = continueLine(scan, at + 1);
        if (at === -1) return -1;
        continue;
      }
      kinds[count] = Kind.Newline;
      starts[count] = start;
      ends[count] = start;
      lines[count] = scan.line++;
      tokens.count = count + 1;
      at = beginLine(scan, at + 1);
      if (at === -1) return -1;
      count = tokens.count;
      continue;
    } else if (kind === First.Quote) {
      tokens.count = count;
      at = readText(scan, start, at);
      if (at === -1) return -1;
      count = tokens.count;
      continue;
    } else if (kind === First.Comment) {
      if (isHole) return giveUp(tokens, 'hole');
      const newline = text.indexOf('\n', at);
      at = newline === -1 ? length : newline;
      continue;
    } else if (kind === First.Blank) {
      // A carriage return is part of a line break or it is none.
      if (code === 13 && text.charCodeAt(at + 1) !== 10) return giveUp(tokens, 'character');
      at++;
      continue;
    } else if (kind === First.Backslash) {
      at = isHole ? -1 : joinLine(scan, at);
      if (at === -1) return giveUp(tokens, 'backslash');
      continue;
    } else if (kind === First.Digit || (kind === First.Dot && isDigit(text.charCodeAt(at + 1)))) {
      at = endOfNumber(text, at);
      if (at === -1) return giveUp(tokens, 'number');
      kind = Kind.Number;
      if (text.charCodeAt(at) === 46) tokens.isOdd = true;
    } else if (isHole && scan.depth === around && (code === 58 || code === 33)) {
      if (text.charCodeAt(at + 1) !== 61) {
        tokens.count = count;
        return start;
      }
      if (code === 58) return giveUp(tokens, 'hole');
      kind = Kind.Compare;
      at += 2;
    } else {
      // Operators of up to three characters.
      const second = text.charCodeAt(at + 1);
      if (kind === First.Dot) {
        const isEllipsis = second === 46 && text.charCodeAt(at + 2) === 46;
        kind = isEllipsis ? Kind.Ellipsis : Kind.Dot;
        at += isEllipsis ? 3 : 1;
      } else if (second === 61) {
        kind = AFTER_EQUALS[code]!;
        at += 2;
      } else if (second === code && DOUBLED[code] !== 0) {
        const isAugmented = text.charCodeAt(at + 2) === 61;
        kind = isAugmented ? Kind.Augmented : DOUBLED[code]!;
        at += isAugmented ? 3 : 2;
      } else if (second === 62 && (code === 45 || code === 60)) {
        if (code === 60) return giveUp(tokens, 'operator');
        kind = Kind.Arrow;
        at += 2;
      } else {
        kind = ALONE[code]!;
        at++;
      }
      if (kind === 0) return giveUp(tokens, 'character');
    }
    kinds[count] = kind;
    starts[count] = start;
    ends[count] = at;
    lines[count] = scan.line;
    count++;
  }
  tokens.count = count;
  return isHole ? giveUp(tokens, 'string') : length;
}

/**
 * Goes to the first token of the next line that has one, which begins at an offset or after it, and adds what that says
 * about blocks.
 */
function beginLine(scan: Scan, from: number): number {
  const { tokens, indents } = scan;
  const { text } = tokens;
  const { length } = text;
  let indent = 0;
  let at = from;
  for (; at < length; at++) {
    const code = text.charCodeAt(at);
    if (code === 32) indent++;
    else if (code === 10) {
      scan.line++;
      indent = 0;
    } else if (code === 12) indent = 0;
    else if (code === 9) {
      // Tabs behind blanks are worth as much as a tab only here and there.
      if (indent % 8 !== 0) return giveUp(tokens, 'indentation');
      indent += 8;
    } else if (code === 35) {
      const end = text.indexOf('\n', at);
      if (end === -1) return length;
      at = end;
      scan.line++;
      indent = 0;
    } else if (code !== 13 || text.charCodeAt(at + 1) !== 10) break;
  }
  if (at >= length) return length;
  if (indent > MOST_INDENT || text.charCodeAt(at) === 92) return giveUp(tokens, 'indentation');
  let current = indents[indents.length - 1]!;
  if (indent > current) {
    if (indents.length > MOST_NESTED) return giveUp(tokens, 'nesting');
    indents.push(indent);
    addToken(tokens, Kind.Indent, at, at, scan.line);
  }
  while (indent < current) {
    indents.pop();
    addToken(tokens, Kind.Dedent, at, at, scan.line);
    current = indents[indents.length - 1]!;
    if (indent > current) return giveUp(tokens, 'indentation');
  }
  return at;
}

/** The offset behind a backslash and the line break that it takes back; -1 where nothing follows in the next line. */
function joinLine(scan: Scan, backslash: number): number {
  const { text } = scan.tokens;
  let at = backslash + 1;
  if (text.charCodeAt(at) === 13) at++;
  if (text.charCodeAt(at) !== 10) return -1;
  scan.line++;
  do at++;
  while (text.charCodeAt(at) === 32 || text.charCodeAt(at) === 9);
  const code = text.charCodeAt(at);
  return code === 10 || code === 13 || code === 35 || code === 92 || at >= text.length ? -1 : at;
}

function isDigit(code: number): boolean {
  return code >= 48 && code <= 57;
}
