import { escapeMermaid } from '../diagram/write/graph-text';
import type { RelationKind } from '../model/symbol';
import { keyOf, type SymbolGraph } from './symbol-graph';
import { groupByModule } from './symbols-dot';

const ARROWS: Readonly<Record<RelationKind, string>> = {
  inherits: '-->|inherits|',
  implements: '-.->|implements|',
  creates: '-->|creates|',
  uses: '-.->',
  holds: '-->|holds|',
  decorates: '-.->|decorated by|',
};

/** The symbols as a Mermaid flowchart, those of a module in a box of their own. */
export function* writeSymbolsMermaid({ symbols, relations }: SymbolGraph): Generator<string, void> {
  const names = new Map(symbols.map((symbol, i) => [keyOf(symbol), `s${i}`]));
  yield 'flowchart TD\n';
  for (const [i, [module, own]] of groupByModule(symbols).entries()) {
    yield `  subgraph m${i}["${escapeMermaid(module)}"]\n`;
    for (const symbol of own)
      yield `    ${names.get(keyOf(symbol))}["${escapeMermaid(symbol.name)} (${symbol.kind})"]\n`;
    yield '  end\n';
  }
  for (const { from, to, kind } of relations)
    yield `  ${names.get(keyOf(from))} ${ARROWS[kind]} ${names.get(keyOf(to))}\n`;
}
