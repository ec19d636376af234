import { Kind } from './tokens';

/** Keywords, and names that are some of the time. */
const WORDS: Readonly<Record<string, Kind>> = {
  False: Kind.Constant,
  None: Kind.Constant,
  True: Kind.Constant,
  and: Kind.Logic,
  as: Kind.As,
  assert: Kind.Assert,
  async: Kind.Async,
  await: Kind.Await,
  break: Kind.Pass,
  case: Kind.Case,
  class: Kind.Class,
  continue: Kind.Pass,
  def: Kind.Def,
  del: Kind.Del,
  elif: Kind.Elif,
  else: Kind.Else,
  except: Kind.Except,
  exec: Kind.Print,
  finally: Kind.Finally,
  for: Kind.For,
  from: Kind.From,
  global: Kind.Global,
  if: Kind.If,
  import: Kind.Import,
  in: Kind.In,
  is: Kind.Is,
  lambda: Kind.Lambda,
  match: Kind.Match,
  nonlocal: Kind.Global,
  not: Kind.Not,
  or: Kind.Logic,
  pass: Kind.Pass,
  print: Kind.Print,
  raise: Kind.Raise,
  return: Kind.Return,
  try: Kind.Try,
  type: Kind.Type,
  while: Kind.While,
  with: Kind.With,
  yield: Kind.Yield,
};

/** Length of the longest of them. */
const LONGEST = 8;

/** Places of a table in which no two of them meet. */
function placeOf(first: number, last: number, length: number): number {
  return (first + last * 8 + length * 48) & 127;
}

const KINDS = new Uint8Array(128);
const TEXTS = new Array<string>(128).fill('');
for (const [word, kind] of Object.entries(WORDS)) {
  const place = placeOf(word.charCodeAt(0), word.charCodeAt(word.length - 1), word.length);
  KINDS[place] = kind;
  TEXTS[place] = word;
}

/** What the name between two offsets is. */
export function kindOfName(text: string, start: number, end: number): Kind {
  const length = end - start;
  if (length < 2 || length > LONGEST) return Kind.Name;
  const place = placeOf(text.charCodeAt(start), text.charCodeAt(end - 1), length);
  const word = TEXTS[place]!;
  return word.length === length && text.startsWith(word, start) ? KINDS[place]! : Kind.Name;
}
