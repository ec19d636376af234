/**
 * Keys of the whole panel, wherever the focus is, but where somebody types; by `KeyboardEvent.key`, with `Ctrl+` (also for
 * Command) or `Alt+` in front.
 */
export type Shortcuts = Readonly<Record<string, () => boolean>>;

/** Listens for shortcuts. One that says `false` does nothing at present, and the key goes on to whoever wants it. */
export function listenForShortcuts(shortcuts: Shortcuts): void {
  document.addEventListener('keydown', event => {
    const hasCommand = event.ctrlKey || event.metaKey;
    if (event.isComposing || event.defaultPrevented || (isTyping(event) && !hasCommand)) return;
    const key = nameKey(event);
    if (!Object.hasOwn(shortcuts, key) || !shortcuts[key]()) return;
    event.preventDefault();
    // VS Code listens on the window, and would go back in its own history by Alt+Left as well.
    event.stopPropagation();
  });
}

function nameKey(event: KeyboardEvent): string {
  const { key, altKey } = event;
  // On many keyboards signs such as [ are typed with AltGr, or Option on a Mac.
  if (event.getModifierState('AltGraph') || (altKey && /^[^\p{L}\p{N}\s]$/u.test(key))) return key;
  if (event.ctrlKey || event.metaKey) return `Ctrl+${altKey ? 'Alt+' : ''}${key.toLowerCase()}`;
  return altKey ? `Alt+${key}` : key;
}

function isTyping({ target }: Event): boolean {
  return target instanceof HTMLElement && target.matches('input:not([type=checkbox]), textarea, select');
}
