/** A visible box as a test (or a screen capture script) needs it, in CSS pixels of the page. */
export interface ShownBox {
  readonly id: string;
  readonly kind: 'container' | 'module' | 'symbol' | 'external';
  readonly label: string;
  readonly open: boolean;
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}
