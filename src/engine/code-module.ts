import type { CodeFacts, ImportedName } from '../model/code';
import type { PackedCode } from '../model/code-format';
import type { Language, Origin } from '../model/module';
import type { ModuleBindings } from '../resolve/python/follow-names';
import type { ScriptExports } from '../resolve/script/follow-exports';
import type { ModuleImports } from './import-hops';
import type { ResolvedModule } from './resolve-facts';

/** What looking for patterns takes of a module: plain data, which may go to another thread. */
export interface CodeModule {
  readonly id: string;
  readonly language: Language;
  /** Absent for ordinary code of the workspace. */
  readonly origin?: Origin;
  readonly packed: PackedCode;
  /** What the file calls by a name because of an import. */
  readonly names: readonly ImportedName[];
  readonly imports: ModuleImports;
  /** Of Python alone. */
  readonly bindings?: ModuleBindings;
  /** Of scripts alone. */
  readonly exports?: ScriptExports;
  /** What a script passes on by the name `local`, where `exports` may not say so because it lies outside of the workspace. */
  readonly passedOn?: readonly ImportedName[];
}

/** What there is to know of a module for looking for patterns; its code has to be read. */
export function describeCodeModule({ record, code, bindings, symbols }: ResolvedModule): CodeModule {
  if (code === undefined) throw new Error(`the code of ${record.module.id} was not read`);
  const { id, language, origin } = record.module;
  const { names, packed }: CodeFacts = code.facts;
  const { facts, targetsOf } = code.imports;
  return {
    ...{ id, language, packed, names },
    // The rest of these facts is for the graph.
    imports: { facts: facts.map(({ specifier }) => ({ specifier })), targetsOf },
    ...(origin !== undefined && { origin }),
    ...(bindings !== undefined && { bindings }),
    ...(symbols !== undefined && { exports: symbols.exports, passedOn: listPassedOn(symbols.facts) }),
  };
}

function listPassedOn({
  exports,
  references,
}: NonNullable<ResolvedModule['symbols']>['facts']): ImportedName[] {
  return exports.flatMap(({ name: local, reference }) => {
    const { import: place, name } = references[reference]!;
    return place === undefined || local === '*' ? [] : [{ local, import: place, name }];
  });
}
