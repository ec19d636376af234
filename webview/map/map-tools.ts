import { icons } from '../controls/icons';
import { listenForShortcuts } from '../controls/shortcuts';
import { createToolbar } from '../controls/toolbar';
import type { ViewContext } from '../view';
import type { MapTab } from './map-tab';

const FOLLOW = 'Follow the active editor';
const LEGEND = 'Legend';
const MINIMAP = 'Minimap';

/** A switch of the panel, kept between sessions. */
export interface Switch {
  readonly isOn: boolean;
  set(isOn: boolean): void;
}

/** The buttons that float over the map. `follow` is absent where there is no editor to follow. */
export function createMapTools(
  map: MapTab,
  context: ViewContext,
  switches: { readonly follow?: Switch; readonly legend: Switch; readonly minimap: Switch },
): HTMLElement {
  const { follow, legend, minimap } = switches;
  const makeSwitch = (label: string, icon: string, { isOn, set }: Switch) => {
    let pressed = isOn;
    return {
      label,
      icon,
      pressed,
      run: () => {
        pressed = !pressed;
        toolbar.setPressed(label, pressed);
        set(pressed);
      },
    };
  };
  const minimapTool = { ...makeSwitch(MINIMAP, icons.minimap, minimap), key: 'M' };
  const toolbar = createToolbar([
    { label: 'Show everything', key: '0', icon: icons.fit, run: map.fit },
    { label: 'Zoom in', key: '+', icon: icons.zoomIn, run: () => map.zoomBy(1.3) },
    { label: 'Zoom out', key: '-', icon: icons.zoomOut, run: () => map.zoomBy(1 / 1.3) },
    { label: 'Open one more level', icon: icons.openAll, run: () => openLevel(map, context) },
    { label: 'Close all', icon: icons.closeAll, run: () => context.set({ open: [] }) },
    ...(follow ? [makeSwitch(FOLLOW, icons.follow, follow)] : []),
    makeSwitch(LEGEND, icons.legend, legend),
    minimapTool,
  ]);
  listenForShortcuts({
    m: () => {
      if (!map.element.hidden) minimapTool.run();
      return !map.element.hidden;
    },
  });
  return toolbar.element;
}

function openLevel(map: MapTab, context: ViewContext): void {
  const boxes = map.model()?.scene.boxes ?? [];
  const closed = boxes.filter(box => box.kind === 'container' && !box.inside);
  context.set({ open: [...context.open(), ...closed.map(box => box.id)] });
}
