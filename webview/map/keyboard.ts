import type { SceneBox } from '../../src/diagram/map/scene';
import { type Direction, findEndBox, findNextBox } from '../controls/navigate';

/** What the keys work on. */
export interface KeyTargets {
  boxes(): readonly SceneBox[];
  selected(): SceneBox | undefined;
  select(box: SceneBox | undefined): void;
  /** Opens a module or symbol in the editor, opens or closes a container on the map. */
  activate(box: SceneBox): void;
  /** Opens or closes on the map what has something inside. */
  toggle(box: SceneBox): void;
  zoomBy(factor: number): void;
  /** By a share of what is in view, to the right and down. */
  panBy(shareX: number, shareY: number): void;
  fit(): void;
}

const ARROWS: Readonly<Record<string, Direction>> = {
  ArrowLeft: 'left',
  ArrowRight: 'right',
  ArrowUp: 'up',
  ArrowDown: 'down',
};
/** The share of what is in view that one key press moves over, by direction. */
const PANS: Readonly<Record<Direction, readonly [number, number]>> = {
  left: [-0.12, 0],
  right: [0.12, 0],
  up: [0, -0.12],
  down: [0, 0.12],
};

/**
 * Arrow keys go from box to box, with Shift or Control they move the view; Home and End go to the first and last box, Enter goes to the code or into a folder, Space opens and closes, Escape clears, + - 0 zoom.
 */
export function handleKeys(canvas: HTMLCanvasElement, targets: KeyTargets): void {
  canvas.addEventListener('keydown', event => {
    if (event.altKey) return;
    const selected = targets.selected();
    const direction = ARROWS[event.key];
    if (direction && (event.shiftKey || event.ctrlKey || event.metaKey)) {
      targets.panBy(...PANS[direction]);
      event.preventDefault();
      // The editor around the panel would take it for one of its own.
      event.stopPropagation();
      return;
    }
    if (event.ctrlKey || event.metaKey) return;
    if (direction) {
      const next = findNextBox(targets.boxes(), selected, direction);
      if (next) targets.select(next);
    } else if (event.key === 'Home' || event.key === 'End') {
      const box = findEndBox(targets.boxes(), event.key === 'Home' ? 'first' : 'last');
      if (box) targets.select(box);
    } else if (event.key === 'Enter' && selected) targets.activate(selected);
    else if (event.key === ' ' && selected) targets.toggle(selected);
    else if (event.key === 'Escape') targets.select(undefined);
    else if (event.key === '+' || event.key === '=') targets.zoomBy(1.3);
    else if (event.key === '-') targets.zoomBy(1 / 1.3);
    else if (event.key === '0') targets.fit();
    else return;
    event.preventDefault();
  });
}
