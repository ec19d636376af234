/**
 * What a symbol is. `protocol` is a Python class that names `typing.Protocol` among its bases; `type` is a type alias;
 * `variable` is a constant or variable that the module exports or that holds a function.
 */
export type SymbolKind = 'class' | 'interface' | 'protocol' | 'enum' | 'type' | 'function' | 'variable';

/**
 * How one symbol depends on another. `inherits`: extends a class, or an interface extends an interface; `implements`: a
 * class names an interface, protocol or abstract base; `creates`: calls its constructor; `uses`: anything else that names it.
 * Where code is read as well: `holds`: a field is of that class, or holds many of it; `decorates`: the other stands over it, or
 * over one of its methods, as a decorator.
 */
export type RelationKind = 'inherits' | 'implements' | 'creates' | 'uses' | 'holds' | 'decorates';

/** One symbol's dependency on another, once for each kind and target. `line` counts from 1, of the first such place. */
export interface SymbolRelation {
  readonly kind: RelationKind;
  /** The target's name in the module that defines it. */
  readonly name: string;
  /** Id of the module that defines the target; absent where it is the symbol's own. */
  readonly module?: string;
  readonly line: number;
  /** It does not name the interface or protocol that it implements: it has all that is asked for. */
  readonly structural?: true;
}

/** A class, function or the like at the top level of a module. Lines count from 1. */
export interface ModuleSymbol {
  readonly name: string;
  readonly kind: SymbolKind;
  /** An interface or protocol, an abstract class, or a Python class with abstract methods: counts for abstractness. */
  readonly abstract?: true;
  readonly exported?: true;
  readonly line: number;
  readonly endLine: number;
  readonly relations: readonly SymbolRelation[];
}
