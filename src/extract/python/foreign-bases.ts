import type { SymbolKind } from '../../model/symbol';

/** What a base that is not of the workspace makes of a class. */
export interface ForeignBase {
  readonly kind?: SymbolKind;
  readonly abstract?: true;
}

/** Those that make anything of it, by dotted name. */
export const FOREIGN_BASES: ReadonlyMap<string, ForeignBase> = new Map<string, ForeignBase>([
  ['typing.Protocol', { kind: 'protocol', abstract: true }],
  ['typing_extensions.Protocol', { kind: 'protocol', abstract: true }],
  ['abc.ABC', { abstract: true }],
  ['abc.ABCMeta', { abstract: true }],
  ...['Enum', 'IntEnum', 'StrEnum', 'Flag', 'IntFlag', 'ReprEnum'].map((name): [string, ForeignBase] => [
    `enum.${name}`,
    { kind: 'enum' },
  ]),
]);
