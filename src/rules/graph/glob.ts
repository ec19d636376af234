import picomatch from 'picomatch';

/** A glob ready to be matched against ids, or what is wrong with it. `prefix` is what all that it matches starts with. */
export type Glob =
  | { readonly test: (id: string) => boolean; readonly prefix: string }
  | { readonly fault: string };

/** Most `*` in one segment of a path, and most `**` in a glob: more than that can take a matcher for ever. */
const MOST_STARS = 3;
const MOST_GLOBSTARS = 5;

/**
 * Compiles a glob: `*` and `?` inside one segment, `**` for any number of segments, `{a,b}`, `[a-z]`. One that ends in
 * `/` means everything below. Patterns that only a regular expression with nested repetition can match (`+(a|b)`) do
 * not exist, and the number of wildcards is bounded, so that no glob can be slow.
 */
export function compileGlob(pattern: string): Glob {
  const fault = findFault(pattern);
  if (fault !== undefined) return { fault };
  const glob = pattern.endsWith('/') ? `${pattern}**` : pattern;
  // What stands before the first wildcard spares most ids the matcher.
  const literal = /^[^*?[\]{}()\\!+@]*/.exec(glob)?.[0] ?? '';
  if (literal === glob) return { test: id => id === glob, prefix: glob };
  const prefix = literal.slice(0, literal.lastIndexOf('/') + 1);
  if (glob === `${prefix}**`) return { test: id => id.startsWith(prefix), prefix };
  const matches = picomatch(glob, { dot: true, noextglob: true, nonegate: true, strictBrackets: false });
  return { test: id => id.startsWith(prefix) && matches(id), prefix };
}

function findFault(pattern: string): string | undefined {
  if (pattern.trim() === '') return 'A pattern cannot be empty.';
  if (pattern.startsWith('/') || /^\.\.?\//.test(pattern))
    return 'Patterns start in the folder of the configuration, without / or ./ or ../ in front.';
  if (pattern.includes('\\')) return 'Patterns have / between folders, not \\.';
  if (pattern.includes('//')) return 'There is an empty folder name between two /.';
  if (!isBalanced(pattern, '{', '}')) return 'A { or } has no counterpart.';
  if (!isBalanced(pattern, '[', ']')) return 'A [ or ] has no counterpart.';
  if (/[(|)]/.test(pattern))
    return 'Patterns are globs (*, **, ?, {a,b}), not regular expressions; for a bracket in a name write ?.';
  const segments = pattern.split('/');
  if (segments.filter(segment => segment === '**').length > MOST_GLOBSTARS)
    return `More than ${MOST_GLOBSTARS} ** in one pattern can take for ever to match.`;
  if (segments.some(segment => segment !== '**' && (segment.match(/\*/g) ?? []).length > MOST_STARS))
    return `More than ${MOST_STARS} * between two / can take for ever to match.`;
  return undefined;
}

function isBalanced(text: string, open: string, close: string): boolean {
  let depth = 0;
  for (const letter of text) {
    if (letter === open) depth++;
    else if (letter === close && --depth < 0) return false;
  }
  return depth === 0;
}

/** A test of imported names: `Order`, `Order*`. Names have no folders, so `*` is the only wildcard. */
export function compileNames(patterns: readonly string[]): (name: string) => boolean {
  const exact = new Set(patterns.filter(pattern => !pattern.includes('*')));
  const wild = patterns.filter(pattern => pattern.includes('*')).map(pattern => pattern.split('*'));
  return name => exact.has(name) || wild.some(parts => matchParts(parts, name));
}

/** Whether a text is these parts with anything in between; in one pass, since the leftmost place is always good. */
function matchParts(parts: readonly string[], text: string): boolean {
  const first = parts[0];
  const last = parts[parts.length - 1];
  if (text.length < first.length + last.length || !text.startsWith(first) || !text.endsWith(last))
    return false;
  let at = first.length;
  for (const part of parts.slice(1, -1)) {
    const found = text.indexOf(part, at);
    if (found === -1 || found + part.length > text.length - last.length) return false;
    at = found + part.length;
  }
  return true;
}
