import { giveUp, type Scan } from './token-scan';
import { Kind, type Tokens } from './tokens';

/** Tokens that are gone through at most to see what a comma belongs to. */
const LONGEST_LIST = 500;

/**
 * Goes to what follows inside brackets, from behind a line break on. The grammar takes lines further out than the block
 * round them for the end of that block, unless the brackets might be closed there.
 */
export function continueLine(scan: Scan, from: number): number {
  const { tokens, indents } = scan;
  const { text } = tokens;
  const { length } = text;
  const block = indents[indents.length - 1]!;
  let indent = 0;
  let at = from;
  for (; at < length; at++) {
    const code = text.charCodeAt(at);
    if (code === 32) indent++;
    else if (code === 10) {
      scan.line++;
      indent = 0;
    } else if (code === 12) indent = 0;
    else if (code === 9) indent += 8;
    else if (code === 35) {
      if (indent < block && !mayClose(tokens)) return giveUp(tokens, 'indentation');
      const newline = text.indexOf('\n', at);
      if (newline === -1) return giveUp(tokens, 'bracket');
      at = newline;
      scan.line++;
      indent = 0;
    } else if (code !== 13 || text.charCodeAt(at + 1) !== 10) {
      if (indent < block && !isClose(code) && !mayClose(tokens)) return giveUp(tokens, 'indentation');
      return code === 92 ? giveUp(tokens, 'backslash') : at;
    }
  }
  return giveUp(tokens, 'bracket');
}

function isClose(code: number): boolean {
  return code === 41 || code === 93 || code === 125;
}

/** Whether a bracket that closes may follow the last token. */
function mayClose({ kinds, count }: Tokens): boolean {
  const last = kinds[count - 1]!;
  const before = count > 1 ? kinds[count - 2]! : Kind.Newline;
  if (last === Kind.Open) return before !== Kind.Import;
  if (last === Kind.OpenSquare) return !endsValue(before);
  return last === Kind.OpenCurly || (last === Kind.Comma && isOfBrackets(kinds, count - 2));
}

function endsValue(kind: Kind): boolean {
  if (kind >= Kind.Name && kind <= Kind.Ellipsis) return true;
  return (kind >= Kind.Close && kind <= Kind.CloseCurly) || kind === Kind.FormatEnd;
}

/** Whether the comma behind a place is not one of the names that a `for` or `lambda` in the brackets brings. */
function isOfBrackets(kinds: Uint8Array, place: number): boolean {
  let depth = 0;
  for (let at = place; at > Math.max(0, place - LONGEST_LIST); at--) {
    const kind = kinds[at]!;
    if (kind >= Kind.Close && kind <= Kind.CloseCurly) depth++;
    else if (kind >= Kind.Open && kind <= Kind.OpenCurly) {
      if (--depth < 0) return true;
    } else if (depth === 0) {
      if (kind === Kind.For || kind === Kind.Lambda) return false;
      if (kind === Kind.In || kind === Kind.Colon) return true;
    }
  }
  return false;
}
