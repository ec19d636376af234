import { quoteDot } from '../diagram/write/graph-text';
import type { CondensedGraph } from './condense-graph';

/** The graph in Graphviz' language. Arrows needed by the type checker alone are dashed; labels count imports. */
export function* writeGraphDot({ boxes, arrows }: CondensedGraph): Generator<string, void> {
  yield 'digraph lintel {\n  rankdir=TB;\n  node [shape=box, fontname="sans-serif", fontsize=10];\n';
  for (const box of boxes) yield `  ${quoteDot(box)};\n`;
  for (const { from, to, count, typeOnly } of arrows) {
    const attributes = [...(count > 1 ? [`label=${count}`] : []), ...(typeOnly ? ['style=dashed'] : [])];
    const suffix = attributes.length > 0 ? ` [${attributes.join(', ')}]` : '';
    yield `  ${quoteDot(from)} -> ${quoteDot(to)}${suffix};\n`;
  }
  yield '}\n';
}
