import { createElement, createIcon } from '../controls/dom';
import { icons } from '../controls/icons';
import { keepFocus } from '../controls/keep-focus';
import { createPopover } from '../controls/popover';
import type { ViewContext } from '../view';
import { createPatternForm } from './pattern-form';

/** Whether boxes have badges of patterns, and how to change it. */
export interface BadgeSwitch {
  isOn(): boolean;
  set(isOn: boolean): void;
}

/**
 * The button in the bar that opens the choice of patterns to light, with a badge that says how many are chosen. Where nobody
 * looks for patterns (`mayCome` false and none there) there is no button.
 */
export function createPatternControl(context: ViewContext, badges: BadgeSwitch, mayCome: boolean) {
  const badge = createElement('span', { class: 'badge' });
  const button = createElement(
    'button',
    { class: 'icon filter patterns', attributes: { type: 'button' } },
    createIcon(icons.patterns),
    badge,
  );
  let drawn: readonly unknown[] = [];
  const findInput = () => [context.data()?.patterns, context.state().patterns, badges.isOn()];
  const fill = (element: HTMLElement) => {
    drawn = findInput();
    const form = createPatternForm({
      index: context.data()?.patterns,
      chosen: new Set(context.state().patterns),
      badges,
      choose: chosen => {
        // What is picked would light up in their place, and only the map shows what is lit.
        const next = chosen.size > 0 ? [...chosen] : undefined;
        context.set({ patterns: next, ...(next && { selection: undefined, view: 'map' }) });
      },
    });
    const { scrollTop } = element;
    keepFocus(element, () => element.replaceChildren(...form));
    element.scrollTop = scrollTop;
  };
  const popover = createPopover(button, 'Patterns', fill);
  return {
    element: popover.element,
    update() {
      const { length } = context.state().patterns ?? [];
      popover.element.hidden = !mayCome && context.data()?.patterns === undefined;
      badge.hidden = length === 0;
      badge.textContent = String(length);
      const label = length > 0 ? `Patterns: ${length} chosen` : 'Patterns';
      button.setAttribute('aria-label', label);
      button.title = length > 0 ? label : 'Patterns: light what plays a role in them';
      const sheet = popover.element.querySelector<HTMLElement>('.popover');
      if (popover.isOpen() && sheet && findInput().some((part, i) => part !== drawn[i])) fill(sheet);
    },
  };
}
