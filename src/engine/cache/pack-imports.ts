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

/** Packs one import; also what a dependency has of it. */
export function packImport(packer: Packer, fact: ImportFact): void {
  packer.int(KINDS.indexOf(fact.kind));
  packer.int((fact.typeOnly ? TYPE_ONLY : 0) | (fact.deferred ? DEFERRED : 0));
  packer.text(fact.specifier);
  packer.int(fact.line);
  packer.int(fact.column);
  packer.list(fact.names, packer.text);
}

/** The import that `packImport` has packed. */
export function unpackImport(unpacker: Unpacker): ImportFact {
  const kind = unpacker.choice(KINDS);
  const flags = unpacker.int();
  const specifier = unpacker.text();
  const line = unpacker.int();
  const column = unpacker.int();
  const names = unpacker.list(unpacker.text);
  const typeOnly = (flags & TYPE_ONLY) !== 0;
  const deferred = (flags & DEFERRED) !== 0;
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
