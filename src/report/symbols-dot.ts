import { quoteDot } from '../diagram/write/graph-text';
import type { RelationKind } from '../model/symbol';
import { keyOf, type SymbolGraph, type SymbolRow } from './symbol-graph';

/** As class diagrams have it: hollow heads for what is inherited, dashes for what is implemented or used. */
const STYLES: Readonly<Record<RelationKind, string>> = {
  inherits: 'arrowhead=onormal',
  implements: 'arrowhead=onormal, style=dashed',
  creates: 'label=creates',
  uses: 'arrowhead=vee, style=dashed',
  holds: 'arrowtail=odiamond, dir=both, arrowhead=vee',
  decorates: 'label="decorated by", style=dashed',
};

/** The symbols in Graphviz' language, those of a module in a box of their own. */
export function* writeSymbolsDot({ symbols, relations }: SymbolGraph): Generator<string, void> {
  const names = new Map(symbols.map((symbol, i) => [keyOf(symbol), `s${i}`]));
  yield 'digraph lintel {\n  rankdir=TB;\n  node [shape=box, fontname="sans-serif", fontsize=10];\n';
  for (const [i, [module, own]] of groupByModule(symbols).entries()) {
    yield `  subgraph cluster_${i} {\n    label=${quoteDot(module)};\n`;
    for (const symbol of own)
      yield `    ${names.get(keyOf(symbol))} [label=${quoteDot(`${symbol.name}\n${symbol.kind}`)}];\n`;
    yield '  }\n';
  }
  for (const { from, to, kind } of relations)
    yield `  ${names.get(keyOf(from))} -> ${names.get(keyOf(to))} [${STYLES[kind]}];\n`;
  yield '}\n';
}

/** Symbols by module, in the order in which they come. */
export function groupByModule(symbols: readonly SymbolRow[]): [module: string, symbols: SymbolRow[]][] {
  const groups = new Map<string, SymbolRow[]>();
  for (const symbol of symbols) {
    const group = groups.get(symbol.module);
    if (group === undefined) groups.set(symbol.module, [symbol]);
    else group.push(symbol);
  }
  return [...groups];
}
