import { createElement } from '../controls/dom';
import type { ViewContext } from '../view';
import type { Selection } from '../view-state';

/** What the pick needs of the panel. */
export interface PickTargets {
  context: ViewContext;
  /** Picks without asking here again. */
  select(selection: Selection | undefined, reveals?: boolean): void;
  /** Where people click: the views. */
  stage: HTMLElement;
  focusView(): void;
}

/**
 * Picking a second box to ask how the first depends on it. While it waits, a click picks the second; with the keyboard one
 * goes to it as ever and presses Enter. Escape ends it.
 */
export function createPick({ context, select, stage, focusView }: PickTargets) {
  let from: string | undefined;
  let byPointer = false;
  const text = createElement('span');
  const cancel = createElement('button', {
    class: 'link',
    text: 'Cancel',
    attributes: { type: 'button', title: 'Escape' },
    onClick: () => end(),
  });
  const element = createElement('div', { class: 'hint', attributes: { role: 'status' } }, text, cancel);
  element.hidden = true;

  function end() {
    from = undefined;
    element.hidden = true;
  }

  function choose(to: string) {
    if (from === undefined || from === to) return;
    const pair = { from, to };
    end();
    select(pair, true);
  }

  stage.addEventListener(
    'pointerdown',
    () => {
      byPointer = true;
    },
    { capture: true },
  );
  document.addEventListener(
    'keydown',
    event => {
      byPointer = false;
      if (from === undefined || (event.target as Element).closest?.('input, select, textarea, .bar')) return;
      const { selection } = context.state();
      const candidate = selection && 'box' in selection ? selection.box : undefined;
      if (event.key === 'Escape') end();
      else if (event.key === 'Enter' && candidate !== undefined && candidate !== from && !isButton(event))
        choose(candidate);
      else return;
      event.preventDefault();
      event.stopPropagation();
    },
    { capture: true },
  );

  return {
    element,
    /** Waits for the second box; `false` where there is no first. */
    arm(): boolean {
      const { selection } = context.state();
      if (!selection || !('box' in selection)) return false;
      from = selection.box;
      text.textContent = `Why does ${from} depend on… Click another box, or go to it with the arrow keys and press Enter.`;
      element.style.right = `${context.covered().right + 10}px`;
      element.hidden = false;
      focusView();
      return true;
    },
    /** Whether a click on something was taken as the choice of the second box. */
    take(selection: Selection | undefined): boolean {
      if (from === undefined || !byPointer || !selection || !('box' in selection)) return false;
      choose(selection.box);
      return true;
    },
  };
}

function isButton({ target }: Event): boolean {
  return target instanceof HTMLButtonElement;
}
