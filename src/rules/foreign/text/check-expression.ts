/** Characters that sets are compared by: ASCII, and one for all others. */
const LETTERS = 129;

/** Most repetitions of what may hold a `/`, and of what may not between two `/`: globs have the same bounds. */
const MOST_ACROSS = 5;
const MOST_WITHIN = 3;

/** Which characters a part of an expression may match, or may start with. */
type Letters = Uint8Array;

/** A part of an expression: what it may start with, whether it may match nothing, and what repeats in it. */
interface Part {
  readonly first: Letters;
  readonly mayBeEmpty: boolean;
  /** Something in it is repeated without end. */
  readonly repeats: boolean;
  /** Two ways through it may start with the same character. */
  readonly isAmbiguous: boolean;
}

/**
 * Why a regular expression is not to be used: it is broken, or there are texts that a matcher which goes back and tries
 * again may take for ever with. Undefined where it is fine. That is the case where nothing that repeats is repeated, no
 * repeated choice has two ways to begin, and few repetitions stand in a row; the time for one path is then bounded.
 */
export function findExpressionFault(pattern: string): string | undefined {
  try {
    new RegExp(pattern);
  } catch (error) {
    return `This regular expression is broken: ${(error as Error).message.replace(/^Invalid regular expression: /, '')}.`;
  }
  let at = 0;
  let fault: string | undefined;
  const fail = (what: string) => {
    fault ??= `This regular expression may take for ever to match: ${what}.`;
  };
  readChoice();
  return fault;

  function readChoice(): Part {
    const ways = [readSequence()];
    while (pattern[at] === '|') {
      at++;
      ways.push(readSequence());
    }
    const first = new Uint8Array(LETTERS);
    let isAmbiguous = ways.some(way => way.isAmbiguous);
    for (const way of ways) {
      isAmbiguous ||= ways.length > 1 && overlaps(first, way.first);
      for (let i = 0; i < LETTERS; i++) first[i] |= way.first[i];
    }
    return {
      first,
      mayBeEmpty: ways.some(way => way.mayBeEmpty),
      repeats: ways.some(way => way.repeats),
      isAmbiguous,
    };
  }

  function readSequence(): Part {
    const first = new Uint8Array(LETTERS);
    let mayBeEmpty = true;
    let repeats = false;
    let isAmbiguous = false;
    let across = 0;
    let within = 0;
    while (at < pattern.length && pattern[at] !== '|' && pattern[at] !== ')') {
      const start = at;
      const atom = readAtom();
      const written = pattern.slice(start, at);
      const { most, least } = readQuantifier();
      if (most > 1 && atom.repeats) fail(`${written} is repeated, and so is a part of it`);
      if (most > 1 && atom.isAmbiguous) fail(`in the repeated ${written} two ways begin alike`);
      if (most === Number.POSITIVE_INFINITY) {
        if (atom.first[47] === 1) across++;
        else within++;
      } else if (atom.first[47] === 1 && !atom.mayBeEmpty && least > 0) within = 0;
      if (across > MOST_ACROSS || within > MOST_WITHIN) fail('too many repetitions stand in a row');
      if (mayBeEmpty) for (let i = 0; i < LETTERS; i++) first[i] |= atom.first[i];
      mayBeEmpty &&= atom.mayBeEmpty || least === 0;
      repeats ||= atom.repeats || most === Number.POSITIVE_INFINITY;
      isAmbiguous ||= atom.isAmbiguous;
    }
    return { first, mayBeEmpty, repeats, isAmbiguous };
  }

  function readAtom(): Part {
    const letter = pattern[at++];
    if (letter === '(') {
      const look = /^\?(?:<?[=!])/.exec(pattern.slice(at, at + 3));
      const opening = /^\?(?::|<?[=!]|<[^>]*>)/.exec(pattern.slice(at));
      at += opening?.[0].length ?? 0;
      const inner = readChoice();
      at++; // )
      return look === null ? inner : { ...inner, first: new Uint8Array(LETTERS), mayBeEmpty: true };
    }
    if (letter === '^' || letter === '$') return simple(() => false, true);
    if (letter === '.') return simple(code => code !== 10);
    if (letter === '[') return readClass();
    if (letter === '\\') return readEscape();
    return simple(code => code === codeOf(letter));
  }

  function readEscape(): Part {
    const letter = pattern[at++] ?? '\\';
    if (letter === 'b' || letter === 'B') return simple(() => false, true);
    // What a group has matched may be anything; a matcher cannot know before.
    if (/[1-9k]/.test(letter)) return { ...simple(() => true, true), isAmbiguous: true };
    return simple(testEscape(letter));
  }

  function readClass(): Part {
    const end = findClassEnd(pattern, at);
    // The language's own class is the surest way to know what is in it.
    const test = new RegExp(`^[${pattern.slice(at, end)}]$`);
    at = end + 1;
    return simple(code => test.test(code === 128 ? 'ü' : String.fromCharCode(code)));
  }

  function readQuantifier(): { most: number; least: number } {
    const found = /^(?:[*+?]|\{(\d+)(,(\d*))?\})\??/.exec(pattern.slice(at));
    if (found === null) return { most: 1, least: 1 };
    at += found[0].length;
    const [, least, hasMost, most] = found;
    if (found[0][0] === '*') return { most: Number.POSITIVE_INFINITY, least: 0 };
    if (found[0][0] === '+') return { most: Number.POSITIVE_INFINITY, least: 1 };
    if (found[0][0] === '?') return { most: 1, least: 0 };
    const upper =
      hasMost === undefined ? Number(least) : most === '' ? Number.POSITIVE_INFINITY : Number(most);
    return { most: upper, least: Number(least) };
  }
}

function simple(test: (code: number) => boolean, mayBeEmpty = false): Part {
  const first = new Uint8Array(LETTERS);
  for (let code = 0; code < LETTERS; code++) if (test(code)) first[code] = 1;
  return { first, mayBeEmpty, repeats: false, isAmbiguous: false };
}

function testEscape(letter: string): (code: number) => boolean {
  if (!/[dDwWsS]/.test(letter)) {
    const plain: Readonly<Record<string, number>> = { n: 10, r: 13, t: 9, f: 12, v: 11, 0: 0 };
    // \xhh, \uhhhh and \cX are taken for anything: to be wrong that way is safe.
    if (/[xuc]/.test(letter)) return () => true;
    return code => code === (plain[letter] ?? codeOf(letter));
  }
  const test = new RegExp(`^\\${letter}$`);
  return code => test.test(code === 128 ? 'ü' : String.fromCharCode(code));
}

function codeOf(letter: string): number {
  return Math.min(letter.charCodeAt(0), LETTERS - 1);
}

/** The place of the `]` that ends a class whose inside starts at `from`. */
function findClassEnd(pattern: string, from: number): number {
  let at = from;
  while (at < pattern.length && pattern[at] !== ']') at += pattern[at] === '\\' ? 2 : 1;
  return at;
}

function overlaps(a: Letters, b: Letters): boolean {
  for (let i = 0; i < LETTERS; i++) if (a[i] === 1 && b[i] === 1) return true;
  return false;
}
