import { chooseInitiallyOpen } from '../src/diagram/initial-open';
import type { SceneBox } from '../src/diagram/scene';
import { writeSvg } from '../src/diagram/svg';
import type { Hierarchy } from '../src/graph/hierarchy';
import { applyPatch, type Snapshot } from '../src/model/snapshot';
import type { HostToView, PanelState } from '../src/protocol/view-messages';
import { createDetails } from './details-pane';
import type { HostLink } from './host-link';
import { type KeptState, parseKeptState } from './kept-state';
import { handleKeys } from './keyboard';
import { createLegend } from './legend';
import { buildModel, findBox, findHiding, type MapModel, prepareHierarchy } from './map-model';
import { createMapView, type Target } from './map-view';
import { createOverlay, createProgressBar, findNotice } from './overlay';
import { chooseMarks, describeTarget, findSelectedArrow, findSelectedBox, type Selection } from './selection';
import { exposeToTests } from './test-hook';
import { readPalette, watchTheme } from './theme';
import { createToolbar, icons } from './toolbar';
import { createTooltip } from './tooltip';

/** Pauses before the map is drawn anew after a patch, in milliseconds: while files stream in, and afterwards. */
const STREAMING_PAUSE = 250;
const EDITING_PAUSE = 30;
/** Longer than a double click takes, in milliseconds. */
const SETTLE_PAUSE = 400;
/** The panel's shape has to change by this factor before the map is laid out for it. */
const RESHAPE_FACTOR = 1.25;
const LEGEND = 'Legend';
const FOLLOW = 'Follow the active editor';

/** Puts the panel together and keeps it up with the host and the person. */
export function startPanel(container: HTMLElement, host: HostLink): void {
  let kept: KeptState = parseKeptState(host.readState());
  let state: PanelState = { kind: 'starting' };
  let snapshot: Snapshot | undefined;
  let hierarchy: Hierarchy | undefined;
  let model: MapModel | undefined;
  let open: Set<string> | undefined = kept.open && new Set(kept.open);
  let selection: Selection | undefined = kept.selected ? { box: kept.selected } : undefined;
  let hovered: Target | undefined;
  let active: string | undefined;
  let awaited: string | undefined;
  let palette = readPalette();
  let shape = 0;
  let timer: number | undefined;
  let keeping: number | undefined;
  let settling: number | undefined;

  const view = createMapView(container, palette, {
    hovered: (target, x, y) => hover(target, x, y),
    clicked: (target, event) => click(target, event),
    doubleClicked: target => target.box && activate(target.box),
    cameraMoved: () => {
      tooltip.hide();
      keepSoon();
    },
    reshaped: aspect => {
      if (shape !== 0 && Math.max(aspect / shape, shape / aspect) < RESHAPE_FACTOR) return;
      shape = aspect;
      rebuild({ animated: false });
      // In a panel that has become small, what a person works with is worth more than the whole.
      const box = findSelectedBox(model, selection);
      if (box && !view.isReadable()) view.showBox(box, true);
    },
  });
  const tooltip = createTooltip(container);
  const progress = createProgressBar();
  const legend = createLegend(kept.legend);
  const toolbar = createToolbar([
    { label: 'Show everything', key: '0', icon: icons.fit, run: () => view.fit() },
    { label: 'Zoom in', key: '+', icon: icons.zoomIn, run: () => view.zoomBy(1.3) },
    { label: 'Zoom out', key: '-', icon: icons.zoomOut, run: () => view.zoomBy(1 / 1.3) },
    { label: 'Open one more level', icon: icons.openAll, run: () => openLevel() },
    { label: 'Close all', icon: icons.closeAll, run: () => setOpen(new Set(), undefined) },
    ...(host.hasEditor
      ? [{ label: FOLLOW, icon: icons.follow, pressed: kept.follow, run: () => setFollow(!kept.follow) }]
      : []),
    {
      label: 'Export as SVG',
      icon: icons.export,
      run: () => host.send({ type: 'command', command: 'export-svg' }),
    },
    { label: LEGEND, icon: icons.legend, pressed: kept.legend, run: () => setLegend(!kept.legend) },
  ]);
  const details = createDetails({
    open: (module, line, column) =>
      host.send({ type: 'open', module, ...(line && { line }), ...(column && { column }) }),
    select: id => select({ box: id }, true),
    toggle: id => toggle(id),
    close: () => select(undefined),
  });
  const overlay = createOverlay(command => host.send({ type: 'command', command }));
  container.append(toolbar.element, legend.element, progress.element, details.element, overlay.element);

  // ---- what the host says -------------------------------------------------------------------------------------

  function receive(message: HostToView): void {
    switch (message.type) {
      case 'state':
        state = message.state;
        showNotice();
        break;
      case 'snapshot':
        takeSnapshot(message.snapshot, 0);
        break;
      case 'patch': {
        const next = snapshot && applyPatch(snapshot, message.patch);
        if (next) takeSnapshot(next, next.progress.phase === 'done' ? EDITING_PAUSE : STREAMING_PAUSE);
        else host.send({ type: 'resync', revision: snapshot?.revision ?? 0 });
        break;
      }
      case 'reveal':
        awaited = message.id;
        revealAwaited();
        break;
      case 'active':
        active = message.module;
        followActive();
        break;
      case 'export-svg':
        if (model) host.send({ type: 'svg', svg: writeSvg(model.scene, palette, 'Architecture map') });
        break;
    }
  }

  function takeSnapshot(next: Snapshot, pause: number): void {
    const isFirst = !hierarchy || hierarchy.nodes.length === 1;
    snapshot = next;
    progress.show(next.progress);
    showNotice();
    if (isFirst) refresh(false);
    else if (next.progress.phase === 'done' && pause === STREAMING_PAUSE) refresh(true);
    else timer ??= setTimeout(() => refresh(true), pause) as unknown as number;
  }

  function refresh(animated: boolean): void {
    clearTimeout(timer);
    timer = undefined;
    if (!snapshot) return;
    const isFirst = !hierarchy || hierarchy.nodes.length === 1;
    hierarchy = prepareHierarchy(snapshot);
    legend.update(palette, [...new Set(snapshot.records.map(record => record.module.language))].sort());
    updateInsets();
    if (!open && snapshot.records.length > 0) open = chooseInitiallyOpen(hierarchy);
    rebuild({ animated: animated && !isFirst });
    if (isFirst && kept.camera && snapshot.records.length > 0) view.placeCamera(kept.camera);
    revealAwaited();
  }

  function rebuild(how: { animated: boolean; anchor?: string | undefined }): void {
    if (!hierarchy) return;
    model = buildModel(hierarchy, open ?? new Set(), view.aspect());
    hovered = undefined;
    view.show(model, how);
    mark();
    showDetails();
  }

  function showNotice(): void {
    overlay.show(findNotice(state, snapshot?.progress, snapshot?.records.length ?? 0));
  }

  function revealAwaited(): void {
    if (awaited === undefined || !hierarchy) return;
    const hiding = findHiding(hierarchy, awaited);
    if (!model || !findBox(model, awaited)) return;
    const id = awaited;
    awaited = undefined;
    open = new Set([...(open ?? []), ...hiding]);
    keep({ open: [...open] });
    rebuild({ animated: true });
    select({ box: id }, true);
  }

  function followActive(): void {
    mark();
    const box = active !== undefined && model && findBox(model, active);
    if (box && kept.follow) view.showBox(box, false);
  }

  // ---- what the person does -----------------------------------------------------------------------------------

  function hover(target: Target | undefined, x: number, y: number): void {
    if (target) tooltip.show(describeTarget(model, target), x, y);
    else tooltip.hide();
    if (target?.box === hovered?.box && target?.arrow === hovered?.arrow) return;
    hovered = target;
    mark();
  }

  function click(target: Target, event: MouseEvent): void {
    view.canvas.focus();
    if (target.box && target.onChevron) toggle(target.box.id);
    else if (target.arrow) select({ from: target.arrow.from, to: target.arrow.to });
    else if (target.box && (event.ctrlKey || event.metaKey)) activate(target.box);
    else select(target.box && { box: target.box.id });
  }

  function activate(box: SceneBox): void {
    if (box.kind === 'container') toggle(box.id);
    else host.send({ type: 'open', module: box.id });
  }

  function toggle(id: string): void {
    const next = new Set(open);
    if (!next.delete(id)) next.add(id);
    setOpen(next, id);
  }

  function setOpen(next: Set<string>, anchor: string | undefined): void {
    open = next;
    keep({ open: [...next] });
    rebuild({ animated: true, anchor });
  }

  function openLevel(): void {
    const closed = model?.scene.boxes.filter(box => box.kind === 'container' && !box.inside) ?? [];
    setOpen(new Set([...(open ?? []), ...closed.map(box => box.id)]), undefined);
  }

  function select(next: Selection | undefined, bringsIntoView = false): void {
    selection = next;
    keep({ selected: next && 'box' in next ? next.box : undefined });
    mark();
    showDetails();
    const box = findSelectedBox(model, selection);
    if (box && bringsIntoView) view.showBox(box, true);
    else settleSoon();
  }

  /** Moves the map from under the details, but not between the two clicks of a double click. */
  function settleSoon(): void {
    clearTimeout(settling);
    settling = setTimeout(() => {
      settling = undefined;
      view.settle(findSelectedBox(model, selection));
    }, SETTLE_PAUSE) as unknown as number;
  }

  function setFollow(follow: boolean): void {
    keep({ follow });
    toolbar.setPressed(FOLLOW, follow);
    followActive();
  }

  function setLegend(isShown: boolean): void {
    keep({ legend: isShown });
    legend.show(isShown);
    toolbar.setPressed(LEGEND, isShown);
    updateInsets();
  }

  // ---- what follows from it -----------------------------------------------------------------------------------

  function mark(): void {
    if (model) view.setMarks(chooseMarks(model, selection, hovered, active));
  }

  function showDetails(): void {
    const box = findSelectedBox(model, selection);
    const arrow = findSelectedArrow(model, selection);
    const record = box && snapshot?.records.find(one => one.module.id === box.id);
    const label = box ? `Architecture map. Selected: ${box.id}` : 'Architecture map';
    view.canvas.setAttribute('aria-label', label);
    if (model && box) details.showBox(model, box, record, host.hasEditor);
    else if (model && arrow) details.showArrow(model, arrow, host.hasEditor);
    else details.hide();
    updateInsets();
  }

  function updateInsets(): void {
    const { right, bottom } = details.covered();
    view.setInsets({ right, bottom: Math.max(bottom, legend.coveredHeight()) });
  }

  function keep(change: { readonly [K in keyof KeptState]?: KeptState[K] | undefined }): void {
    kept = parseKeptState({ ...kept, ...change });
    keepSoon();
  }

  function keepSoon(): void {
    clearTimeout(keeping);
    keeping = setTimeout(() => {
      const { camera: _, ...rest } = kept;
      kept = view.keepsWhole() ? rest : { ...rest, camera: view.camera() };
      host.keepState(kept);
    }, 200) as unknown as number;
  }

  handleKeys(view.canvas, {
    boxes: () => model?.scene.boxes ?? [],
    selected: () => findSelectedBox(model, selection),
    select: box => {
      select(box && { box: box.id });
      if (box) view.showBox(box, false);
    },
    activate,
    zoomBy: view.zoomBy,
    fit: view.fit,
  });
  watchTheme(() => {
    palette = readPalette();
    view.setPalette(palette);
    if (snapshot)
      legend.update(palette, [...new Set(snapshot.records.map(one => one.module.language))].sort());
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
  showNotice();
  host.listen(receive);
  host.send({ type: 'ready' });
}
