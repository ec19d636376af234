import type { ModuleNames } from '../../model/facts';
import type { RelationKind } from '../../model/symbol';
import type { FoundSymbol } from '../collect-symbols';
import { createLineFinder } from '../positions';
import { FOREIGN_BASES } from './foreign-bases';
import type { FoundImport } from './import-statements';
import { createLexer, isNamePart, isNameStart, Token } from './lexer';
import { createLocalNames, type DottedMeaning } from './local-names';
import { createSymbolBuilder } from './symbol-builder';
import { createTokenLexer } from './token-lexer';
import type { Tokens } from './tokens';

const HEADER = /(?:async[ \t]+)?(def|class)[ \t]+([\w\u0080-\uffff]+)/y;
const IMPORT = /(?:import|from)\b/y;
const TYPE = /type[ \t]+(\w+)[ \t]*[[=]/y;
const VARIABLE = /(?!(?:else|try|finally|lambda)\b)([A-Za-z_]\w*)[ \t]*(:[^=\n]+)?=(?!=)[ \t]*(lambda\b)?/y;
const ABSTRACT_METHOD = /@[ \t]*(?:\w+\.)?abstract(?:method|property|classmethod|staticmethod)\b/y;
const TYPE_ALIAS = /^:\s*["']?(?:\w+\.)?TypeAlias\b/;

/** The type of a variable up to a string in it. */
const VARIABLE_TYPE = /(?:self\.)?\w+[ \t]*:[ \t]*(?:[\w.]+\[)*["']/y;

/** A string that may be a type. */
const STRING_TYPE = /^[uU]?(["']{1,3})([\w.[\], |\t\n]{1,200})\1$/;

/** Longest chain of members worth a look, in UTF-16 code units. */
const MOST_DOTTED = 200;

/** What lines with a header begin with, and those that import. */
const HEADERS = [97, 99, 100];
const IMPORTS = [102, 105];

const AT = 64;
const DOT = 46;
const OPEN = 40;
const OPEN_SQUARE = 91;
const COMMA = 44;
const COLON = 58;
const EQUALS = 61;
const STAR = 42;
const GREATER = 62;

/**
 * The symbols of a module in the order of the text, read from its tokens: going through the syntax tree would take
 * several times as long. What `if`, `try` and the like hold at the top level counts, too.
 */
export function readSymbols(
  text: string,
  imports: readonly FoundImport[],
  { defines, exports }: ModuleNames,
  tokens?: Tokens,
): FoundSymbol[] {
  const names = createLocalNames(imports, defines);
  const lexer = tokens === undefined ? createLexer(text) : createTokenLexer(tokens, false);
  const lineOf = createLineFinder(text);
  const symbols: FoundSymbol[] = [];
  const builder = createSymbolBuilder(symbols, isExported);
  /** Nothing in this logical line matters. */
  let skipsLine = true;
  /** Tokens that begin before this offset have been taken in. */
  let taken = 0;
  let lineStart = 0;
  /** The header that is being read, up to the colon that ends it. */
  let header: 'class' | 'def' | undefined;
  /** Tokens are those of a parameter's or a result's type. */
  let isType = false;
  let isResult = false;
  /** The token before. */
  let before: number = Token.Line;
  let beforeStart = 0;
  let beforeEnd = 0;

  for (let token = lexer.next(); token !== Token.End; token = lexer.next()) {
    if (token === Token.Line) startLine(lexer.start);
    else if (!skipsLine) {
      if (lexer.start >= taken) {
        if (token === Token.Name) readName();
        else if (token === Token.String) readString();
        else if (header !== undefined) readHeaderSign(token);
      }
      if (builder.open !== undefined) builder.open.end = lexer.end;
    }
    before = token;
    beforeStart = lexer.start;
    beforeEnd = lexer.end;
  }
  closeSymbol();
  return symbols;

  function startLine(start: number): void {
    lineStart = start;
    const indent = start - (text.lastIndexOf('\n', start - 1) + 1);
    builder.leaveScopes(indent);
    if (builder.open !== undefined && (builder.open.isLine || indent <= builder.open.indent)) closeSymbol();
    const { open } = builder;
    header = undefined;
    isType = false;
    isResult = false;
    skipsLine = false;
    const first = text.charCodeAt(start);
    const found = HEADERS.includes(first) ? matchAt(HEADER, start) : null;
    if (found !== null) startHeader(found[1] as 'class' | 'def', found[2]!, HEADER.lastIndex, indent);
    else if (first === AT) {
      if (open !== undefined && open.kind !== 'function' && matchAt(ABSTRACT_METHOD, start))
        open.abstract = true;
    } else if (IMPORTS.includes(first) && matchAt(IMPORT, start)) {
      skipsLine = true;
      if (open !== undefined) names.enterImports(lineOf(start));
    } else if (open === undefined) {
      // Decorators of nothing.
      builder.dropUses();
      startVariable(start, indent);
    }
  }

  function startHeader(kind: 'class' | 'def', name: string, nameEnd: number, indent: number): void {
    header = kind;
    taken = nameEnd;
    if (builder.open === undefined) {
      names.define(name);
      const start = nameEnd - name.length;
      builder.begin({ name, kind: kind === 'class' ? 'class' : 'function', start, indent, isLine: false });
    } else if (names.has(name)) builder.declare(name);
    builder.enterScope(indent, kind === 'def');
  }

  function startVariable(start: number, indent: number): void {
    skipsLine = true;
    const type = matchAt(TYPE, start);
    const found = type ?? matchAt(VARIABLE, start);
    if (found === null) return;
    const name = found[1]!;
    const isAlias = type !== null || TYPE_ALIAS.test(found[2] ?? '');
    if (/^__\w+__$/.test(name) || !(isAlias || isExported(name) || found[3] !== undefined)) return;
    skipsLine = false;
    const nameStart = type === null ? start : text.indexOf(name, start + 4);
    taken = nameStart + name.length;
    names.define(name);
    builder.begin({ name, kind: isAlias ? 'type' : 'variable', start: nameStart, indent, isLine: true });
  }

  function closeSymbol(): void {
    if (builder.end()) names.leaveImports();
  }

  function isExported(name: string): boolean {
    return exports === undefined ? !name.startsWith('_') : exports.includes(name);
  }

  function readName(): void {
    if (before === DOT || !names.mayHave(text, lexer.start, lexer.end)) return;
    const name = text.slice(lexer.start, lexer.end);
    if (!names.has(name)) return;
    const end = endOfDotted(lexer.end);
    const hasMembers = end > lexer.end && end - lexer.end <= MOST_DOTTED;
    const members = hasMembers ? text.slice(lexer.end + 1, end) : undefined;
    taken = end;
    let after = end;
    while (text.charCodeAt(after) === 32) after++;
    const sign = text.charCodeAt(after);
    if (members === undefined && declaresName(name, sign, text.charCodeAt(after + 1))) return;
    const isBase = header === 'class' && lexer.depth === 1 && (before === OPEN || before === COMMA);
    if (isBase && sign !== OPEN) noteBase(name, members);
    else if (header === 'class' && before === EQUALS) noteMetaclass(name, members);
    else note(sign === OPEN && before !== AT ? 'creates' : 'uses', name, names.find(name, members));
  }

  /** Whether the name at the token is given another meaning here, or is that of a parameter in a call. */
  function declaresName(name: string, sign: number, second: number): boolean {
    const declare = () => {
      builder.declare(name);
      return true;
    };
    if (header === 'def')
      return (
        lexer.depth === 1 && !isType && (before === OPEN || before === COMMA || before === STAR) && declare()
      );
    if (sign === EQUALS && second !== EQUALS) return lexer.depth > 0 || declare();
    if (sign === COLON && (second === EQUALS || before === Token.Line)) return declare();
    if (before !== Token.Name) return false;
    const word = text.slice(beforeStart, beforeEnd);
    if (word === 'as' || word === 'for' || word === 'lambda') return declare();
    return word === 'global' || word === 'nonlocal';
  }

  function noteBase(name: string, members: string | undefined): void {
    const open = builder.open!;
    let found = names.find(name, members);
    // `class Order(Order)`, where the base was imported under that name.
    if (found?.meaning.import === undefined && name === open.name) found = names.findImported(name, members);
    if (found === undefined) return;
    if (builder.depth() > 1) {
      note('uses', name, found);
      return;
    }
    const base = FOREIGN_BASES.get(names.nameOutside(found));
    if (base === undefined) note('inherits', name, found);
    else {
      open.kind = base.kind ?? open.kind;
      open.abstract ||= base.abstract ?? false;
    }
  }

  function noteMetaclass(name: string, members: string | undefined): void {
    const found = names.find(name, members);
    if (found === undefined) return;
    if (FOREIGN_BASES.get(names.nameOutside(found))?.abstract)
      builder.open!.abstract ||= builder.depth() === 1;
    else note('uses', name, found);
  }

  function note(kind: RelationKind, name: string, found: DottedMeaning | undefined): void {
    if (found !== undefined && !names.isOutside(found)) builder.note(kind, name, found, lexer.start);
  }

  function readString(): void {
    if (!isType) {
      if (before !== COLON && before !== OPEN_SQUARE) return;
      VARIABLE_TYPE.lastIndex = lineStart;
      if (!VARIABLE_TYPE.test(text) || VARIABLE_TYPE.lastIndex - 1 !== lexer.start) return;
    }
    const content = STRING_TYPE.exec(text.slice(lexer.start, Math.min(lexer.end, lexer.start + 210)))?.[2];
    for (const [dotted] of content?.matchAll(/[A-Za-z_][\w.]*/g) ?? []) {
      const [name, ...rest] = dotted.split('.');
      if (names.has(name!))
        note('uses', name!, names.find(name!, rest.length > 0 ? rest.join('.') : undefined));
    }
  }

  function readHeaderSign(sign: number): void {
    const { depth } = lexer;
    if (sign === COLON && depth === 0) {
      header = undefined;
      isType = false;
      isResult = false;
    } else if (sign === COLON && depth === 1) isType = header === 'def';
    else if (sign === GREATER && depth === 0) {
      isType = true;
      isResult = true;
    } else if (isResult) return;
    else if (depth === 0 || (depth === 1 && (sign === COMMA || sign === EQUALS))) isType = false;
  }

  function endOfDotted(from: number): number {
    let end = from;
    while (text.charCodeAt(end) === DOT && isNameStart(text.charCodeAt(end + 1))) {
      end += 2;
      while (isNamePart(text.charCodeAt(end))) end++;
    }
    return end;
  }

  function matchAt(pattern: RegExp, start: number): RegExpExecArray | null {
    pattern.lastIndex = start;
    return pattern.exec(text);
  }
}
