import type { DependencyKind, ImportFact } from '../../model/dependency';
import type { Diagnostic, Severity } from '../../model/diagnostic';
import type { Language, Origin } from '../../model/module';
import type { Packer } from './packer';
import type { Unpacker } from './unpacker';

// The order of these lists is part of the format; the analyzer's version changes with them.
const KINDS: readonly DependencyKind[] = ['import', 'reexport', 'require', 'dynamic', 'implicit'];
const SEVERITIES: readonly Severity[] = ['error', 'warning', 'info'];

/** Languages, and nothing where the file's name decides. */
export const MAYBE_LANGUAGES: readonly (Language | undefined)[] = [
  undefined,
  'typescript',
  'javascript',
  'python',
];

/** Origins, and nothing for ordinary code. */
export const MAYBE_ORIGINS: readonly (Origin | undefined)[] = [undefined, 'test', 'generated', 'vendored'];

const TYPE_ONLY = 1;
const DEFERRED = 2;
/** For the caller's use. */
export const MORE = 4;

/** What stands in the first number of an import, by that number. */
export const IMPORT_HEADS = KINDS.flatMap(kind =>
  [0, 1, 2, 3, 4, 5, 6, 7].map(flags => ({
    kind,
    typeOnly: (flags & TYPE_ONLY) !== 0,
    deferred: (flags & DEFERRED) !== 0,
    hasMore: (flags & MORE) !== 0,
  })),
);

/** Packs one import; also what a dependency has of it, with `MORE` where it has more. */
export function packImport(packer: Packer, fact: ImportFact, more = 0): void {
  const flags = (fact.typeOnly ? TYPE_ONLY : 0) | (fact.deferred ? DEFERRED : 0) | more;
  packer.int(KINDS.indexOf(fact.kind) * 8 + flags);
  packer.text(fact.specifier);
  packer.int(fact.line);
  packer.int(fact.column);
  packer.list(fact.names, packer.text);
}

/** The import that `packImport` has packed. */
export function unpackImport(unpacker: Unpacker): ImportFact {
  const { kind, typeOnly, deferred } = unpacker.choice(IMPORT_HEADS);
  const specifier = unpacker.text();
  const line = unpacker.int();
  const column = unpacker.int();
  const names = unpacker.texts();
  return { kind, specifier, names, typeOnly, deferred, line, column };
}

/** Packs a diagnostic but for its module. */
export function packProblem(packer: Packer, problem: Omit<Diagnostic, 'module'>): void {
  packer.int(problem.line);
  packer.int(SEVERITIES.indexOf(problem.severity));
  packer.text(problem.message);
}

/** What `packProblem` has packed. */
export function unpackProblem(unpacker: Unpacker): Omit<Diagnostic, 'module'> {
  return { line: unpacker.int(), severity: unpacker.choice(SEVERITIES), message: unpacker.text() };
}
