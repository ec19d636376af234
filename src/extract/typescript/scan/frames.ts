import { Doubt } from './text-cursor';

// What a pair of brackets holds. Up to `TYPE`, lines may end statements or members.

export const TOP = 0;
export const BLOCK = 1;
/** The body of a function. */
export const BODY = 2;
export const MODULE = 3;
/** As `MODULE`, of a declaration without code. */
export const AMBIENT = 4;
export const CLASS_BODY = 5;
/** An interface or a type literal, or an object literal that might be one. */
export const TYPE = 6;
/** An object literal, a pattern, an enum. */
export const OBJECT = 7;
export const PAREN = 8;
/** Behind `if`, `while` … */
export const CONTROL_PAREN = 9;
export const FOR_PAREN = 10;
export const BRACKET = 11;
/** `${…}` in a template. */
export const HOLE = 12;
/** `{…}` in JSX. */
export const JSX_HOLE = 13;
/** The attributes of a JSX element. */
export const JSX_TAG = 14;
/** Between the tags of a JSX element. */
export const JSX_CHILDREN = 15;
/** No frame: what a type alias announces in place of a body. */
export const ALIAS = 16;

/** Deeper code is for the compiler, which may find it too deep. */
const MOST_DEPTH = 500;

/** What `marks` says of a frame: nothing. */
export const PLAIN = 0;
/** It is the body of a function that is not called where it stands. */
export const LATE = 1;
/** It holds what may be the default of a parameter. */
export const MARKED = 2;

/** What `functions` says: which function waits for its body. */
export const NO_FUNCTION = 0;
export const DECLARED_FUNCTION = 1;
export const FUNCTION_VALUE = 2;

/** The brackets that are open at a place in a text. */
export class Frames {
  depth = 0;
  /** The kind of the innermost frame. */
  kind = TOP;

  // What is known of each frame, by depth.

  readonly kinds = new Uint8Array(MOST_DEPTH);
  /** Class of the token before the bracket. */
  readonly openers = new Uint8Array(MOST_DEPTH);
  /** Offset of the bracket. */
  readonly starts = new Int32Array(MOST_DEPTH);
  /** The kind of the body that a declaration has announced, 0 for none. */
  readonly due = new Uint8Array(MOST_DEPTH);
  /** 1 while a `case` waits for its colon. */
  readonly cases = new Uint8Array(MOST_DEPTH);
  /** 1 behind the colon of a member of an object. */
  readonly keys = new Uint8Array(MOST_DEPTH);
  /** How many conditions wait for their colon behind that. */
  readonly conditions = new Uint8Array(MOST_DEPTH);
  /** How many times `do` waits for its `while`. */
  readonly loops = new Uint8Array(MOST_DEPTH);
  readonly marks = new Uint8Array(MOST_DEPTH);
  readonly functions = new Uint8Array(MOST_DEPTH);
  /** 1 where the expression behind an arrow may not have ended. */
  readonly arrows = new Uint8Array(MOST_DEPTH);
  /** Name of the JSX element. */
  readonly names: string[] = [];

  /** Opens a frame. `opener` is the class of the token before it, `start` its offset. */
  push(kind: number, opener: number, start: number): void {
    const depth = ++this.depth;
    if (depth >= MOST_DEPTH) throw new Doubt('depth');
    this.kind = kind;
    this.kinds[depth] = kind;
    this.openers[depth] = opener;
    this.starts[depth] = start;
    this.due[depth] = 0;
    this.cases[depth] = 0;
    this.loops[depth] = 0;
    this.keys[depth] = 0;
    this.conditions[depth] = 0;
    this.marks[depth] = PLAIN;
    this.functions[depth] = NO_FUNCTION;
    this.arrows[depth] = 0;
  }

  /** Closes the innermost frame. */
  pop(): void {
    if (this.depth === 0) throw new Doubt('bracket');
    this.kind = this.kinds[--this.depth]!;
  }

  /** Makes the innermost frame another kind. */
  turn(kind: number): void {
    this.kind = kind;
    this.kinds[this.depth] = kind;
  }
}
