import type { Expression, FunctionDeclaration, Statement } from '../../model/code';

/** What is told of the parts of a body; each answers whether to look inside, absent: yes. */
export interface Visitor {
  statement?(statement: Statement, loops: number): boolean | undefined;
  expression?(expression: Expression, loops: number): boolean | undefined;
  /** Functions inside, lambdas included; absent: they are gone into. */
  nested?(inside: FunctionDeclaration, loops: number): boolean;
  /** Kinds that `expression` wants to hear of; absent: all. It may be told of others as well. */
  readonly kinds?: Kinds;
}

/*
 * Bodies that patterns go through again and again, each as one list. Following a tree from node to node takes most of the time
 * of looking for patterns, and most of those who do it want to hear of calls alone.
 */

/** Kinds of expressions, as `kindsOf` makes them: a bit for each. */
export type Kinds = number;

/** All that `walkBody` would tell of, in its order. */
export interface FlatBody {
  readonly parts: readonly (Statement | Expression)[];
  /** Of each what it is told as, how many loops are round it, and the place behind all that is in it. */
  readonly notes: Int32Array;
  /** Kinds of all expressions in it. */
  readonly has: Kinds;
}

const KINDS: readonly Expression['kind'][] = [
  ...([
    'name',
    'literal',
    'self',
    'own-class',
    'super',
    'member',
    'call',
    'await',
    'function',
    'class',
  ] as const),
  ...(['keyword', 'index', 'template', 'list', 'dict', 'comprehension', 'spread', 'conditional'] as const),
  ...(['binary', 'unary', 'yield', 'assignment', 'other'] as const),
];
const PLACES = new Map<string, number>(KINDS.map((kind, place) => [kind, place]));

/** What parts are told as: places of kinds, and behind these: */
const STATEMENT = KINDS.length;
const NESTED = KINDS.length + 1;

const LOOPS = 5;
const TOLD = (1 << LOOPS) - 1;
const END = 10;
/** Most loops and parts that there is room for in a note. */
const MOST_LOOPS = (1 << (END - LOOPS)) - 1;
const MOST_PARTS = 2 ** (31 - END) - 1;

/** These kinds, for `Visitor.kinds`. */
export function kindsOf(...kinds: readonly Expression['kind'][]): Kinds {
  return kinds.reduce((all, kind) => all | (1 << PLACES.get(kind)!), 0);
}

export const CALLS: Kinds = kindsOf('call');
export const ASSIGNMENTS: Kinds = kindsOf('assignment');
export const YIELDS: Kinds = kindsOf('yield');
export const MEMBERS: Kinds = kindsOf('member');
export const CLASSES: Kinds = kindsOf('class');

/** Under which a body keeps its list: `null` until somebody wants it, `undefined` where it is none that is gone through often. */
const FLAT = Symbol('flat');
type Body = readonly Statement[] & { [FLAT]?: FlatBody | null | undefined };

/** Has a body kept as a list once somebody goes through it. It must not change any more. */
export function keepFlat(body: readonly Statement[]): void {
  if (body.length > 0) (body as Body)[FLAT] = null;
}

/** The list of a body, as `flatten` makes it; `undefined` where it is none that is gone through often. */
export function flatBodyOf(
  body: readonly Statement[],
  flatten: (body: readonly Statement[]) => FlatBody | undefined,
): FlatBody | undefined {
  const known = (body as Body)[FLAT];
  if (known !== null) return known;
  // While it is made, the body is gone through as a tree.
  (body as Body)[FLAT] = undefined;
  const flat = flatten(body);
  (body as Body)[FLAT] = flat;
  return flat;
}

/** Puts the list of a body together. */
export interface FlatWriter {
  /** Adds a statement, an expression, or the inside of a nested function; what `inside` adds is in it. */
  add(
    part: Statement | Expression,
    as: 'statement' | 'expression' | 'nested',
    loops: number,
    inside: () => void,
  ): void;
  /** `undefined` where there is more than a list can hold. */
  finish(): FlatBody | undefined;
}

/** A list with nothing in it. */
export function createFlatWriter(): FlatWriter {
  const parts: (Statement | Expression)[] = [];
  const notes: number[] = [];
  let deepest = 0;
  let has = 0;
  return {
    add(part, as, loops, inside) {
      const place = parts.length;
      const told = as === 'statement' ? STATEMENT : as === 'nested' ? NESTED : PLACES.get(part.kind)!;
      if (as === 'expression') has |= 1 << told;
      parts.push(part);
      notes.push(0);
      deepest = Math.max(deepest, loops);
      inside();
      notes[place] = told | (loops << LOOPS) | (parts.length << END);
    },
    finish: () =>
      deepest > MOST_LOOPS || parts.length > MOST_PARTS
        ? undefined
        : { parts, has, notes: Int32Array.from(notes) },
  };
}

/** Tells a visitor of all parts, as going through the tree would. */
export function walkFlat({ parts, notes, has }: FlatBody, visitor: Visitor, loops: number): void {
  const { kinds } = visitor;
  const hearsStatements = visitor.statement !== undefined;
  const hearsNested = visitor.nested !== undefined;
  const hearsExpressions = visitor.expression !== undefined && (kinds === undefined || (kinds & has) !== 0);
  if (!hearsExpressions && !hearsStatements && !hearsNested) return;
  for (let at = 0; at < notes.length; ) {
    const note = notes[at]!;
    const told = note & TOLD;
    let goesInside: boolean | undefined;
    if (told < STATEMENT) {
      if (hearsExpressions && (kinds === undefined || (kinds >>> told) & 1))
        goesInside = visitor.expression!(parts[at] as Expression, loops + loopsIn(note));
    } else if (told === STATEMENT) {
      if (hearsStatements) goesInside = visitor.statement!(parts[at] as Statement, loops + loopsIn(note));
    } else if (hearsNested)
      goesInside = visitor.nested!(parts[at] as FunctionDeclaration, loops + loopsIn(note));
    at = goesInside === false ? note >>> END : at + 1;
  }
}

function loopsIn(note: number): number {
  return (note >>> LOOPS) & MOST_LOOPS;
}
