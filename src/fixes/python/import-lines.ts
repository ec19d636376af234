import type { CodeLine } from './read-code';

/** A name that a `from … import …` brings in. */
export interface ImportedName {
  readonly name: string;
  readonly local: string;
}

/** A `from … import …` with its names; `*` where it takes all. */
export interface FromImport {
  readonly line: CodeLine;
  /** The module as written, with its dots. */
  readonly module: string;
  readonly names: readonly ImportedName[];
}

/** Reads a line as `from … import …`; `undefined` where it is none. */
export function readFromImport(line: CodeLine): FromImport | undefined {
  const { tokens } = line;
  if (tokens[0]?.text !== 'from') return undefined;
  const middle = tokens.findIndex(token => token.text === 'import');
  if (middle === -1) return undefined;
  const module = tokens
    .slice(1, middle)
    .map(token => token.text)
    .join('');
  const names: ImportedName[] = [];
  const words = tokens.slice(middle + 1).filter(token => !'(),'.includes(token.text) && token.text !== ';');
  for (let i = 0; i < words.length; i++) {
    const name = words[i].text;
    if (words[i + 1]?.text === 'as' && words[i + 2] !== undefined) {
      names.push({ name, local: words[i + 2].text });
      i += 2;
    } else names.push({ name, local: name });
  }
  return { line, module, names };
}

/** The text of a `from … import …`. */
export function writeFromImport(module: string, names: readonly ImportedName[]): string {
  const list = names.map(({ name, local }) => (name === local ? name : `${name} as ${local}`));
  return `from ${module} import ${list.join(', ')}`;
}

/** Whether a line is an import at the top of a file. */
export function isImport({ tokens }: CodeLine): boolean {
  return tokens[0]?.text === 'import' || tokens[0]?.text === 'from';
}
