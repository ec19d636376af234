import type { RowKind } from '../../src/diagram/choose-rows';
import type { Colouring } from '../../src/diagram/colour/colouring';
import { countNoun, formatShare } from '../../src/diagram/colour/format-values';
import type { Plot, PlotDot } from '../../src/diagram/plot/plot';
import type { PanelData } from '../panel-data';

/** Members of a gathered dot that its tip names. */
const NAMED = 6;

/** What a dot stands for, line by line. */
export function describeDot(dot: PlotDot, data: PanelData, colouring: Colouring | undefined): string[] {
  const [first, ...rest] = dot.nodes;
  const { nodes } = data.hierarchy;
  const { instability = 0, abstractness = 0, distance = 0, lines } = data.metrics()[first];
  if (rest.length > 0) {
    const more = dot.nodes.length - NAMED;
    return [
      `${dot.nodes.length} in about this place; click to spread them`,
      ...dot.nodes.slice(0, NAMED).map(node => nodes[node].id),
      ...(more > 0 ? [`and ${more} more`] : []),
    ];
  }
  return [
    dot.id,
    `instability ${formatShare(instability)}, abstractness ${formatShare(abstractness)}, distance ${formatShare(distance)}`,
    countNoun(lines, 'line'),
    ...(colouring && !['instability', 'abstractness', 'distance', 'size'].includes(colouring.by)
      ? [colouring.of(first).words]
      : []),
  ];
}

/** How much is drawn, and what is not and why. */
export function describeLeftOut({ dots, leftOut }: Plot, kind: RowKind): string {
  const noun = kind === 'modules' ? 'module' : 'folder';
  const drawn = dots.reduce((sum, dot) => sum + dot.nodes.length, 0);
  const { noTypes, noDependencies } = leftOut;
  const reasons = [
    ...(noTypes > 0 ? [`${noTypes.toLocaleString('en')} without types (abstractness unknown)`] : []),
    ...(noDependencies > 0 ? [`${noDependencies.toLocaleString('en')} without dependencies`] : []),
  ];
  const left = reasons.length > 0 ? `; left out: ${reasons.join(', ')}` : '';
  return `${countNoun(drawn, noun)}${left}. Dot size: lines; a number: so many in one place.`;
}
