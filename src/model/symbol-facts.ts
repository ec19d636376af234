import type { RelationKind, SymbolKind, SymbolRelation } from './symbol';

/** A name that a file's code stands for something with, before anyone knows which symbol it is. */
export interface NameReference {
  /** Place in `imports` of where the name comes from; absent where it is a symbol of the file's own. */
  readonly import?: number;
  /** As the imported module calls it: `*` for the whole module, `default` for a default import. */
  readonly name: string;
  /** What is taken from it, with dots: `Order` in `model.Order`. Only where it is imported. */
  readonly members?: string;
}

/** A class, function or the like at the top level of a file, and what it names. Lines count from 1. */
export interface SymbolFact {
  /** No two symbols of a file have the same: declarations of one name are one symbol. */
  readonly name: string;
  readonly kind: SymbolKind;
  readonly abstract?: true;
  readonly exported?: true;
  readonly line: number;
  readonly endLine: number;
  /**
   * Three numbers each, in the order of the text: place in `RELATION_KINDS`, place in `references`, line of the first such
   * use. In Python `creates` is any call and `inherits` any base; what they really are shows once the targets are known.
   */
  readonly uses: readonly number[];
}

/** A name that a script gives to others and that is not simply that of an exported symbol. */
export interface ExportFact {
  /** `*` for all names of the reference's module, `export=` for what the module as a whole is. */
  readonly name: string;
  /** Place in `references`. */
  readonly reference: number;
}

/** The symbols of one file. */
export interface SymbolFacts {
  readonly symbols: readonly SymbolFact[];
  /** What they and the exports name, each once. */
  readonly references: readonly NameReference[];
  /** Scripts alone. */
  readonly exports: readonly ExportFact[];
}

/** The kinds of relations that a file tells by itself, in the order in which facts count them. */
export const RELATION_KINDS: readonly RelationKind[] = ['inherits', 'implements', 'creates', 'uses'];

/** Whether a relation came from the model of all code, and not from what symbols name. */
export function isFromCode({ kind, structural }: Pick<SymbolRelation, 'kind' | 'structural'>): boolean {
  return kind === 'holds' || kind === 'decorates' || structural === true;
}

/** All kinds of symbols. */
export const SYMBOL_KINDS: readonly SymbolKind[] = [
  'class',
  'interface',
  'protocol',
  'enum',
  'type',
  'function',
  'variable',
];
