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

/** A text as Graphviz reads it. */
export function quoteDot(id: string): string {
  // Graphviz reads `\n`, `\N` and the like in labels, so a backslash has to stand twice.
  return `"${id.replaceAll('\\', '\\\\').replaceAll('"', '\\"').replaceAll('\n', '\\n')}"`;
}
