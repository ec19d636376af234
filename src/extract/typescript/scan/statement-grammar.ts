import type { FoundImport } from '../script-reading';
import { isDigit } from './char-kinds';
import { Doubt, TextCursor } from './text-cursor';
import { INFIX, PREFIX, REQUIRE } from './token-classes';
import { findWord, WORD_CLASSES } from './words';

type Imported = Pick<FoundImport, 'names' | 'typeOnly'>;

const OPEN_BRACE = 123;
const CLOSE_BRACE = 125;
const OPEN_PAREN = 40;
const CLOSE_PAREN = 41;
const COMMA = 44;
const COLON = 58;
const DOT = 46;
const EQUALS = 61;
const STAR = 42;
const DOUBLE_QUOTE = 34;
const QUOTE = 39;

/**
 * Reads an import statement, whose word `import` the cursor has just passed, up to its semicolon. The answer is `undefined`
 * for `import a = b.c`, of which the cursor then stands at the equals sign. `start` is the offset of the statement.
 */
export function readImport(cursor: TextCursor, start: number): FoundImport | undefined {
  const code = cursor.skip();
  if (code === DOUBLE_QUOTE || code === QUOTE)
    return readSource(cursor, start, 'import', { names: [], typeOnly: false });
  if (code === OPEN_BRACE || code === STAR)
    return readFrom(cursor, start, readBindings(cursor, { names: [], typeOnly: false }));
  let name = cursor.word();
  let next = cursor.skip();
  let typeOnly = false;
  if (name === 'type' && next !== COMMA && next !== EQUALS) {
    typeOnly = true;
    if (next === OPEN_BRACE || next === STAR)
      return readFrom(cursor, start, readBindings(cursor, { names: [], typeOnly }));
    name = cursor.word();
    // `import type from 'a'` binds a value of that name, and there are cleverer ones.
    if (name === 'from') throw new Doubt('import type from');
    next = cursor.skip();
  }
  checkName(name);
  if (next === EQUALS) return readRequire(cursor, start, typeOnly);
  if (next !== COMMA) return readFrom(cursor, start, { names: ['default'], typeOnly });
  if (typeOnly) throw new Doubt('import type with two clauses');
  cursor.at++;
  return readFrom(cursor, start, readBindings(cursor, { names: ['default'], typeOnly }));
}

/**
 * Reads an export statement from its `{` or `*`, where the cursor stands, up to its semicolon. The answer is `undefined`
 * where it names no other module.
 */
export function readExport(cursor: TextCursor, start: number, typeOnly: boolean): FoundImport | undefined {
  if (cursor.eat(STAR)) {
    let word = cursor.word();
    if (word === 'as') {
      cursor.word();
      word = cursor.word();
    }
    if (word !== 'from') throw new Doubt('export *');
    return readSource(cursor, start, 'reexport', { names: ['*'], typeOnly });
  }
  const { names, areTypes } = readList(cursor, false);
  const end = cursor.at;
  if (cursor.skip() !== 102 || cursor.word() !== 'from') {
    cursor.at = end;
    return undefined;
  }
  return readSource(cursor, start, 'reexport', { names, typeOnly: typeOnly || areTypes });
}

/** `import a = require('b')`; anything else is an alias of a namespace's member. */
function readRequire(cursor: TextCursor, start: number, typeOnly: boolean): FoundImport | undefined {
  const equals = cursor.at;
  cursor.at++;
  if (cursor.word() !== 'require' || !cursor.eat(OPEN_PAREN)) {
    cursor.at = equals;
    return undefined;
  }
  const specifier = cursor.string();
  if (specifier === '' || !cursor.eat(CLOSE_PAREN)) throw new Doubt('import = require');
  return { kind: 'require', specifier, names: ['*'], typeOnly, deferred: false, start };
}

/** Reads `* as a` or `{ a, b }`, behind the default name where there is one. */
function readBindings(cursor: TextCursor, { names, typeOnly }: Imported): Imported {
  if (cursor.eat(STAR)) {
    if (cursor.word() !== 'as') throw new Doubt('import *');
    checkName(cursor.word());
    return { names: [...names, '*'], typeOnly };
  }
  if (cursor.skip() !== OPEN_BRACE) throw new Doubt('import clause');
  const list = readList(cursor, true);
  return { names: [...names, ...list.names], typeOnly: typeOnly || (names.length === 0 && list.areTypes) };
}

/** Reads `{ a, type b, c as d, type e as f }`. What an import binds must be names. */
function readList(cursor: TextCursor, isImport: boolean): { names: string[]; areTypes: boolean } {
  const names: string[] = [];
  let types = 0;
  cursor.at++;
  while (cursor.skip() !== CLOSE_BRACE) {
    let words = 1;
    let name = cursor.word();
    let last = name;
    let code = cursor.skip();
    if (name === 'type' && code !== COMMA && code !== CLOSE_BRACE) {
      types++;
      name = cursor.word();
      // `type as …` may be a type named so, or a value named `type` under another name.
      if (name === 'as') throw new Doubt('type as');
      last = name;
      code = cursor.skip();
    }
    for (; code !== COMMA && code !== CLOSE_BRACE; code = cursor.skip()) {
      last = cursor.word();
      words++;
      if (words > 3 || (words === 2 && last !== 'as')) throw new Doubt('list');
    }
    if (words === 2) throw new Doubt('list');
    if (isImport) checkName(last);
    names.push(name);
    if (code === COMMA) cursor.at++;
  }
  cursor.at++;
  return { names, areTypes: names.length > 0 && types === names.length };
}

function readFrom(cursor: TextCursor, start: number, imported: Imported): FoundImport {
  if (cursor.word() !== 'from') throw new Doubt('from');
  return readSource(cursor, start, 'import', imported);
}

function readSource(
  cursor: TextCursor,
  start: number,
  kind: 'import' | 'reexport',
  { names, typeOnly }: Imported,
): FoundImport {
  const specifier = cursor.string();
  if (specifier === '') throw new Doubt('empty specifier');
  const end = cursor.at;
  const code = cursor.skip();
  if (code === 119 || code === 97) {
    const word = cursor.word();
    if ((word === 'with' || word === 'assert') && cursor.skip() === OPEN_BRACE) skipAttributes(cursor);
    else cursor.at = end;
  } else cursor.at = end;
  return { kind, specifier, names, typeOnly, deferred: false, start };
}

/** Skips `{ type: 'json' }`. */
function skipAttributes(cursor: TextCursor): void {
  cursor.at++;
  while (!cursor.eat(CLOSE_BRACE)) {
    cursor.word();
    if (!cursor.eat(COLON)) throw new Doubt('attributes');
    cursor.string();
    if (!cursor.eat(COMMA) && cursor.skip() !== CLOSE_BRACE) throw new Doubt('attributes');
  }
}

/** The keys of a pattern of variables, `{ a, b: c, ...d }`, whose brace is at `start`; `*` stands for a rest. */
export function readPattern(text: string, start: number): readonly string[] {
  const cursor = new TextCursor(text);
  const names = new Set<string>();
  cursor.at = start + 1;
  while (!cursor.eat(CLOSE_BRACE)) {
    if (cursor.skip() === DOT) {
      cursor.at += 3;
      cursor.word();
      names.add('*');
    } else {
      names.add(cursor.word());
      if (cursor.eat(COLON)) cursor.word();
    }
    if (!cursor.eat(COMMA) && cursor.skip() !== CLOSE_BRACE) throw new Doubt('pattern');
  }
  return [...names];
}

/** What is bound must be a name, and none that some places reserve. */
function checkName(name: string): void {
  const word = findWord(name, 0, name.length);
  const tokenClass = WORD_CLASSES[word]!;
  const isFree = word === 0 || tokenClass === REQUIRE || tokenClass === INFIX || tokenClass === PREFIX;
  if (!isFree || name === 'await' || name === 'yield' || isDigit(name.charCodeAt(0))) throw new Doubt('name');
}
