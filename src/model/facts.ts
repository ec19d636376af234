import type { ImportFact } from './dependency';
import type { Severity } from './diagnostic';
import type { Language } from './module';

/** A problem found in one file's text; the file itself is known from the context. */
export interface FileProblem {
  readonly line: number;
  readonly severity: Severity;
  readonly message: string;
}

/** Everything an extractor learns from the text of one file, without looking at any other. */
export interface ModuleFacts {
  /** Physical lines: `a\nb` and `a\nb\n` both have two, an empty file none. */
  readonly lines: number;
  /** Where the text tells it better than the file's name does. */
  readonly language?: Language;
  readonly imports: readonly ImportFact[];
  readonly problems: readonly FileProblem[];
}
