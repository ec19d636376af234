import { chooseInitiallyOpen } from '../src/diagram/layout/initial-open';
import type { DescribedFindings } from '../src/model/finding';
import type { HostToView, PanelState } from '../src/protocol/view-messages';
import { createAwaited } from './awaited';
import { createBar } from './controls/bar';
import { listBoxActions } from './controls/box-menu';
import { createBreadcrumb } from './controls/breadcrumb';
import { createColourChoice, createColouringSource } from './controls/colour-choice';
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
import { createLateTask } from './late-task';
import { createMapTab } from './map/map-tab';
import { createMapTools } from './map/map-tools';
import { exposeWaiting } from './map/test-hook';
import { createPanelDataSource, type PanelData, type ViolationsMessage } from './panel-data';
import { createSnapshotFeed } from './snapshot-feed';
import { createStage } from './stage';
import { createStore, type StateChange } from './store';
import { addTabs } from './tabs';
import { readPalette, watchTheme } from './theme';
import { TREEMAP_COLOURS } from './treemap/treemap-tab';
import { type Change, joinChanges, NO_CHANGE, type ViewContext } from './view';
import { isSameSelection } from './view-state';

/** Puts the panel together and keeps it up with the host and the person. */
export function startPanel(container: HTMLElement, host: HostLink): void {
  let state: PanelState = { kind: 'starting' };
  let palette = readPalette();
  let data: PanelData | undefined;
  /** What is open while nobody has chosen. */
  let opened: ReadonlySet<string> = new Set();
  let active: string | undefined;
  let violations: ViolationsMessage | undefined;
  let found: DescribedFindings | undefined;
  let anchor: string | undefined;
  /** What the view in front has been told and what accompanies it has not. */
  let owed: Change | undefined;
  const accompany = createLateTask(() => {
    const change = owed ?? NO_CHANGE;
    owed = undefined;
    showDetails();
    habits.update(change);
  });

  const keeper = createKeeper(host, () =>
    map.model()?.scene.boxes.length ? { camera: map.keptCamera() } : undefined,
  );
  const kept = keeper.get();
  const store = createStore(kept.state);
  const preparePanelData = createPanelDataSource();
  const bar = createBar(store);
  const colouring = createColouringSource(
    store,
    () => data,
    () => palette,
  );
  const history = createHistorySource(host, () => showHistory());
  bar.element.append(createColourChoice(store));
  container.append(bar.element);
  const stage = createStage(container);
  const tooltip = createTooltip(stage.covers);
  const menu = createMenu(container);
  const context: ViewContext = {
    data: () => data,
    state: store.get,
    open: () => opened,
    palette: () => palette,
    colouring,
    active: () => active,
    showsBadges: () => keeper.get().badges,
    set: store.set,
    select: (selection, reveals = false) => {
      if (!questions.pick.take(selection)) store.set({ selection }, { reveals });
    },
    toggle(id) {
      const open = new Set(opened);
      if (!open.delete(id)) open.add(id);
      anchor = id;
      store.set({ open: [...open] });
    },
    openInEditor: (module, line, column) =>
      host.send({ type: 'open', module, ...(line && { line }), ...(column && { column }) }),
    showMenu: (id, x, y) => {
      const actions = listBoxActions(id, context, host);
      tooltip.hide();
      if (actions.length > 0) menu.show(`Actions for ${id}`, actions, x, y);
    },
    showTip: tooltip.show,
    hideTip: tooltip.hide,
    covered: () => covered(),
  };
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
      prepare();
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
        violations = message;
        showAnew();
        break;
      case 'patterns':
        found = message;
        showAnew();
        awaited.show();
        break;
      case 'export':
        void exporter.save(message.format);
        break;
    }
  }

  /** Works out anew what views draw. */
  function prepare(): void {
    const snapshot = feed.snapshot();
    if (!snapshot) return;
    const { filter, open } = store.get();
    data = preparePanelData(snapshot, filter, open ?? [], history.answer(), violations, found);
  }

  function drawFirst(isFirst: boolean): void {
    if (!data) return;
    const { open } = store.get();
    if (open) opened = new Set(open);
    else if (isFirst) opened = chooseInitiallyOpen(data.hierarchy);
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

  function take({ before, now, reveals }: StateChange): void {
    const filter = before.filter !== now.filter;
    const open = before.open !== now.open;
    if (open) opened = new Set(now.open ?? (data ? chooseInitiallyOpen(data.hierarchy) : []));
    if (filter || open) prepare();
    if (before.view !== now.view || before.colourBy !== now.colourBy) {
      history.want(now.colourBy);
      showLegend();
    }
    const change: Change = {
      data: filter,
      open,
      selection:
        !isSameSelection(before.selection, now.selection) ||
        before.trace !== now.trace ||
        before.patterns !== now.patterns ||
        before.paths !== now.paths,
      colours: before.colourBy !== now.colourBy,
      reveals,
      animated: true,
      ...(anchor !== undefined && { anchor }),
    };
    anchor = undefined;
    if (!stage.show(now.view, reveals)) tell(change);
    else follow(change);
    keeper.set({ state: now });
  }

  function tell(change: Change): void {
    stage.update(change);
    follow(change);
  }

  /**
   * What accompanies the view in front, whichever it is; after a new picture it waits until that has been
   * drawn, unless it is what a person works with.
   */
  function follow(change: Change): void {
    owed = owed ? joinChanges(owed, change) : change;
    const isNewPicture = owed.open || (owed.data && owed.animated);
    if (isNewPicture && !habits.isInOutline()) accompany.ask();
    else accompany.now();
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
    if (!data) return;
    prepare();
    showLegend();
    tell({ ...NO_CHANGE, data: true });
  }

  function showHistory(): void {
    prepare();
    showLegend();
    tell({ ...NO_CHANGE, colours: true });
  }

  // ---- what follows from it -----------------------------------------------------------------------------------

  function showDetails(): void {
    questions.update();
    updateInsets();
  }

  function showLegend(): void {
    if (!data) return;
    const { view, colourBy } = store.get();
    const languages = [...new Set(data.records.map(record => record.module.language))].sort();
    const shown = colouring(view === 'treemap' ? TREEMAP_COLOURS : undefined);
    legend.update({
      view,
      palette,
      languages,
      colouring: shown,
      broken: data.rules?.count,
      badges: keeper.get().badges && data.patterns !== undefined && data.patterns.findings.length > 0,
      note: history.note(colourBy),
    });
    updateInsets();
  }

  function covered(): { right: number; bottom: number } {
    const { right, bottom } = details.covered();
    return { right, bottom: Math.max(bottom, legend.coveredHeight()) };
  }

  function updateInsets(): void {
    map.setInsets(covered());
    habits.cameraMoved();
  }

  watchTheme(() => {
    palette = readPalette();
    if (data) drawFirst(false);
    tell({ ...NO_CHANGE, colours: true });
  });
  exposeWaiting(accompany.isWaiting);
  store.listen(take);
  stage.show(store.get().view, false);
  showNotice();
  host.listen(receive);
  host.send({ type: 'ready' });
  history.want(store.get().colourBy);
}
