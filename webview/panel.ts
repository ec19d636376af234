import type { HostToView, PanelState } from '../src/protocol/view-messages';
import { createAwaited } from './awaited';
import { createCompanions } from './companions';
import { createBar } from './controls/bar';
import { createBreadcrumb } from './controls/breadcrumb';
import { createColourChoice } from './controls/colour-choice';
import { describeLegend } from './controls/describe-legend';
import { createExportButton, createExporter } from './controls/export-menu';
import { createHabits } from './controls/habits';
import { createHistorySource } from './controls/history-source';
import { createLegend } from './controls/legend';
import { createMenu } from './controls/menu';
import { createOverlay, createProgressBar, findNotice } from './controls/overlay';
import { createQuestions } from './controls/questions';
import { createToast } from './controls/toast';
import { createTooltip } from './controls/tooltip';
import { createDetailsSheet } from './details/details-sheet';
import type { HostLink } from './host-link';
import { createKeeper } from './keeper';
import { createMapTab } from './map/map-tab';
import { createMapTools } from './map/map-tools';
import { exposeWaiting } from './map/test-hook';
import { createPanelContext } from './panel-context';
import { createPanelModel } from './panel-model';
import { createSnapshotFeed } from './snapshot-feed';
import { createStage } from './stage';
import { createStore, type StateChange } from './store';
import { addTabs } from './tabs';
import { readPalette, watchTheme } from './theme';
import { type Change, describeChange, NO_CHANGE } from './view-change';

/** Puts the panel together and keeps it up with the host and the person. */
export function startPanel(container: HTMLElement, host: HostLink): void {
  let state: PanelState = { kind: 'starting' };
  let palette = readPalette();
  let active: string | undefined;

  const keeper = createKeeper(host, () =>
    map.model()?.scene.boxes.length ? { camera: map.keptCamera() } : undefined,
  );
  const kept = keeper.get();
  const store = createStore(kept.state);
  const model = createPanelModel({
    snapshot: () => feed.snapshot(),
    state: store.get,
    history: () => history.answer(),
    canRead: (hierarchy, open) => map.wouldBeComfortable(hierarchy, open),
    isWhole: () => map.keptCamera() === undefined,
  });
  const bar = createBar(store);
  const history = createHistorySource(host, () => showHistory());
  bar.element.append(createColourChoice(store));
  container.append(bar.element);
  const stage = createStage(container);
  const menu = createMenu(container);
  const context = createPanelContext({
    ...{ host, keeper, model, store, menu },
    tooltip: createTooltip(stage.covers),
    palette: () => palette,
    active: () => active,
    select: (selection, reveals = false) => {
      if (!questions.pick.take(selection)) store.set({ selection }, { reveals });
    },
    covered: () => covered(),
  });
  const map = createMapTab(stage.createRoom('map'), context, () => {
    habits.cameraMoved();
    keeper.soon();
  });
  const questions = createQuestions({
    context,
    map,
    stage: stage.element,
    hasEditor: host.hasEditor,
    select: (selection, reveals = false) => store.set({ selection }, { reveals }),
    overview: {
      isOn: kept.overview,
      set: overview => {
        keeper.set({ overview });
        tell({ ...NO_CHANGE, selection: true });
      },
    },
    badges: {
      isOn: () => keeper.get().badges,
      set: badges => {
        keeper.set({ badges });
        showLegend();
        tell({ ...NO_CHANGE, colours: true });
      },
    },
    saveSvg: svg => host.send({ type: 'save', format: 'svg', content: svg }),
  });
  const { details } = questions;
  const sheet = createDetailsSheet(details.element, kept.sheet, size => {
    keeper.set({ sheet: size });
    updateInsets();
  });
  const legend = createLegend(kept.legend);
  const habits = createHabits({
    context,
    map,
    stage,
    store,
    hasEditor: host.hasEditor,
    kept,
    keep: keeper.set,
  });
  const companions = createCompanions(change => {
    showDetails();
    habits.update(change);
  }, habits.isInOutline);
  const awaited = createAwaited(context);
  const progress = createProgressBar();
  const overlay = createOverlay(command => host.send({ type: 'command', command }));
  map.element.prepend(
    createMapTools(map, context, {
      ...(host.hasEditor && { follow: { isOn: kept.follow, set: isOn => setFollow(isOn) } }),
      legend: { isOn: kept.legend, set: isOn => setLegend(isOn) },
      minimap: habits.minimap,
    }),
  );
  bar.element.append(...questions.controls, habits.outlineButton);
  stage.covers.append(legend.element, sheet, ...questions.hints);
  container.append(progress.element, overlay.element);
  stage.add(map);
  addTabs(stage, context, host, history);
  bar.element.after(createBreadcrumb(store, context));
  const exporter = createExporter(
    { context, front: stage.front, keptState: keeper.get },
    host,
    createToast(container),
  );
  bar.element.append(
    createExportButton(exporter, menu, { front: stage.front, hasEditor: host.hasEditor }),
    habits.helpButton,
  );

  const feed = createSnapshotFeed({
    arrived: snapshot => {
      progress.show(snapshot.progress);
      showNotice();
    },
    draw: (snapshot, isFirst) => {
      model.prepare();
      if (snapshot.records.length > 0) drawFirst(isFirst);
      tell({ ...NO_CHANGE, data: true, animated: !isFirst });
      const { camera } = keeper.get();
      if (isFirst && camera && snapshot.records.length > 0) map.placeCamera(camera);
      awaited.show();
    },
    resync: revision => host.send({ type: 'resync', revision }),
  });

  // ---- what the host says -------------------------------------------------------------------------------------

  function receive(message: HostToView): void {
    switch (message.type) {
      case 'state':
        state = message.state;
        showNotice();
        break;
      case 'snapshot':
      case 'patch':
        feed.receive(message);
        break;
      case 'reveal':
        awaited.box(message.id);
        break;
      case 'show-finding':
        awaited.finding(message.key);
        break;
      case 'active':
        active = message.module;
        followActive();
        break;
      case 'focus-search':
        questions.focusSearch();
        break;
      case 'history':
        history.receive({ modules: message.history, message: message.message });
        break;
      case 'violations':
        model.setViolations(message);
        showAnew();
        break;
      case 'patterns':
        model.setPatterns(message);
        showAnew();
        awaited.show();
        break;
      case 'export':
        void exporter.save(message.format);
        break;
    }
  }

  function drawFirst(isFirst: boolean): void {
    if (!model.data()) return;
    model.openChosen(isFirst);
    showLegend();
  }

  function showNotice(): void {
    const snapshot = feed.snapshot();
    overlay.show(findNotice(state, snapshot?.progress, snapshot?.records.length ?? 0));
  }

  function followActive(): void {
    if (stage.front() !== map) return;
    map.mark();
    if (active !== undefined && keeper.get().follow) map.showBox(active);
  }

  // ---- what a person chose ------------------------------------------------------------------------------------

  function take(choice: StateChange): void {
    const { before, now, reveals } = choice;
    const change = describeChange(choice, model.takeAnchor());
    if (change.open) model.openChosen(true);
    if (change.data || change.open) model.prepare();
    if (before.view !== now.view || change.colours) {
      history.want(now.colourBy);
      showLegend();
    }
    if (!stage.show(now.view, reveals)) tell(change);
    else companions.follow(change);
    keeper.set({ state: now });
  }

  function tell(change: Change): void {
    stage.update(change);
    companions.follow(change);
  }

  function setFollow(follow: boolean): void {
    keeper.set({ follow });
    followActive();
  }

  function setLegend(isShown: boolean): void {
    keeper.set({ legend: isShown });
    legend.show(isShown);
    updateInsets();
  }

  function showAnew(): void {
    if (!model.data()) return;
    model.prepare();
    showLegend();
    tell({ ...NO_CHANGE, data: true });
  }

  function showHistory(): void {
    model.prepare();
    showLegend();
    tell({ ...NO_CHANGE, colours: true });
  }

  // ---- what follows from it -----------------------------------------------------------------------------------

  function showDetails(): void {
    questions.update();
    updateInsets();
  }

  function showLegend(): void {
    const content = describeLegend(context, history);
    if (!content) return;
    legend.update(content);
    updateInsets();
  }

  function covered(): { right: number; bottom: number } {
    const { right, bottom } = details.covered();
    return { right, bottom: Math.max(bottom, legend.coveredHeight()) };
  }

  function updateInsets(): void {
    legend.leaveRight(details.covered().right);
    map.setInsets(covered());
    habits.cameraMoved();
  }

  // In a panel of another width the legend has another height. Where it makes room for the details, the map follows later.
  let legendRoom = 0;
  new ResizeObserver(() => {
    const { clientWidth } = stage.element;
    if (clientWidth === legendRoom) return;
    legendRoom = clientWidth;
    updateInsets();
    map.refit();
  }).observe(legend.element);
  watchTheme(() => {
    palette = readPalette();
    drawFirst(false);
    tell({ ...NO_CHANGE, colours: true });
  });
  exposeWaiting(companions.isWaiting);
  store.listen(take);
  stage.show(store.get().view, false);
  showNotice();
  host.listen(receive);
  host.send({ type: 'ready' });
  history.want(store.get().colourBy);
}
