/** Keys of the whole panel, wherever the focus is, but where somebody types; by `KeyboardEvent.key`, `Ctrl+` in front. */
export type Shortcuts = Readonly<Record<string, () => boolean>>;

/** Listens for shortcuts. One that says `false` does nothing at present, and the key goes on to whoever wants it. */
export function listenForShortcuts(shortcuts: Shortcuts): void {
  document.addEventListener('keydown', event => {
    const hasCommand = event.ctrlKey || event.metaKey;
    if (event.altKey || event.isComposing || event.defaultPrevented || (isTyping(event) && !hasCommand))
      return;
    const key = hasCommand ? `Ctrl+${event.key.toLowerCase()}` : event.key;
    if (Object.hasOwn(shortcuts, key) && shortcuts[key]()) event.preventDefault();
  });
}

function isTyping({ target }: Event): boolean {
  return target instanceof HTMLElement && target.matches('input:not([type=checkbox]), textarea, select');
}
