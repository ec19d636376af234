import type { KeptState } from '../kept-state';
import type { MapTab } from '../map/map-tab';
import { createMinimap } from '../map/minimap';
import { createAnnouncer } from '../outline/announcer';
import { createOutline } from '../outline/outline';
import type { createStage } from '../stage';
import type { Store } from '../store';
import type { ViewContext } from '../view';
import type { Change } from '../view-change';
import { createHelp } from './help';
import { listenForShortcuts } from './shortcuts';

/** What of the panel the things below work on. */
export interface HabitTargets {
  readonly context: ViewContext;
  readonly map: MapTab;
  readonly stage: ReturnType<typeof createStage>;
  readonly store: Store;
  readonly hasEditor: boolean;
  readonly kept: KeptState;
  readonly keep: (change: Partial<KeptState>) => void;
}

/** What accompanies the views: outline, minimap, help, words for those who only hear the map, and keys that work anywhere. */
export function createHabits({ context, map, stage, store, hasEditor, kept, keep }: HabitTargets) {
  const outline = createOutline(context, {
    isOn: kept.outline,
    set: isOn => keep({ outline: isOn }),
  });
  const announcer = createAnnouncer(context, map.canvas);
  stage.covers.before(outline.element, ...announcer.elements);
  const minimap = createMinimap(map, context, kept.minimap);
  const help = createHelp(stage.element, hasEditor);
  const back = () => {
    store.back();
    return true;
  };
  const forward = () => {
    store.forward();
    return true;
  };
  listenForShortcuts({
    t: outline.toggle,
    '?': help.show,
    // In VS Code this key is that of its command palette.
    ...(!hasEditor && { F1: help.show }),
    'Alt+ArrowLeft': back,
    'Alt+ArrowRight': forward,
  });
  // The fourth and fifth button of a mouse; by themselves they would leave the page.
  for (const type of ['mousedown', 'mouseup'] as const)
    document.addEventListener(type, event => {
      if (event.button !== 3 && event.button !== 4) return;
      event.preventDefault();
      if (type === 'mouseup') (event.button === 3 ? back : forward)();
    });
  return {
    /** The switch of the map's toolbar. */
    minimap: {
      isOn: kept.minimap,
      set(isOn: boolean) {
        keep({ minimap: isOn });
        minimap.show(isOn);
      },
    },
    cameraMoved: minimap.update,
    outlineButton: outline.button,
    helpButton: help.button,
    /** Whether the keyboard is in the outline. */
    isInOutline: () => outline.element.contains(document.activeElement),
    update(change: Change) {
      outline.update(change);
      announcer.update();
      minimap.update();
    },
  };
}
