import { createLexer, Token } from '../../extract/python/lexer';

/** A token: a name, a string, or one character of anything else. Offsets count UTF-16 units. */
export interface CodeToken {
  readonly kind: 'name' | 'string' | 'other';
  readonly text: string;
  readonly start: number;
  readonly end: number;
  /** Open brackets round it; a bracket counts itself. */
  readonly depth: number;
}

/** A statement's line, or the head of a compound one, however many lines of the text it takes. */
export interface CodeLine {
  /** Columns in front of it. */
  readonly indent: number;
  readonly start: number;
  readonly tokens: readonly CodeToken[];
}

/** The lines of a Python text; comments, blank lines and numbers are none. */
export function readCode(text: string): CodeLine[] {
  const lexer = createLexer(text);
  const lines: { indent: number; start: number; tokens: CodeToken[] }[] = [];
  let depth = 0;
  for (let kind = lexer.next(); kind !== Token.End; kind = lexer.next()) {
    const { start, end } = lexer;
    if (kind === Token.Line) {
      depth = 0;
      lines.push({ start, indent: start - (text.lastIndexOf('\n', start - 1) + 1), tokens: [] });
      continue;
    }
    const written = text.slice(start, end);
    if ('([{'.includes(written)) depth++;
    const token = { text: written, start, end, depth };
    if (')]}'.includes(written)) depth = Math.max(0, depth - 1);
    const name = kind === Token.Name ? 'name' : kind === Token.String ? 'string' : 'other';
    lines.at(-1)?.tokens.push({ kind: name, ...token });
  }
  return lines.filter(line => line.tokens.length > 0);
}

/** Where a line's last token ends. */
export function endOf({ start, tokens }: CodeLine): number {
  return tokens.at(-1)?.end ?? start;
}

/** The lines of the block below the head at `at`, up to, not including, the answer. */
export function endOfBlock(lines: readonly CodeLine[], at: number): number {
  let end = at + 1;
  while (end < lines.length && lines[end].indent > lines[at].indent) end++;
  return end;
}

/** The name of what a `def` or `class` line defines, and the place of the name among its tokens. */
export function readHead(
  line: CodeLine,
): { readonly kind: 'def' | 'class'; readonly name: string; readonly place: number } | undefined {
  const [first, second] = line.tokens;
  const place = first?.text === 'async' && second?.text === 'def' ? 2 : 1;
  const word = line.tokens[place - 1]?.text;
  const name = line.tokens[place];
  if ((word !== 'def' && word !== 'class') || name?.kind !== 'name') return undefined;
  return { kind: word, name: name.text, place };
}

/** A parameter of a function. Spans are places of tokens in its line, the end not included. */
export interface Parameter {
  readonly name: string;
  readonly annotation?: Span;
}

/** A stretch of tokens by their places. */
export interface Span {
  readonly from: number;
  readonly to: number;
}

/** The parameters of a `def` line and the annotation of what it returns. */
export function readSignature(line: CodeLine): {
  readonly parameters: readonly Parameter[];
  readonly result?: Span;
  /** Defaults, whose values are worked out when the function is defined. */
  readonly defaults: readonly Span[];
  /** Place of the colon behind all that. */
  readonly colon: number;
} {
  const { tokens } = line;
  const head = readHead(line);
  let at = (head?.place ?? 0) + 1;
  if (tokens[at]?.text === '[') at = closeOf(tokens, at) + 1;
  const parameters: Parameter[] = [];
  const defaults: Span[] = [];
  const close = tokens[at]?.text === '(' ? closeOf(tokens, at) : at;
  const depth = tokens[at]?.depth ?? 1;
  for (let i = at + 1; i < close; ) {
    let end = i;
    while (end < close && !(tokens[end].depth === depth && tokens[end].text === ',')) end++;
    const own = tokens.slice(i, end);
    const equals = own.findIndex(token => token.depth === depth && token.text === '=');
    const colon = own.findIndex(token => token.depth === depth && token.text === ':');
    const name = own.find(token => token.kind === 'name');
    const hasColon = colon !== -1 && (equals === -1 || colon < equals);
    if (name !== undefined)
      parameters.push({
        name: name.text,
        ...(hasColon && { annotation: { from: i + colon + 1, to: equals === -1 ? end : i + equals } }),
      });
    if (equals !== -1) defaults.push({ from: i + equals + 1, to: end });
    i = end + 1;
  }
  let colon = close + 1;
  while (colon < tokens.length && !(tokens[colon].text === ':' && tokens[colon].depth === 0)) colon++;
  const hasResult = tokens[close + 1]?.text === '-' && tokens[close + 2]?.text === '>';
  return { parameters, defaults, colon, ...(hasResult && { result: { from: close + 3, to: colon } }) };
}

/** The variable, with its dots, and the annotation of a line such as `self.orders: Orders = …`. */
export function readVariable(
  line: CodeLine,
): { readonly name: string; readonly annotation?: Span; readonly value?: Span } | undefined {
  const { tokens } = line;
  let at = 0;
  while (tokens[at]?.kind === 'name' && tokens[at + 1]?.text === '.') at += 2;
  if (tokens[at]?.kind !== 'name' || KEYWORDS.has(tokens[0].text)) return undefined;
  const name = tokens
    .slice(0, at + 1)
    .map(token => token.text)
    .join('');
  const equals = tokens.findIndex(
    (token, i) => i > at && token.depth === 0 && token.text === '=' && tokens[i + 1]?.text !== '=',
  );
  const value = equals === -1 ? undefined : { from: equals + 1, to: tokens.length };
  if (tokens[at + 1]?.text === ':')
    return {
      name,
      annotation: { from: at + 2, to: equals === -1 ? tokens.length : equals },
      ...(value && { value }),
    };
  return equals === at + 1 && value ? { name, value } : undefined;
}

const KEYWORDS = new Set(
  'if elif else for while with try except finally class def async return import from raise del global nonlocal assert pass break continue lambda yield await match case'.split(
    ' ',
  ),
);

function closeOf(tokens: readonly CodeToken[], open: number): number {
  const { depth } = tokens[open];
  let at = open + 1;
  while (at < tokens.length && !(tokens[at].depth === depth && ')]}'.includes(tokens[at].text))) at++;
  return at;
}

/** All annotations of a line. */
export function listAnnotations(line: CodeLine): Span[] {
  if (readHead(line)?.kind === 'def') {
    const { parameters, result } = readSignature(line);
    return [...parameters.flatMap(each => each.annotation ?? []), ...(result ? [result] : [])];
  }
  const annotation = readVariable(line)?.annotation;
  return annotation ? [annotation] : [];
}
