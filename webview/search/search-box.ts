import { createElement, createIcon } from '../controls/dom';
import { icons } from '../controls/icons';
import type { Named } from './search-index';
import { createResultList, optionId, RESULTS_SHOWN } from './search-list';
import type { Query } from './search-names';

/** What a search finds. */
export interface Found {
  readonly query: Query;
  /** The first of the results, best first. */
  readonly results: readonly Named[];
  readonly total: number;
}

/** What the search box asks of the panel. */
export interface SearchHandlers {
  /** Looks for what was typed and lights it; `undefined` for nothing typed. */
  find(text: string): Found | undefined;
  /** Somebody is about to type: what takes long the first time is better done now. */
  prepare(): void;
  /** One of the results is looked at, but not taken. */
  point(result: Named): void;
  take(result: Named): void;
  openInEditor(result: Named): void;
  /** The search is over; `leaves` where the keyboard's focus is to go back to the view. */
  end(leaves: boolean): void;
}

/** The box in the bar in which people type what they look for, with the list of what was found. */
export function createSearchBox(handlers: SearchHandlers) {
  let found: Found | undefined;
  let place = 0;
  let request = 0;
  const input = createElement('input', {
    attributes: {
      type: 'text',
      role: 'combobox',
      placeholder: 'Find',
      title: 'Find modules, folders and symbols by name (/ or Ctrl+F)',
      'aria-label': 'Find modules, folders and symbols',
      'aria-controls': 'search-results',
      'aria-expanded': 'false',
      'aria-autocomplete': 'list',
      autocomplete: 'off',
      spellcheck: 'false',
    },
  });
  const count = createElement('span', { class: 'hits', attributes: { 'aria-hidden': 'true' } });
  const status = createElement('span', {
    class: 'unseen',
    attributes: { role: 'status', 'aria-live': 'polite' },
  });
  const list = createResultList((chosen, event) => {
    mark(chosen);
    act(event.ctrlKey || event.metaKey);
  });
  const element = createElement(
    'div',
    { class: 'search', attributes: { role: 'search' } },
    createIcon(icons.search),
    input,
    count,
    status,
    list.element,
  );

  function refresh() {
    request = 0;
    const isNew = input.value !== '';
    found = handlers.find(input.value);
    if (found) list.show(found.results, found.total, found.query);
    const text = found ? `${found.total.toLocaleString()} ${found.total === 1 ? 'hit' : 'hits'}` : '';
    count.textContent = text;
    status.textContent = isNew ? text : '';
    expand(found !== undefined && found.total > 0 && document.activeElement === input);
    mark(0);
  }

  function expand(isOpen: boolean) {
    list.element.hidden = !isOpen;
    input.setAttribute('aria-expanded', String(isOpen));
  }

  function mark(next: number) {
    place = next;
    list.mark(next);
    if (found?.results[next]) input.setAttribute('aria-activedescendant', optionId(next));
    else input.removeAttribute('aria-activedescendant');
  }

  function step(by: number) {
    if (!found || found.results.length === 0) return;
    expand(true);
    mark((place + by + found.results.length) % found.results.length);
    handlers.point(found.results[place]);
  }

  function act(opensEditor: boolean) {
    if (request !== 0) {
      cancelAnimationFrame(request);
      refresh();
    }
    const result = found?.results[place];
    if (!result) return;
    if (opensEditor) handlers.openInEditor(result);
    else {
      clear(true);
      handlers.take(result);
    }
  }

  function clear(leaves: boolean) {
    input.value = '';
    refresh();
    handlers.end(leaves);
  }

  // A frame holds at most one search, however fast somebody types.
  input.addEventListener('input', () => {
    if (request === 0) request = requestAnimationFrame(refresh);
  });
  input.addEventListener('keydown', event => {
    if (event.isComposing) return;
    if (event.key === 'ArrowDown') step(1);
    else if (event.key === 'ArrowUp') step(-1);
    else if (event.key === 'PageDown') step(Math.min(10, RESULTS_SHOWN - 1 - place));
    else if (event.key === 'PageUp') step(-Math.min(10, place));
    else if (event.key === 'Enter') act(event.ctrlKey || event.metaKey);
    else if (event.key === 'Escape') clear(input.value === '');
    else return;
    event.preventDefault();
    event.stopPropagation();
  });
  input.addEventListener('focus', () => {
    expand(found !== undefined && found.total > 0);
    setTimeout(handlers.prepare);
  });
  input.addEventListener('blur', () => expand(false));

  return {
    element,
    focus() {
      input.focus();
      input.select();
    },
    /** Looks again: what can be found has changed. */
    update() {
      if (input.value !== '' && request === 0) request = requestAnimationFrame(refresh);
    },
  };
}
