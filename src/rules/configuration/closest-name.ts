/** The most similar of some names, for "did you mean"; `undefined` where none is similar. */
export function findClosestName(name: string, names: Iterable<string>): string | undefined {
  let best: string | undefined;
  let least = Math.max(2, Math.floor(name.length / 3)) + 1;
  for (const candidate of names) {
    const distance = countEdits(name.toLowerCase(), candidate.toLowerCase(), least);
    if (distance < least) [best, least] = [candidate, distance];
  }
  return best;
}

/** ` Did you mean "exclude"?` or nothing. */
export function suggestName(name: string, names: Iterable<string>): string {
  const closest = findClosestName(name, names);
  return closest === undefined ? '' : ` Did you mean "${closest}"?`;
}

/** Insertions, deletions and replacements between two texts (Levenshtein); anything from `limit` on is `limit`. */
function countEdits(a: string, b: string, limit: number): number {
  if (Math.abs(a.length - b.length) >= limit) return limit;
  let row = Array.from({ length: b.length + 1 }, (_, i) => i);
  for (let i = 1; i <= a.length; i++) {
    const next = [i];
    for (let j = 1; j <= b.length; j++)
      next.push(Math.min(row[j] + 1, next[j - 1] + 1, row[j - 1] + (a[i - 1] === b[j - 1] ? 0 : 1)));
    row = next;
  }
  return Math.min(row[b.length], limit);
}
