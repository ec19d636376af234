import { offsetOf } from '../change-text';
import type { FixInput } from '../fix-input';
import { type FromImport, readFromImport } from './import-lines';
import { type CodeLine, readCode } from './read-code';

/** A `from … import …` in the text it stands in. */
export interface PlacedFromImport extends FromImport {
  readonly text: string;
  readonly lines: readonly CodeLine[];
  /** Id of the module that it names. */
  readonly target: string;
}

/** The import that a violation points at, or why there is none to change. */
export function findFromImport(input: FixInput): PlacedFromImport | { readonly refusal: string } {
  const { violation, records } = input;
  const text = input.readText(violation.from);
  if (text === undefined) return { refusal: `${violation.from} cannot be read.` };
  const lines = readCode(text);
  const offset = offsetOf(text, violation);
  const line = lines.find(each => each.start === offset);
  const found = line && readFromImport(line);
  if (found === undefined) return { refusal: 'Only `from … import …` can be changed.' };
  if (found.names.some(({ name }) => name === '*')) return { refusal: 'An import of * names nothing.' };
  if (line?.tokens.some(token => token.text === ';'))
    return { refusal: 'There is more than one statement on this line.' };
  const dependency = records
    .get(violation.from)
    ?.dependencies.find(
      each => each.line === violation.line && each.column === violation.column && each.kind === 'import',
    );
  if (dependency === undefined) return { refusal: 'The imported module is not known.' };
  return { ...found, text, lines, target: dependency.to };
}
