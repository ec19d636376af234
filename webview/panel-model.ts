import { chooseInitiallyOpen } from '../src/diagram/layout/initial-open';
import type { Hierarchy } from '../src/graph/hierarchy';
import type { DescribedFindings } from '../src/model/finding';
import type { Snapshot } from '../src/model/snapshot';
import {
  createPanelDataSource,
  type HistoryAnswer,
  type PanelData,
  type ViolationsMessage,
} from './panel-data';
import type { ViewState } from './view-state';

/** Where the panel's model looks things up. */
export interface PanelModelSources {
  /** What the host has said last; `undefined` before its first word. */
  snapshot(): Snapshot | undefined;
  /** What a person chose. */
  state(): ViewState;
  /** What version control says; `undefined` before it has answered. */
  history(): HistoryAnswer | undefined;
  /** Whether the map with these containers open could be read as a whole. */
  canRead(hierarchy: Hierarchy, open: ReadonlySet<string>): boolean;
  /** The whole map is in view, and nobody has moved it. */
  isWhole(): boolean;
}

/** Holds what views draw: what the host has said, as a person chose to see it. It tells nobody of changes. */
export function createPanelModel(sources: PanelModelSources) {
  const { snapshot, state, history } = sources;
  const preparePanelData = createPanelDataSource();
  let data: PanelData | undefined;
  /** What is open while nobody has chosen. */
  let opened: ReadonlySet<string> = new Set();
  /** Whether that was chosen with all dependencies known: the first picture may have folders alone. */
  let isSettled = false;
  let violations: ViolationsMessage | undefined;
  let found: DescribedFindings | undefined;
  let anchor: string | undefined;

  function openReadably({ hierarchy }: PanelData): Set<string> {
    return chooseInitiallyOpen(hierarchy, open => sources.canRead(hierarchy, open));
  }

  return {
    /** What is drawn; `undefined` before the first snapshot. */
    data: () => data,
    /** The containers that are open. */
    open: () => opened,
    /** Takes in what rules say. */
    setViolations(message: ViolationsMessage) {
      violations = message;
    },
    /** Takes in what was found of patterns. */
    setPatterns(message: DescribedFindings) {
      found = message;
    },
    /** Works out anew what views draw. */
    prepare() {
      const now = snapshot();
      if (!now) return;
      const { filter, open } = state();
      data = preparePanelData(now, filter, open ?? [], history(), violations, found);
    },
    /**
     * Opens what a person chose; where nobody has, what is worth it: where `anew`, and once more when all dependencies are
     * known and nobody has begun to work with the map.
     */
    openChosen(anew: boolean) {
      const { open, selection } = state();
      const isDone = data?.snapshot.progress.phase === 'done';
      const isDue = anew || (isDone && !isSettled && !selection && sources.isWhole());
      if (open) opened = new Set(open);
      else if (isDue) opened = data ? openReadably(data) : new Set();
      isSettled ||= isDone;
    },
    /** What is open when a container has been opened or closed, which is to stay where it is on the screen. */
    toggle(id: string): string[] {
      const open = new Set(opened);
      if (!open.delete(id)) open.add(id);
      anchor = id;
      return [...open];
    },
    /** What has just been opened or closed, once. */
    takeAnchor(): string | undefined {
      const taken = anchor;
      anchor = undefined;
      return taken;
    },
  };
}

/** What `createPanelModel` makes. */
export type PanelModel = ReturnType<typeof createPanelModel>;
