import type { FixResult } from '../../model/fix';
import { lineBreakOf, type OffsetChange, placeChanges } from '../change-text';
import type { FixInput } from '../fix-input';
import { findFromImport, type PlacedFromImport } from './find-import';
import { findNameUses } from './find-uses';
import { isImport, readFromImport } from './import-lines';
import { type CodeLine, endOf } from './read-code';

/** Moves an import under `if TYPE_CHECKING:` where all that it brings in is used in annotations that nothing reads. */
export function moveUnderTypeChecking(input: FixInput): FixResult {
  const found = findFromImport(input);
  if ('refusal' in found) return found;
  const { text, line, lines, names } = found;
  if (line.indent > 0) return { refusal: 'Only an import at the top level can be moved.' };
  const value = names.find(({ local }) => findNameUses(lines, local, line).values.length > 0);
  if (value !== undefined) return { refusal: `${value.local} is used when the code runs.` };
  const changes = moveImport(found);
  return { files: [{ module: input.violation.from, changes: placeChanges(text, changes) }] };
}

function moveImport({ text, line, lines }: PlacedFromImport): OffsetChange[] {
  const newline = lineBreakOf(text);
  const statement = text.slice(line.start, endOf(line));
  const indented = statement.replace(/\n/g, '\n    ');
  const changes: OffsetChange[] = [{ start: line.start, end: endOfTextLine(text, line), text: '' }];
  const guard = lines.findIndex(each => each.indent === 0 && isGuard(each));
  const header = [...lines].filter(each => each.indent === 0);
  const last = header
    .slice(
      0,
      header.findIndex(each => !isHeader(each)),
    )
    .filter(isImport);
  const imports = header.every(isHeader) ? header.filter(isImport) : last;
  const extra: string[] = [];
  const future = imports.find(each => readFromImport(each)?.module === '__future__');
  const hasFuture = lines.some(each =>
    readFromImport(each)?.names.some(({ name }) => name === 'annotations'),
  );
  if (!hasFuture) {
    const written = 'from __future__ import annotations';
    const at = future ? endOf(future) : (imports[0]?.start ?? line.start);
    changes.push({ start: at, end: at, text: future ? newline + written : written + newline + newline });
  }
  if (guard !== -1) {
    const inside = lines[guard + 1];
    const at = inside && inside.indent > 0 ? inside.start : line.start;
    changes.push({ start: at, end: at, text: indented + newline + ' '.repeat(inside?.indent ?? 4) });
    return changes;
  }
  if (!hasTypeChecking(lines)) extra.push('from typing import TYPE_CHECKING');
  const end = imports.at(-1) ?? line;
  const block = ['if TYPE_CHECKING:', `    ${indented}`].join(newline);
  const before = extra.length > 0 ? extra.join(newline) + newline : '';
  if (end === line) {
    // What the import leaves is taken by what comes in its place.
    changes[0] = {
      ...changes[0],
      text: `${before}${newline}${block}${newline}`,
    };
  } else {
    const at = endOfTextLine(text, end);
    const lead = text[at - 1] === '\n' ? '' : newline;
    changes.push({ start: at, end: at, text: `${lead}${before}${newline}${block}${newline}` });
  }
  return changes;
}

function isGuard({ tokens }: CodeLine): boolean {
  const words = tokens.map(token => token.text).join('');
  return words === 'ifTYPE_CHECKING:' || words === 'iftyping.TYPE_CHECKING:';
}

function hasTypeChecking(lines: readonly CodeLine[]): boolean {
  return lines.some(each => readFromImport(each)?.names.some(({ local }) => local === 'TYPE_CHECKING'));
}

/** Docstrings and imports: what stands at the head of a file. */
function isHeader(line: CodeLine): boolean {
  return isImport(line) || (line.tokens.length === 1 && line.tokens[0].kind === 'string');
}

/** Behind the line's break. */
function endOfTextLine(text: string, line: CodeLine): number {
  const newline = text.indexOf('\n', endOf(line));
  return newline === -1 ? text.length : newline + 1;
}
