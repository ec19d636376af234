import { scaleLinear, scaleSqrt } from 'd3';
import type { Hierarchy } from '../../graph/hierarchy';
import type { NodeMetrics } from '../../graph/metrics';
import type { Rect } from '../layout/layout';
import { type PlotCaptions, placeCaptions } from './plot-captions';
import { clusterPoints, fanOut, type PlotPoint } from './plot-clusters';
import { type PlotLabel, placeLabels } from './plot-labels';

/** One dot: a node, or several that would lie on each other. Places are in pixels of the picture. */
export interface PlotDot {
  readonly x: number;
  readonly y: number;
  readonly radius: number;
  /** Numbers of the nodes it stands for, the largest first. */
  readonly nodes: readonly number[];
  /** Of the first node. */
  readonly id: string;
  readonly label: string;
}

/** What could not be drawn, as numbers of nodes. */
export interface LeftOut {
  /** Without types, so that abstractness is not known. */
  readonly noTypes: number;
  /** With types, but without a dependency either way, so that instability is not known. */
  readonly noDependencies: number;
}

/** The scatter plot as plain data, in pixels. */
export interface Plot {
  readonly width: number;
  readonly height: number;
  /** From 0 to 1: instability runs to the right, abstractness up. */
  readonly area: Rect;
  /** What the axes stand round: the area with room for the dots on its edges. */
  readonly frame: Rect;
  readonly captions: PlotCaptions;
  readonly ticks: readonly number[];
  /** Largest first, so that small ones are drawn over them. */
  readonly dots: readonly PlotDot[];
  /** Members of the opened dot, round its place. */
  readonly fan: readonly PlotDot[];
  readonly labels: readonly PlotLabel[];
  readonly leftOut: LeftOut;
}

/** What is plotted, and in which room. */
export interface PlotOptions {
  readonly width: number;
  readonly height: number;
  /** Id of the first node of the dot that is fanned out. */
  readonly opened?: string | undefined;
  /** Ids that get a label before all others. */
  readonly named?: ReadonlySet<string>;
}

/** Between the picture's edges and the axes: numbers and titles stand there. */
const MARGIN = { left: 52, right: 14, top: 6, bottom: 40 };
/** Between the axes and the places of 0 and 1, in pixels. */
const PADDING = 22;
/** Radii of the smallest and the largest dot, in pixels. */
const RADIUS = { least: 4, most: 20 };
/** Dots are merged where their middles are nearer than this, in pixels. */
const APART = 13;

/**
 * Plots nodes by abstractness against instability, as in R. C. Martin, "OO Design Quality Metrics" (1994). Areas go by
 * lines of code. What would lie on each other is one dot.
 */
export function layoutPlot(
  hierarchy: Hierarchy,
  metrics: readonly NodeMetrics[],
  nodes: readonly number[],
  options: PlotOptions,
): Plot {
  const { width, height, named = new Set<string>() } = options;
  const frame = {
    x: MARGIN.left,
    y: MARGIN.top,
    width: Math.max(100, width - MARGIN.left - MARGIN.right),
    height: Math.max(100, height - MARGIN.top - MARGIN.bottom),
  };
  const area = {
    x: frame.x + PADDING,
    y: frame.y + PADDING,
    width: frame.width - 2 * PADDING,
    height: frame.height - 2 * PADDING,
  };
  const known = nodes.filter(node => metrics[node].distance !== undefined);
  const most = known.reduce((lines, node) => Math.max(lines, metrics[node].lines), 1);
  const radius = scaleSqrt().domain([0, most]).range([RADIUS.least, RADIUS.most]);
  const x = scaleLinear().range([area.x, area.x + area.width]);
  const y = scaleLinear().range([area.y + area.height, area.y]);
  const points: PlotPoint[] = known
    .map(node => ({
      node,
      x: x(metrics[node].instability as number),
      y: y(metrics[node].abstractness as number),
      lines: metrics[node].lines,
    }))
    .sort((a, b) => b.lines - a.lines || a.node - b.node);
  const toDot = (members: readonly PlotPoint[], place: { x: number; y: number }): PlotDot => ({
    x: place.x,
    y: place.y,
    radius: Math.max(...members.slice(0, 1).map(member => radius(member.lines)), members.length > 1 ? 8 : 0),
    nodes: members.map(member => member.node),
    id: hierarchy.nodes[members[0].node].id,
    label: hierarchy.nodes[members[0].node].label,
  });
  const clusters = clusterPoints(points, APART);
  const dots = clusters.map(members => toDot(members, members[0])).sort((a, b) => b.radius - a.radius);
  const captions = placeCaptions(area, PADDING, dots);
  const fanned = clusters.find(members => hierarchy.nodes[members[0].node].id === options.opened);
  const fan = fanned && fanned.length > 1 ? fanOut(fanned, area) : [];
  const fanDots = fan.map(({ point, ...place }) => ({ ...toDot([point], place), radius: RADIUS.least + 1 }));
  const urgency = (dot: PlotDot) =>
    (dot.nodes.some(node => named.has(hierarchy.nodes[node].id)) ? 10 : 0) +
    Math.max(...dot.nodes.slice(0, 1).map(node => metrics[node].distance as number)) *
      Math.log2(2 + metrics[dot.nodes[0]].lines);
  const isFanned = fanDots.length > 0;
  const labelled = isFanned ? fanDots : [...dots].sort((a, b) => urgency(b) - urgency(a));
  return {
    width,
    height,
    area,
    frame,
    captions,
    ticks: [0, 0.25, 0.5, 0.75, 1],
    dots,
    fan: fanDots,
    labels: placeLabels(labelled, isFanned ? fanDots : dots, frame, isFanned ? [] : Object.values(captions)),
    leftOut: {
      noTypes: nodes.filter(node => metrics[node].abstractness === undefined).length,
      noDependencies: nodes.filter(
        node => metrics[node].abstractness !== undefined && metrics[node].instability === undefined,
      ).length,
    },
  };
}

/** The dot that stands for a node, or for the nearest of what holds it; of a fan the member. */
export function findDot(plot: Plot, hierarchy: Hierarchy, id: string): PlotDot | undefined {
  for (let node = hierarchy.byId.get(id) ?? -1; node > 0; node = hierarchy.nodes[node].parent) {
    const wanted = node;
    const holds = (dot: PlotDot) => dot.nodes.includes(wanted);
    const found = plot.fan.find(holds) ?? plot.dots.find(holds);
    if (found) return found;
  }
  return undefined;
}
