import { layoutMap, type Rect } from '../../src/diagram/layout/layout';
import { createLayoutMemo } from '../../src/diagram/layout/layout-memo';
import type { Highlight } from '../../src/diagram/map/highlight';
import type { SceneBox } from '../../src/diagram/map/scene';
import { writeSvg } from '../../src/diagram/write/svg';
import type { Hierarchy } from '../../src/graph/hierarchy';
import type { View, ViewContext } from '../view';
import type { Change } from '../view-change';
import { isSameSelection } from '../view-state';
import { handleKeys } from './keyboard';
import { buildModel, findBox, type MapModel } from './map-model';
import { createMapView, type Marks, type Target } from './map-view';
import type { Camera } from './painter';
import { findFindingPlace, lightPatterns } from './patterns-on-map';
import { chooseMarks, describeTarget, findSelectedBox, findSelectedPlace } from './selection';
import { exposeMarks, exposeToTests } from './test-hook';

/** Zoom from which labels are read without effort. */
const COMFORTABLE = 0.75;
/** Longer than a double click takes, in milliseconds. */
const SETTLE_PAUSE = 400;
/** The panel's shape has to change by this factor before the map is laid out for it. */
const RESHAPE_FACTOR = 1.25;

/** The map as one of the panel's views, with what else in the panel needs of it. */
export interface MapTab extends View {
  readonly canvas: HTMLCanvasElement;
  model(): MapModel | undefined;
  fit(): void;
  zoomBy(factor: number): void;
  /** Absent while the whole map is kept in view. */
  keptCamera(): Camera | undefined;
  placeCamera(camera: Camera): void;
  /** The part of the scene that is in view. */
  viewport(): Rect;
  /** Whether the whole map could be read at once. */
  fitsReadably(): boolean;
  /** Whether the whole map with these containers open would be comfortable to read. */
  wouldBeComfortable(hierarchy: Hierarchy, open: ReadonlySet<string>): boolean;
  /** Brings a point of the scene to the middle of the view. */
  centreOn(x: number, y: number): void;
  /** Lights something that is looked for, as long as it is not called again; `undefined` for no longer. */
  light(seek: ((model: MapModel) => Highlight) | undefined): void;
  /** Brings a visible box into view without zooming. */
  showBox(id: string): void;
  /** Marks anew what is picked, pointed at and active. */
  mark(): void;
  /** Fits the whole map in again, where it is kept in view. */
  refit(): void;
  setInsets(insets: { readonly right: number; readonly bottom: number }): void;
}

/** `cameraMoved` is told when what is in view has changed. */
export function createMapTab(element: HTMLElement, context: ViewContext, cameraMoved: () => void): MapTab {
  let model: MapModel | undefined;
  const memo = createLayoutMemo();
  let hovered: Target | undefined;
  let seek: ((model: MapModel) => Highlight) | undefined;
  let marks: Marks = {};
  let shape = 0;
  let settling: number | undefined;

  const view = createMapView(element, context.palette(), {
    hovered: hover,
    clicked: click,
    doubleClicked: target => target.box && activate(target.box),
    menuAsked: askMenu,
    cameraMoved: () => {
      context.hideTip();
      cameraMoved();
    },
    reshaped: aspect => {
      if (shape !== 0 && Math.max(aspect / shape, shape / aspect) < RESHAPE_FACTOR) return;
      shape = aspect;
      rebuild({ animated: false });
      // In a panel that has become small, what a person works with is worth more than the whole.
      const box = findSelectedBox(model, context.state().selection);
      if (box && !view.isReadable()) view.showBox(box, true);
    },
  });

  function rebuild(how: { animated: boolean; anchor?: string | undefined }): void {
    const data = context.data();
    if (!data) return;
    model = buildModel(
      data.hierarchy,
      context.open(),
      view.aspect(),
      context.colouring(),
      memo,
      data.rules?.broken,
      context.showsBadges() ? data.patterns : undefined,
    );
    hovered = undefined;
    view.show(model, how);
  }

  function update(change: Change): void {
    if (change.colours) view.setPalette(context.palette());
    if (change.data || change.open || change.colours) rebuild(change);
    mark();
    const { selection } = context.state();
    const place =
      findSelectedPlace(model, selection) ?? findFindingPlace(model, context.data()?.patterns, selection);
    if (place && change.reveals) view.showBox(place, true);
    else if (change.selection && !change.data) settleSoon();
  }

  function mark(): void {
    if (model) {
      const roles = lightPatterns(model, context.data(), context.state());
      const pointing = { hovered, active: context.active(), sought: seek?.(model), roles };
      marks = chooseMarks(model, context.state(), pointing);
      view.setMarks(marks);
    }
  }

  /** Moves the map from under the details, but not between the two clicks of a double click. */
  function settleSoon(): void {
    clearTimeout(settling);
    settling = setTimeout(() => {
      settling = undefined;
      view.settle(findSelectedBox(model, context.state().selection));
    }, SETTLE_PAUSE) as unknown as number;
  }

  function hover(target: Target | undefined, x: number, y: number): void {
    if (target) context.showTip(describeTarget(model, target, context.data()?.patterns), x, y);
    else context.hideTip();
    if (target?.box === hovered?.box && target?.arrow === hovered?.arrow) return;
    hovered = target;
    mark();
  }

  function click(target: Target, event: MouseEvent): void {
    view.canvas.focus();
    const { box, arrow } = target;
    const { selection } = context.state();
    if (box && target.onChevron) context.toggle(box.id);
    else if (arrow) context.select({ from: arrow.from, to: arrow.to });
    else if (box && event.shiftKey && selection && 'box' in selection && selection.box !== box.id)
      context.select({ from: selection.box, to: box.id });
    else if (box && (event.ctrlKey || event.metaKey)) activate(box);
    else context.select(box && { box: box.id });
  }

  function askMenu(target: Target | undefined, event: MouseEvent): void {
    event.preventDefault();
    // By a mouse, or by a finger that rests on it; else by the keyboard.
    const byMouse = event.button === 2 || (event instanceof PointerEvent && event.pointerType === 'touch');
    const box = byMouse ? target?.box : findSelectedBox(model, context.state().selection);
    if (!box) return;
    if (!isSameSelection(context.state().selection, { box: box.id })) context.select({ box: box.id });
    const { left, top } = view.canvas.getBoundingClientRect();
    const { x, y, k } = view.camera();
    if (byMouse) context.showMenu(box.id, event.clientX, event.clientY);
    else context.showMenu(box.id, left + box.x * k + x + 12, top + box.y * k + y + 24);
  }

  function activate(box: SceneBox): void {
    if (box.kind === 'container') context.toggle(box.id);
    else if (box.symbol) context.openInEditor(box.id.slice(0, box.id.lastIndexOf('#')), box.symbol.line);
    else if (box.kind === 'module') context.openInEditor(box.id);
  }

  handleKeys(view.canvas, {
    boxes: () => model?.scene.boxes ?? [],
    selected: () => findSelectedBox(model, context.state().selection),
    select: box => {
      context.select(box && { box: box.id });
      if (box) view.showBox(box, false);
    },
    activate,
    toggle: box => box.canOpen && context.toggle(box.id),
    zoomBy: view.zoomBy,
    panBy: view.panBy,
    fit: view.fit,
  });
  view.canvas.addEventListener('pointerdown', () => {
    clearTimeout(settling);
    settling = undefined;
  });
  exposeToTests(
    view,
    () => model,
    () => settling === undefined && view.isStill(),
  );
  exposeMarks(() => marks);

  return {
    name: 'map',
    element,
    update,
    focus: () => view.canvas.focus(),
    drawSvg: () =>
      model ? writeSvg(model.scene, context.palette(), 'Architecture map', context.colouring(), marks) : '',
    canvas: view.canvas,
    model: () => model,
    fit: view.fit,
    zoomBy: view.zoomBy,
    keptCamera: () => (view.keepsWhole() ? undefined : view.camera()),
    placeCamera: view.placeCamera,
    viewport: view.viewport,
    fitsReadably: view.fitsReadably,
    wouldBeComfortable: (hierarchy, open) =>
      view.wholeZoom(layoutMap(hierarchy, { open, aspect: view.aspect(), memo })) >= COMFORTABLE,
    centreOn: view.centreOn,
    showBox: id => {
      const box = model && findBox(model, id);
      if (box) view.showBox(box, false);
    },
    mark,
    light: next => {
      seek = next;
      mark();
    },
    refit: view.refit,
    setInsets: view.setInsets,
  };
}
