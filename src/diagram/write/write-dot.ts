import type { VisibleArrow, VisibleBox, VisibleGraph } from '../map/visible-graph';
import { quoteDot } from './graph-text';

/**
 * What a map shows in Graphviz' language: open containers are clusters, arrows that point up are red, labels count
 * imports.
 */
export function writeDot({ boxes, arrows }: VisibleGraph): string {
  const anchors = new Map<number, number>();
  for (const box of boxes) findAnchors(box, anchors);
  return [
    'digraph architecture {',
    '  compound=true;',
    '  node [shape=box, fontname="sans-serif", fontsize=10];',
    '  graph [fontname="sans-serif", fontsize=11, style=rounded];',
    ...boxes.flatMap(box => writeBox(box, '  ')),
    ...arrows.map(arrow => `  ${writeArrow(arrow, anchors)};`),
    '}',
    '',
  ].join('\n');
}

function writeBox({ box, inside }: VisibleBox, indent: string): string[] {
  const label = `label=${quoteDot(box.label)}`;
  if (inside.length === 0) return [`${indent}n${box.node} [${label}];`];
  return [
    `${indent}subgraph cluster_${box.node} {`,
    `${indent}  ${label};`,
    ...inside.flatMap(child => writeBox(child, `${indent}  `)),
    `${indent}}`,
  ];
}

/** Graphviz joins nodes only: an arrow to a cluster goes to the first node in it and is cut off at the cluster's edge. */
function findAnchors({ box, inside }: VisibleBox, anchors: Map<number, number>): number {
  const [first] = inside.map(child => findAnchors(child, anchors));
  if (first !== undefined) anchors.set(box.node, first);
  return first ?? box.node;
}

function writeArrow(
  { from, to, weight, up, relation }: VisibleArrow,
  anchors: ReadonlyMap<number, number>,
): string {
  const attributes = [
    ...(relation ? [`label=${relation}`] : weight > 1 ? [`label=${weight}`] : []),
    ...(relation === 'implements' || relation === 'creates' ? ['style=dashed'] : []),
    ...(relation === 'inherits' || relation === 'implements' ? ['arrowhead=empty'] : []),
    ...(up ? ['color="#cf2e2e"'] : []),
    ...(anchors.has(from.node) ? [`ltail=cluster_${from.node}`] : []),
    ...(anchors.has(to.node) ? [`lhead=cluster_${to.node}`] : []),
  ];
  const suffix = attributes.length > 0 ? ` [${attributes.join(', ')}]` : '';
  return `n${anchors.get(from.node) ?? from.node} -> n${anchors.get(to.node) ?? to.node}${suffix}`;
}
