import type { CodeFacts } from './code';
import type { ImportFact } from './dependency';
import type { Severity } from './diagnostic';
import type { Language } from './module';
import type { SymbolFacts } from './symbol-facts';

/** A problem found in one file's text; the file itself is known from the context. */
export interface FileProblem {
  readonly line: number;
  readonly severity: Severity;
  readonly message: string;
}

/** What the names of a Python module are, for following them from module to module. */
export interface ModuleNames {
  /** Functions, classes and variables that the text defines at its top level. */
  readonly defines: readonly string[];
  /** `__all__`, where it is a list of plain strings. */
  readonly exports?: readonly string[];
  /**
   * What imports at the top level are called in this module where that is not what they are called elsewhere, by their
   * place in `imports`; each list has as many names as its import.
   */
  readonly aliases: Readonly<Record<number, readonly string[]>>;
  /** Places in `imports` of `from module import *`, as opposed to `import module`, which has no names either. */
  readonly stars: readonly number[];
}

/** Everything an extractor learns from the text of one file, without looking at any other. */
export interface ModuleFacts {
  /** Physical lines: `a\nb` and `a\nb\n` both have two, an empty file none. */
  readonly lines: number;
  /** Where the text tells it better than the file's name does. */
  readonly language?: Language;
  readonly imports: readonly ImportFact[];
  readonly problems: readonly FileProblem[];
  /** The first lines say that a program has written the file. */
  readonly isGenerated?: true;
  /** Python alone. */
  readonly names?: ModuleNames;
  /** Absent where there are none and nothing is passed on. */
  readonly symbols?: SymbolFacts;
  /** Absent where nobody wants it. */
  readonly code?: CodeFacts;
}
