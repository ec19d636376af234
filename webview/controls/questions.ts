import { createDetails } from '../details/details-pane';
import { createPick } from '../details/pick';
import { changeDepth } from '../details/trace';
import type { MapTab } from '../map/map-tab';
import { createFindingDialog } from '../patterns/finding-dialog';
import { createPatternControl } from '../patterns/pattern-control';
import { createSearch } from '../search/search';
import type { ViewContext } from '../view';
import type { Selection, Trace } from '../view-state';
import { createElement, createIcon } from './dom';
import { createFilterControl } from './filter';
import { icons } from './icons';
import { listenForShortcuts } from './shortcuts';

/** Width up to which a panel is narrow, in CSS pixels; the style sheet has the same. */
const NARROW = 620;

/** What of the panel the controls below work on. */
export interface QuestionTargets {
  readonly context: ViewContext;
  readonly map: MapTab;
  readonly stage: HTMLElement;
  readonly hasEditor: boolean;
  /** Picks without asking whether somebody waits for a second box. */
  readonly select: (selection: Selection | undefined, reveals?: boolean) => void;
  /** Whether the overview is shown; `set` keeps it and tells everybody. */
  readonly overview: { readonly isOn: boolean; set(isOn: boolean): void };
  /** Whether boxes have badges of patterns. */
  readonly badges: { isOn(): boolean; set(isOn: boolean): void };
  /** Hands a picture to the host, as SVG text. */
  readonly saveSvg: (svg: string) => void;
}

/** The controls by which people ask: search, filter, how far neighbours reach, why one depends on another, the overview. */
export function createQuestions(targets: QuestionTargets) {
  const { context, map, stage, hasEditor, select, overview, badges, saveSvg } = targets;
  const focusView = () => stage.querySelector<HTMLElement>('.room:not([hidden]) [tabindex="0"]')?.focus();
  const pick = createPick({ context, select, stage, focusView });
  const search = createSearch(context, map, focusView);
  const filter = createFilterControl(context);
  const patterns = createPatternControl(context, badges, hasEditor);
  const findingDialog = createFindingDialog(stage, { context, hasEditor, saveSvg });
  // In a narrow panel it would cover much of the map, so there it waits to be asked for.
  let showsOverview = overview.isOn && innerWidth > NARROW;
  const overviewButton = createElement(
    'button',
    {
      class: 'icon',
      attributes: {
        type: 'button',
        title: 'Overview: where it is tangled (O)',
        'aria-label': 'Overview',
      },
      onClick: () => toggleOverview(),
    },
    createIcon(icons.overview),
  );
  const details = createDetails(context, {
    hasEditor,
    askWhy: () => pick.arm(),
    enlarge: findingDialog.show,
    showsOverview: () => showsOverview,
    closeOverview: () => setOverview(false),
  });

  function setOverview(isOn: boolean) {
    showsOverview = isOn;
    overview.set(isOn);
  }

  /** What is picked hides the overview: the button then leads back to it. */
  function toggleOverview(): boolean {
    const isSeen = showsOverview && !context.state().selection;
    if (!isSeen) select(undefined);
    setOverview(!isSeen);
    return true;
  }

  function setTrace(change: (trace: Trace) => Partial<Trace>): boolean {
    const { selection, trace } = context.state();
    if (!selection || !('box' in selection)) return false;
    context.set({ trace: { ...trace, ...change(trace) } });
    return true;
  }

  function focusSearch(): boolean {
    search.focus();
    return true;
  }

  listenForShortcuts({
    '/': focusSearch,
    'Ctrl+f': focusSearch,
    '[': () => setTrace(trace => ({ depth: changeDepth(trace, -1) })),
    ']': () => setTrace(trace => ({ depth: changeDepth(trace, 1) })),
    u: () => setTrace(() => ({ direction: 'uses' })),
    d: () => setTrace(() => ({ direction: 'usedBy' })),
    b: () => setTrace(() => ({ direction: 'both' })),
    p: () => pick.arm(),
    o: toggleOverview,
  });

  function update() {
    details.update();
    filter.update();
    patterns.update();
    search.update();
    overviewButton.setAttribute('aria-pressed', String(showsOverview && !context.state().selection));
  }

  return {
    details,
    pick,
    /** What stands over the views at times. */
    hints: [pick.element, filter.notice],
    /** What stands in the bar. */
    controls: [search.element, filter.element, patterns.element, overviewButton],
    focusSearch,
    update,
  };
}
