import type { StateChange } from './store';
import { isSameSelection } from './view-state';

/** What changed since a view was last told. Everything counts as changed for a view that has just come to the front. */
export interface Change {
  /** The graph or the filter. */
  readonly data: boolean;
  /** What is open. */
  readonly open: boolean;
  readonly selection: boolean;
  /** The theme or what is coloured by. */
  readonly colours: boolean;
  /** Whether what is picked is to be brought into view. */
  readonly reveals: boolean;
  /** Whether a change of place may be shown as a glide. */
  readonly animated: boolean;
  /** What a person has just opened or closed: it stays where it is on the screen. */
  readonly anchor?: string | undefined;
}

/** Nothing at all, to say of a change what is other. */
export const NO_CHANGE: Change = {
  data: false,
  open: false,
  selection: false,
  colours: false,
  reveals: false,
  animated: false,
};

/** Two changes, the one after the other, as one. */
export function joinChanges(before: Change, after: Change): Change {
  return {
    data: before.data || after.data,
    open: before.open || after.open,
    selection: before.selection || after.selection,
    colours: before.colours || after.colours,
    reveals: before.reveals || after.reveals,
    animated: before.animated && after.animated,
    anchor: after.anchor ?? before.anchor,
  };
}

/** What a person's choice changes for the views. `anchor`: what was just opened or closed. */
export function describeChange({ before, now, reveals }: StateChange, anchor: string | undefined): Change {
  return {
    data: before.filter !== now.filter,
    open: before.open !== now.open,
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
}
