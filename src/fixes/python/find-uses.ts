import { type CodeLine, endOfBlock, listAnnotations, readHead } from './read-code';

/** A use of a name: the tokens of a line that it stands in. */
export interface NameUse {
  readonly line: number;
  /** Place of the token. */
  readonly token: number;
  /** In a string, as annotations may be written. */
  readonly isQuoted: boolean;
}

/** Decorators that look at no annotations. */
const HARMLESS = new Set(
  'property staticmethod classmethod abstractmethod override cached_property cache lru_cache setter getter dataclass final overload contextmanager'.split(
    ' ',
  ),
);
/** Bases that look at no annotations. */
const PLAIN_BASES = new Set(['ABC', 'object', 'Protocol', 'Exception', 'Generic']);

/** Uses of a name in a file, one line left out: those in annotations that nobody reads when the code runs, and others. */
export function findNameUses(
  lines: readonly CodeLine[],
  local: string,
  except: CodeLine,
): { readonly types: readonly NameUse[]; readonly values: readonly NameUse[] } {
  const types: NameUse[] = [];
  const values: NameUse[] = [];
  const read = findReadLines(lines);
  const word = new RegExp(`(?<![\\w.])${local}(?!\\w)`);
  for (const [at, line] of lines.entries()) {
    if (line === except) continue;
    const annotations = listAnnotations(line);
    for (const [place, token] of line.tokens.entries()) {
      const isAnnotation = annotations.some(({ from, to }) => place >= from && place < to);
      const isName = token.kind === 'name' && token.text === local && line.tokens[place - 1]?.text !== '.';
      const isKeyword = isName && line.tokens[place + 1]?.text === '=' && token.depth > 0 && !isAnnotation;
      const isQuoted = token.kind === 'string' && isAnnotation && word.test(token.text);
      if ((!isName && !isQuoted) || isKeyword) continue;
      (isAnnotation && !read.has(at) ? types : values).push({ line: at, token: place, isQuoted });
    }
  }
  return { types, values };
}

/** Lines whose annotations may be looked at when the code runs: by a decorator, or by a base class of a framework. */
function findReadLines(lines: readonly CodeLine[]): Set<number> {
  const read = new Set<number>();
  for (const [at, line] of lines.entries()) {
    const head = readHead(line);
    if (head?.kind === 'def' && isDecorated(lines, at)) read.add(at);
    if (head?.kind !== 'class') continue;
    const bases = line.tokens.slice(head.place + 1).filter(token => token.kind === 'name');
    const isPlain = bases.every(({ text }) => PLAIN_BASES.has(text)) && !isDecorated(lines, at);
    if (isPlain) continue;
    const [first] = lines.slice(at + 1);
    for (let i = at + 1; i < endOfBlock(lines, at); i++)
      if (lines[i].indent === first?.indent && readHead(lines[i]) === undefined) read.add(i);
  }
  return read;
}

function isDecorated(lines: readonly CodeLine[], at: number): boolean {
  for (let i = at - 1; i >= 0 && lines[i].tokens[0].text === '@'; i--) {
    const names = lines[i].tokens.filter(token => token.kind === 'name' && token.depth === 0);
    if (!HARMLESS.has(names.at(-1)?.text ?? '')) return true;
  }
  return false;
}
