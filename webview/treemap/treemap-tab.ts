import type { ColourBy } from '../../src/diagram/colour/colour-by';
import type { Colouring } from '../../src/diagram/colour/colouring';
import {
  buildTreemap,
  describeLines,
  type Treemap,
  type TreemapTile,
} from '../../src/diagram/treemap/treemap';
import { writeTreemapSvg } from '../../src/diagram/treemap/treemap-svg';
import { findModuleNode, findNode } from '../../src/graph/hierarchy';
import { createElement } from '../controls/dom';
import './treemap.css';
import { listParents, narrowTo } from '../controls/breadcrumb';
import { type Direction, findNextBox } from '../controls/navigate';
import type { View, ViewContext } from '../view';
import type { Change } from '../view-change';
import { listPicked } from '../view-state';
import { exposeTreemapToTests } from './treemap-test-hook';
import { createTreemapView } from './treemap-view';

/** Longer than a double click takes, in milliseconds: tiles must not move between its two clicks. */
const SETTLE_PAUSE = 400;

const ARROWS: Readonly<Record<string, Direction>> = {
  ArrowLeft: 'left',
  ArrowRight: 'right',
  ArrowUp: 'up',
  ArrowDown: 'down',
};

/** What tiles are coloured by while nothing is chosen. */
export const TREEMAP_COLOURS: ColourBy = 'language';

/** Areas by lines of code, as one of the panel's views. */
export function createTreemapTab(element: HTMLElement, context: ViewContext): View {
  let scene: Treemap | undefined;
  let colouring: Colouring | undefined;
  let hovered: TreemapTile | undefined;
  /** What is left of the room beside the details. */
  let room = { width: 0, height: 0 };
  let settling: number | undefined;

  const view = createTreemapView(element, context.palette(), {
    hovered: hover,
    clicked: click,
    doubleClicked: activate,
    menuAsked: askMenu,
    resized: () => rebuild(false),
  });
  const note = createElement('p', { class: 'treemap-note', text: 'Nothing to show.' });
  note.hidden = true;
  element.append(note);

  function update(change: Change): void {
    if (change.colours) view.setPalette(context.palette());
    if (change.data || change.colours) rebuild(change.animated && change.data);
    settleSoon();
    mark();
  }

  function rebuild(animated: boolean): void {
    const data = context.data();
    if (!data) return;
    clearTimeout(settling);
    settling = undefined;
    room = measureRoom();
    colouring = context.colouring(TREEMAP_COLOURS) as Colouring;
    hovered = undefined;
    context.hideTip();
    const palette = context.palette();
    scene = buildTreemap(data.hierarchy, room, colouring, palette);
    note.hidden = scene.tiles.length > 0 || room.width === 0;
    view.show(scene, animated);
    mark();
  }

  function measureRoom() {
    const { width, height } = view.size();
    const { right, bottom } = context.covered();
    return { width: Math.max(120, width - right), height: Math.max(80, height - bottom) };
  }

  /** Lays the tiles out anew beside the details, once it is clear that no second click follows. */
  function settleSoon(): void {
    clearTimeout(settling);
    settling = setTimeout(() => {
      settling = undefined;
      const now = measureRoom();
      if (now.width !== room.width || now.height !== room.height) rebuild(true);
    }, SETTLE_PAUSE) as unknown as number;
  }

  function mark(): void {
    const active = context.active();
    const picked = listPicked(context.state().selection).flatMap(id => locate(id) ?? []);
    view.setMarks({ picked, hovered, active: active === undefined ? undefined : locate(active) });
    view.canvas.setAttribute(
      'aria-label',
      picked[0] ? `Treemap. Selected: ${describe(picked[0]).join(', ')}` : 'Treemap',
    );
  }

  /** The tile of a node; of a symbol, that of its module. */
  function locate(id: string): TreemapTile | undefined {
    const hierarchy = context.data()?.hierarchy;
    const node = hierarchy && findNode(hierarchy, id);
    if (!hierarchy || node === undefined) return undefined;
    const module = findModuleNode(hierarchy, node);
    return scene?.tiles.find(tile => tile.node === module);
  }

  function describe(tile: TreemapTile): string[] {
    const node = context.data()?.hierarchy.nodes[tile.node];
    if (!node) return [];
    const { modules, lines } = node;
    const inside = tile.inside
      ? `${modules.toLocaleString('en')} ${modules === 1 ? 'module' : 'modules'}, `
      : '';
    const words = colouring && colouring.by !== 'size' ? [colouring.of(tile.node).words] : [];
    return [tile.id, `${inside}${describeLines(lines)}`, ...words];
  }

  function hover(tile: TreemapTile | undefined, x: number, y: number): void {
    if (tile) context.showTip(describe(tile), x, y);
    else context.hideTip();
    if (tile === hovered) return;
    hovered = tile;
    mark();
  }

  function click(tile: TreemapTile | undefined, event: MouseEvent): void {
    view.canvas.focus({ preventScroll: true });
    const { selection } = context.state();
    if (tile && event.shiftKey && selection && 'box' in selection && selection.box !== tile.id)
      context.select({ from: selection.box, to: tile.id });
    else context.select(tile && { box: tile.id });
    settleSoon();
  }

  /** Drills into a container; shows a module in the editor. */
  function activate(tile: TreemapTile): void {
    context.hideTip();
    if (tile.inside) narrowTo(context, tile.id);
    else context.openInEditor(tile.id);
  }

  function askMenu(tile: TreemapTile | undefined, event: MouseEvent): void {
    event.preventDefault();
    const isByMouse = event.button === 2;
    const on = isByMouse ? tile : findPicked();
    if (!on) return;
    const { left, top } = view.canvas.getBoundingClientRect();
    if (isByMouse) context.showMenu(on.id, event.clientX, event.clientY);
    else context.showMenu(on.id, left + on.x + 12, top + on.y + 18);
  }

  function findPicked(): TreemapTile | undefined {
    const { selection } = context.state();
    return selection && 'box' in selection ? locate(selection.box) : undefined;
  }

  view.canvas.addEventListener('keydown', event => {
    if (event.ctrlKey || event.metaKey || event.altKey || !scene) return;
    const picked = findPicked();
    const direction = ARROWS[event.key];
    if (direction) {
      const next = findNextBox(scene.tiles, picked, direction);
      if (next) context.select({ box: next.id });
    } else if ((event.key === 'Enter' || event.key === ' ') && picked) activate(picked);
    else if (event.key === 'Escape') context.select(undefined);
    else if (event.key === 'Backspace') goUp();
    else return;
    event.preventDefault();
  });

  function goUp(): void {
    const { folder } = context.state().filter;
    const parent = listParents(folder).at(-2);
    if (folder !== '') narrowTo(context, parent?.path ?? '', folder);
  }
  view.canvas.addEventListener('pointerdown', () => {
    clearTimeout(settling);
    settling = undefined;
  });
  exposeTreemapToTests(
    view,
    () => scene,
    () => settling === undefined && view.isStill(),
  );

  return {
    name: 'treemap',
    element,
    update,
    focus: () => view.canvas.focus({ preventScroll: true }),
    drawSvg: () =>
      scene && colouring
        ? writeTreemapSvg(scene, colouring, context.palette(), 'Treemap by lines of code')
        : '',
  };
}
