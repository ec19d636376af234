import type { ColourBy } from '../src/diagram/colour/colour-by';
import type { Colouring } from '../src/diagram/colour/colouring';
import type { Palette } from '../src/diagram/palette';
import type { PanelData } from './panel-data';
import type { SetOptions } from './store';
import type { Change } from './view-change';
import type { Selection, ViewName, ViewState } from './view-state';

/** One way to look at the workspace. It exists once; only the one in front is told of changes. */
export interface View {
  readonly name: ViewName;
  /** Fills the room that the panel gives it. Hidden while another view is in front. */
  readonly element: HTMLElement;
  /** Shows what is there now. Also called when the view comes to the front. */
  update(change: Change): void;
  /** Puts the keyboard's focus into the view. */
  focus(): void;
  /** The picture as it is seen, for exports; absent where there is none to draw. */
  drawSvg?(): string;
}

/** What a view can see and do. */
export interface ViewContext {
  /** What is drawn; `undefined` before the first snapshot. */
  data(): PanelData | undefined;
  state(): ViewState;
  /** The containers that are open, also while nobody has chosen. */
  open(): ReadonlySet<string>;
  palette(): Palette;
  /** The colours that a person chose to see, for the nodes of `data().hierarchy`; absent where none or no data. */
  colouring(fallback?: ColourBy): Colouring | undefined;
  /** Whether boxes have badges of the patterns in them. */
  showsBadges(): boolean;
  /** The module in the active editor. */
  active(): string | undefined;
  set(change: Partial<ViewState>, options?: SetOptions): void;
  select(selection: Selection | undefined, reveals?: boolean): void;
  /** Opens or closes a container or a module's symbols. */
  toggle(id: string): void;
  /** Shows a module in the editor, at a line and column from 1 where given. */
  openInEditor(module: string, line?: number, column?: number): void;
  /** Shows what can be done with a module, folder or symbol at a point of the page, in CSS pixels. */
  showMenu(id: string, x: number, y: number): void;
  showTip(lines: readonly string[], x: number, y: number): void;
  hideTip(): void;
  /** What other things cover of the room, in CSS pixels. */
  covered(): { readonly right: number; readonly bottom: number };
}
