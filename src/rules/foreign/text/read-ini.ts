import type { SourceEntry, SourceNode, SourcePlace, SourceReading } from '../../../model/source-tree';

interface Line {
  readonly text: string;
  readonly place: SourcePlace;
}

/**
 * Reads an INI file as Python's `configparser` does: keys are in lower case, a value goes on in the lines that are
 * indented deeper than its key, and whole lines that start with `#` or `;` are comments. The tree has a table for each
 * section; a value of several lines is a list of those that are not blank.
 */
export function readIni(text: string): SourceReading {
  const sections: { key: string; place: SourcePlace; pairs: Pair[] }[] = [];
  let pair: Pair | undefined;
  for (const [i, line] of text.split(/\r\n|\n|\r/).entries()) {
    const written = line.trim();
    if (written === '' || /^[#;]/.test(written)) continue;
    const column = line.length - line.trimStart().length + 1;
    const place = { line: i + 1, column };
    if (pair !== undefined && column > pair.place.column) {
      pair.lines.push({ text: written, place });
      continue;
    }
    pair = undefined;
    const header = /^\[(.+)\]/.exec(written);
    if (header !== null) {
      sections.push({ key: header[1], place, pairs: [] });
      continue;
    }
    const section = sections.at(-1);
    if (section === undefined) return { fault: 'This line stands in no [section].', place };
    const [, key = '', rest = ''] = /^([^=:]*?)\s*[=:]\s*(.*)$/.exec(written) ?? [];
    if (key === '') return { fault: 'This is neither "key = value" nor a [section].', place };
    const start = { line: i + 1, column: column + written.length - rest.length };
    pair = { key: key.toLowerCase(), place, lines: [{ text: rest, place: start }] };
    section.pairs.push(pair);
  }
  const entries = sections.map(({ key, place, pairs }): SourceEntry => {
    const values = pairs.map((each): SourceEntry => ({ ...each, value: toNode(each.lines) }));
    return { key, place, value: { type: 'table', entries: values, place } };
  });
  return { tree: { type: 'table', entries, place: { line: 1, column: 1 } } };
}

interface Pair {
  readonly key: string;
  readonly place: SourcePlace;
  readonly lines: Line[];
}

function toNode(lines: readonly Line[]): SourceNode {
  const scalars = lines.map(({ text, place }): SourceNode => ({ type: 'scalar', value: text, place }));
  if (lines.length === 1) return scalars[0];
  const items = scalars.filter((_, i) => lines[i].text !== '');
  return { type: 'list', items, place: items[0].place };
}
