import { createElement, createIcon } from './dom';

/** A button of the toolbar. */
export interface Tool {
  readonly label: string;
  /** Key that does the same, for the tooltip. */
  readonly key?: string;
  /** Path of a 16 × 16 icon. */
  readonly icon: string;
  /** Present for a switch: whether it is on. */
  readonly pressed?: boolean;
  readonly run: () => void;
}

/** Makes the row of buttons; `setPressed` reflects a switch that was changed elsewhere. */
export function createToolbar(tools: readonly Tool[]): {
  element: HTMLElement;
  setPressed(label: string, pressed: boolean): void;
} {
  const buttons = new Map<string, HTMLButtonElement>();
  for (const tool of tools) {
    const title = tool.key ? `${tool.label} (${tool.key})` : tool.label;
    const button = createElement(
      'button',
      { attributes: { type: 'button', title, 'aria-label': tool.label }, onClick: tool.run },
      createIcon(tool.icon),
    );
    if (tool.pressed !== undefined) button.setAttribute('aria-pressed', String(tool.pressed));
    buttons.set(tool.label, button);
  }
  return {
    element: createElement(
      'div',
      { class: 'toolbar', attributes: { role: 'toolbar', 'aria-label': 'Map' } },
      ...buttons.values(),
    ),
    setPressed: (label, pressed) => buttons.get(label)?.setAttribute('aria-pressed', String(pressed)),
  };
}
