import { type Quadtree, quadtree } from 'd3';
import { listRows, listVisibleFolders, type RowKind } from '../../src/diagram/choose-rows';
import { findDot, layoutPlot, type Plot, type PlotDot } from '../../src/diagram/plot/plot';
import { drawPlot, writePlotSvg } from '../../src/diagram/plot/plot-picture';
import { createElement, createSvg } from '../controls/dom';
import { findNearestTowards } from '../map/nearest';
import { createRowsSwitch } from '../table/rows-switch';
import { describeDot, describeLeftOut } from './plot-words';
import './plot.css';
import type { View, ViewContext } from '../view';
import type { Change } from '../view-change';
import { listPicked } from '../view-state';

/** How near to a dot's rim the pointer has to be, in CSS pixels. */
const REACH = 6;
/** A plot is not made narrower than this, in CSS pixels, to leave room for the details. */
const NARROW = 260;

/** Abstractness against instability as one of the panel's views. */
export function createPlotTab(element: HTMLElement, context: ViewContext): View {
  const svg = createSvg({ tag: 'svg', attributes: { tabindex: '0', role: 'application' } });
  const empty = createElement('p', { class: 'plot-empty' });
  const picture = createElement('div', { class: 'plot-picture' }, svg, empty);
  const note = createElement('span');
  const status = createElement('div', { class: 'unseen', attributes: { role: 'status' } });
  const rows = createRowsSwitch('plot-rows', kind => {
    opened = undefined;
    context.set({ plot: { rows: kind } });
  });
  const strip = createElement('div', { class: 'strip' }, rows.element, note);
  element.append(strip, picture, status);
  let plot: Plot | undefined;
  let hits: Quadtree<PlotDot> | undefined;
  let current: PlotDot | undefined;
  let opened: string | undefined;

  const kind = (): RowKind => context.state().plot?.rows ?? 'folders';

  function rebuild(): void {
    const data = context.data();
    const covered = context.covered();
    const right = element.clientWidth - covered.right < NARROW ? 0 : covered.right;
    // What is said above takes more lines there, and leaves the picture less.
    strip.style.marginRight = `${right}px`;
    const { clientWidth, clientHeight } = picture;
    if (!data || clientWidth === 0) return;
    const width = clientWidth - right;
    const height = clientHeight - covered.bottom;
    const { hierarchy } = data;
    const folders = () => listVisibleFolders(hierarchy, context.open());
    const nodes = kind() === 'modules' ? listRows(hierarchy, 'modules') : folders();
    const named = new Set(listPicked(context.state().selection));
    plot = layoutPlot(hierarchy, data.metrics(), nodes, { width, height, opened, named });
    const known = current?.id;
    current = [...plot.fan, ...plot.dots].find(dot => dot.id === known);
    hits = quadtree(
      [...(plot.fan.length > 0 ? plot.fan : plot.dots)],
      dot => dot.x,
      dot => dot.y,
    );
    svg.setAttribute('width', String(clientWidth));
    svg.setAttribute('height', String(clientHeight));
    rows.update(kind());
    note.textContent = describeLeftOut(plot, kind());
    empty.hidden = plot.dots.length > 0;
    empty.textContent = `Nothing to plot: no ${kind() === 'modules' ? 'module' : 'folder'} has both types and dependencies.`;
    draw();
  }

  function draw(): void {
    const data = context.data();
    if (!plot || !data) return;
    const shown = plot;
    const picked = listPicked(context.state().selection).flatMap(
      id => findDot(shown, data.hierarchy, id) ?? [],
    );
    const marks = { picked, current };
    svg.replaceChildren(...drawPlot(shown, context.palette(), context.colouring(), marks).map(createSvg));
    svg.setAttribute('font-family', context.palette().fontFamily);
    svg.setAttribute(
      'aria-label',
      `Abstractness against instability, ${shown.dots.length} dots. Arrow keys go from dot to dot.`,
    );
  }

  function locate(event: MouseEvent): PlotDot | undefined {
    const { left, top } = svg.getBoundingClientRect();
    const [x, y] = [event.clientX - left, event.clientY - top];
    let best: PlotDot | undefined;
    let least = REACH;
    hits?.visit((node, x0, y0, x1, y1) => {
      if (!('length' in node))
        for (let leaf: typeof node | undefined = node; leaf; leaf = leaf.next) {
          const dot = leaf.data;
          const distance = Math.hypot(dot.x - x, dot.y - y) - dot.radius;
          if (distance >= least) continue;
          least = distance;
          best = dot;
        }
      const far = 30;
      return x0 > x + far || x1 < x - far || y0 > y + far || y1 < y - far;
    });
    return best;
  }

  function point(dot: PlotDot | undefined): void {
    if (dot === current) return;
    current = dot;
    draw();
  }

  function tell(dot: PlotDot): readonly string[] {
    const data = context.data();
    return data ? describeDot(dot, data, context.colouring()) : [];
  }

  function press(dot: PlotDot | undefined): void {
    if (!dot) {
      if (opened !== undefined) fan(undefined);
      else context.select(undefined);
    } else if (dot.nodes.length > 1) fan(dot.id);
    else context.select({ box: dot.id });
  }

  function fan(id: string | undefined): void {
    opened = id;
    context.hideTip();
    rebuild();
  }

  /** Opens a dot: what it gathers, what is in a folder, or the code of a module. */
  function open(dot: PlotDot): void {
    if (dot.nodes.length > 1) fan(dot.id);
    else if (context.data()?.hierarchy.nodes[dot.nodes[0]].kind === 'module') context.openInEditor(dot.id);
    else context.toggle(dot.id);
  }

  svg.addEventListener('pointermove', event => {
    const dot = locate(event);
    svg.classList.toggle('pointing', dot !== undefined);
    point(dot);
    const { left, top } = (element.parentElement as HTMLElement).getBoundingClientRect();
    if (dot) context.showTip(tell(dot), event.clientX - left, event.clientY - top);
    else context.hideTip();
  });
  svg.addEventListener('pointerleave', () => {
    point(undefined);
    context.hideTip();
  });
  svg.addEventListener('click', event => {
    svg.focus();
    const dot = locate(event);
    const { selection } = context.state();
    if (
      dot?.nodes.length === 1 &&
      event.shiftKey &&
      selection &&
      'box' in selection &&
      selection.box !== dot.id
    )
      context.select({ from: selection.box, to: dot.id });
    else press(dot);
  });
  svg.addEventListener('dblclick', event => {
    const dot = locate(event);
    if (dot?.nodes.length === 1) open(dot);
  });
  svg.addEventListener('contextmenu', event => {
    event.preventDefault();
    const dot = locate(event) ?? current;
    if (dot?.nodes.length === 1) context.showMenu(dot.id, event.clientX, event.clientY);
  });
  svg.addEventListener('keydown', event => {
    if (!plot || event.ctrlKey || event.metaKey || event.altKey) return;
    const dots = plot.fan.length > 0 ? plot.fan : plot.dots;
    const next = findNearestTowards(dots, current, event.key);
    if (next) {
      point(next);
      status.textContent = tell(next).join(', ');
    } else if (event.key === ' ' && current) press(current);
    else if (event.key === 'Enter' && current) open(current);
    else if (event.key === 'Escape') press(undefined);
    else return;
    event.preventDefault();
  });
  new ResizeObserver(rebuild).observe(picture);
  Object.assign((window as unknown as { __lintel: object }).__lintel, {
    plot: {
      dots: () => {
        const { left, top } = svg.getBoundingClientRect();
        return [...(plot?.fan ?? []), ...(plot?.dots ?? [])].map(dot => ({
          id: dot.id,
          count: dot.nodes.length,
          x: dot.x + left,
          y: dot.y + top,
        }));
      },
    },
  });

  return {
    name: 'plot',
    element,
    update(change: Change) {
      if (change.data) current = undefined;
      rebuild();
      // Details and legend come up after the views have been told; then the room is another.
      requestAnimationFrame(rebuild);
    },
    focus: () => svg.focus({ preventScroll: true }),
    drawSvg: () => (plot ? writePlotSvg(plot, context.palette(), context.colouring()) : ''),
  };
}
