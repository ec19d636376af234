import type { VisibleArrow, VisibleBox, VisibleGraph } from '../map/visible-graph';
import { escapeMermaid } from './graph-text';

/**
 * What a map shows as a Mermaid flowchart: open containers are subgraphs, arrows that point up are thick and red,
 * labels count imports. Boxes are numbered because Mermaid's own names allow little.
 */
export function writeMermaid({ boxes, arrows }: VisibleGraph): string {
  const up = arrows.flatMap((arrow, i) => (arrow.up ? [i] : []));
  return [
    'flowchart TD',
    ...boxes.flatMap(box => writeBox(box, '  ')),
    ...arrows.map(arrow => `  n${arrow.from.node} ${drawArrow(arrow)} n${arrow.to.node}`),
    ...(up.length > 0 ? [`  linkStyle ${up.join(',')} stroke:#cf2e2e`] : []),
    '',
  ].join('\n');
}

function writeBox({ box, inside }: VisibleBox, indent: string): string[] {
  const label = escapeMermaid(box.label);
  if (inside.length === 0) return [`${indent}n${box.node}["${label}"]`];
  return [
    `${indent}subgraph n${box.node}["${label}"]`,
    ...inside.flatMap(child => writeBox(child, `${indent}  `)),
    `${indent}end`,
  ];
}

function drawArrow({ weight, up, relation }: VisibleArrow): string {
  const line = relation === 'implements' || relation === 'creates' ? '-.->' : up ? '==>' : '-->';
  if (relation) return relation === 'uses' ? line : `${line}|${relation}|`;
  return weight > 1 ? `${line}|${weight}|` : line;
}
