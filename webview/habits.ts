import { createAnnouncer } from './announcer';
import type { KeptState } from './kept-state';
import type { MapTab } from './map-tab';
import { createOutline } from './outline';
import { listenForShortcuts } from './shortcuts';
import type { createStage } from './stage';
import type { Change, ViewContext } from './view';

/** What of the panel the things below work on. */
export interface HabitTargets {
  readonly context: ViewContext;
  readonly map: MapTab;
  readonly stage: ReturnType<typeof createStage>;
  readonly kept: KeptState;
  readonly keep: (change: Partial<KeptState>) => void;
}

/** What accompanies every view: the outline, and words for those who only hear the map. */
export function createHabits({ context, map, stage, kept, keep }: HabitTargets) {
  const outline = createOutline(context, {
    isOn: kept.outline,
    set: isOn => keep({ outline: isOn }),
  });
  const announcer = createAnnouncer(context, map.canvas);
  stage.covers.before(outline.element, ...announcer.elements);
  listenForShortcuts({ t: outline.toggle });
  return {
    /** What stands in the bar. */
    controls: [outline.button],
    update(change: Change) {
      outline.update(change);
      announcer.update();
    },
  };
}
