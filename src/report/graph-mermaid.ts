import { escapeMermaid } from '../diagram/write/graph-text';
import type { CondensedGraph } from './condense-graph';

/**
 * The graph as a Mermaid flowchart. Boxes are numbered because Mermaid's own names allow little; arrows needed by the
 * type checker alone are dotted; labels count imports.
 */
export function* writeGraphMermaid({ boxes, arrows }: CondensedGraph): Generator<string, void> {
  const names = new Map(boxes.map((box, i) => [box, `m${i}`]));
  yield 'flowchart TD\n';
  for (const box of boxes) yield `  ${names.get(box)}["${escapeMermaid(box)}"]\n`;
  for (const { from, to, count, typeOnly } of arrows) {
    const label = count > 1 ? `|${count}|` : '';
    yield `  ${names.get(from)} ${typeOnly ? '-.->' : '-->'}${label} ${names.get(to)}\n`;
  }
}
