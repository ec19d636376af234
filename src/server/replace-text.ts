import type { FileFix } from '../model/fix';

/** What makes a file have another text: a new file where there was none, else a change of the lines that differ. */
export function replaceText(module: string, before: string | undefined, after: string): FileFix {
  if (before === undefined) return { module, created: after };
  const old = before.split('\n');
  const lines = after.split('\n');
  let head = 0;
  while (head < old.length && head < lines.length && old[head] === lines[head]) head++;
  let tail = 0;
  while (
    tail < old.length - head &&
    tail < lines.length - head &&
    old[old.length - 1 - tail] === lines[lines.length - 1 - tail]
  )
    tail++;
  if (head === old.length && head === lines.length) return { module, changes: [] };
  // Whole lines with their ends; where nothing follows, from the end of the line in front.
  const text = lines.slice(head, lines.length - tail);
  if (tail > 0) {
    const start = { line: head + 1, column: 1 };
    const end = { line: old.length - tail + 1, column: 1 };
    return { module, changes: [{ start, end, text: text.map(line => `${line}\n`).join('') }] };
  }
  const end = { line: old.length, column: old[old.length - 1].length + 1 };
  if (head === 0) return { module, changes: [{ start: { line: 1, column: 1 }, end, text: after }] };
  const start = { line: head, column: old[head - 1].length + 1 };
  return { module, changes: [{ start, end, text: text.map(line => `\n${line}`).join('') }] };
}
