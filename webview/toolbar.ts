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

/** Stroked paths of the icons, 16 × 16. */
export const icons = {
  fit: 'M2 6V2h4M10 2h4v4M14 10v4h-4M6 14H2v-4',
  zoomIn: 'M8 3v10M3 8h10',
  zoomOut: 'M3 8h10',
  openAll: 'M3 5l5-3 5 3M3 11l5 3 5-3M8 5v6',
  closeAll: 'M3 2l5 3 5-3M3 14l5-3 5 3M4 8h8',
  follow: 'M8 1v3M8 12v3M1 8h3M12 8h3M8 5a3 3 0 100 6 3 3 0 000-6z',
  legend: 'M5.5 6a2.5 2.5 0 115 0c0 1.7-2.5 1.8-2.5 3.6M8 12.4v.2',
  export: 'M8 2v8M5 7l3 3 3-3M2 12v2h12v-2',
} as const;

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
