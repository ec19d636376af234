/**
 * Changes what is in an element, and gives the keyboard's focus to what then stands for the element that had it: one of the
 * same kind that says the same.
 */
export function keepFocus(element: HTMLElement, change: () => void): void {
  const focused = document.activeElement;
  const had = focused instanceof HTMLElement && focused !== element && element.contains(focused);
  const name = had ? nameOf(focused) : '';
  change();
  if (!had || element.contains(document.activeElement)) return;
  const heir = [...element.querySelectorAll<HTMLElement>(focused.tagName)].find(one => nameOf(one) === name);
  heir?.focus({ preventScroll: true });
}

function nameOf(element: HTMLElement): string {
  return element.getAttribute('aria-label') ?? (element.title || element.textContent || '');
}
