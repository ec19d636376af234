import type { FoundImport } from '../script-reading';
import { BracketScanner } from './bracket-scanner';
import { beginsStatement } from './follow-table';
import * as F from './frames';
import { readExport, readImport } from './statement-grammar';
import { Doubt } from './text-cursor';
import * as T from './token-classes';

const OPEN_PAREN = 40;
const STAR = 42;
const DOT = 46;
const LETTER_T = 116;
const OPEN_BRACE = 123;

/** What is answered in place of a class of tokens for a statement that has been read to its end. */
export const WHOLE = 62;

/** Reads the statements that import and export, where the words `import` and `export` begin one. */
export class ImportScanner extends BracketScanner {
  /** What `import`, the word that was read last, is here; `WHOLE` where it begins a statement, which is then read. */
  protected resolveImport(): number {
    const { start } = this;
    if (this.last === T.EXPORT) {
      // `export import a = …`: what else may follow is not what it seems.
      const fact = readImport(this, this.lastStart);
      if (fact !== undefined && fact.kind !== 'require') throw new Doubt('export import');
      return this.endStatement(fact, start);
    }
    const { at, isNewLine } = this;
    const next = this.skip();
    if (next === OPEN_PAREN) this.resolveImportCall(isNewLine);
    this.at = at;
    this.isNewLine = isNewLine;
    if (next === DOT || next === OPEN_PAREN) return T.IMPORT;
    this.checkPlace();
    if (this.decorated !== 0) throw new Doubt('decorated import');
    return this.endStatement(readImport(this, start), start);
  }

  /** The same of `export`. Only lists and `*` are read as a whole. */
  protected resolveExport(): number {
    const { start, at, isNewLine } = this;
    this.checkPlace();
    let next = this.skip();
    let typeOnly = false;
    if (next === LETTER_T) {
      const mark = this.at;
      if (this.word() === 'type') next = this.skip();
      typeOnly = next === OPEN_BRACE || next === STAR;
      if (!typeOnly) this.at = mark;
    }
    if (next !== OPEN_BRACE && next !== STAR) {
      this.at = at;
      this.isNewLine = isNewLine;
      return T.EXPORT;
    }
    if (this.decorated !== 0) throw new Doubt('decorated export');
    const fact = readExport(this, start, typeOnly);
    this.endStatement(fact, start);
    this.last = T.IMPORT_END;
    return WHOLE;
  }

  /** Imports and exports count where statements begin, at the top or in a module. */
  private checkPlace(): void {
    const { kind } = this.frames;
    if (kind > F.AMBIENT || kind === F.BLOCK || kind === F.BODY) throw new Doubt('place');
    // Behind the brace of a function, a line need not end.
    if (this.last !== T.CLOSE_BRACE && !beginsStatement(this.last, this.isNewLine)) throw new Doubt('place');
  }

  private endStatement(fact: FoundImport | undefined, start: number): number {
    if (fact !== undefined)
      this.found.push(this.frames.kind === F.AMBIENT ? { ...fact, typeOnly: true } : fact);
    this.shift(fact === undefined ? T.NAME : T.IMPORT_END, 0, start, false);
    return WHOLE;
  }
}
