/** Most names of which the words are kept. */
const MOST = 50_000;

const known = new Map<string, readonly string[]>();

/** The words of a name in small letters: `HTTPOrder_repo2` → `http`, `order`, `repo2`. The same names are asked about over and over. */
export function wordsOf(name: string): readonly string[] {
  let found = known.get(name);
  if (found === undefined) {
    found = splitName(name);
    if (known.size >= MOST) known.clear();
    known.set(name, found);
  }
  return found;
}

function splitName(name: string): string[] {
  return name
    .replace(/([a-z\d])([A-Z])/g, '$1 $2')
    .replace(/([A-Z]+)([A-Z][a-z])/g, '$1 $2')
    .split(/[^A-Za-z\d]+/)
    .filter(word => word !== '')
    .map(word => word.toLowerCase());
}

/** Whether a name has one of these words (in small letters, singular) in it, plural forms included. */
export function hasWord(name: string, words: ReadonlySet<string>): boolean {
  return wordsOf(name).some(word => words.has(word) || (word.endsWith('s') && words.has(word.slice(0, -1))));
}

/** Whether one of these is the last word of a name. */
export function endsWithWord(name: string, words: ReadonlySet<string>): boolean {
  const last = wordsOf(name).at(-1);
  return last !== undefined && words.has(last);
}
