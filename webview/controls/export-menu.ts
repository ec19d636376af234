import { findVisibleGraph } from '../../src/diagram/map/visible-graph';
import { writeDot } from '../../src/diagram/write/write-dot';
import { writeMermaid } from '../../src/diagram/write/write-mermaid';
import type { ExportFormat } from '../../src/protocol/view-messages';
import type { HostLink } from '../host-link';
import { buildModel } from '../map/map-model';
import type { View, ViewContext } from '../view';
import { createElement, createIcon } from './dom';
import { icons } from './icons';
import type { createMenu } from './menu';
import { encodeBase64, rasterize } from './save-picture';

/** Shape of a map that is put together for an export alone, width over height. */
const ASPECT = 1.5;

/** What exports draw on. */
interface ExportSource {
  readonly context: ViewContext;
  front(): View | undefined;
  /** Everything that makes the panel look as it does, for a page that opens the same way. */
  keptState(): unknown;
}

/** The exporter, as `createExporter` makes it. */
export type Exporter = ReturnType<typeof createExporter>;

/** Writes what is seen in one of the formats and hands it to the host. */
export function createExporter(
  { context, front, keptState }: ExportSource,
  host: HostLink,
  toast: { show(text: string): void },
) {
  function complain(message: string): void {
    toast.show(message);
    host.send({ type: 'log', level: 'error', message });
  }

  function drawSvg(): string {
    const svg = front()?.drawSvg?.();
    if (!svg) throw new Error('this view has no picture to export');
    return svg;
  }

  function readGraph() {
    const data = context.data();
    if (!data) throw new Error('there is nothing to export yet');
    const { hierarchy, scene, visible } = buildModel(data.hierarchy, context.open(), ASPECT);
    return findVisibleGraph(hierarchy, scene, visible);
  }

  async function write(format: ExportFormat): Promise<string> {
    switch (format) {
      case 'svg':
        return drawSvg();
      case 'png':
        return encodeBase64(await rasterize(drawSvg()));
      case 'mermaid':
        return writeMermaid(readGraph());
      case 'dot':
        return writeDot(readGraph());
      case 'html':
        return JSON.stringify(keptState());
    }
  }

  return {
    /** Hands the export to the host, which asks where to put it. */
    async save(format: ExportFormat): Promise<void> {
      try {
        host.send({ type: 'save', format, content: await write(format) });
      } catch (error) {
        complain(`Not exported: ${describe(error)}`);
      }
    },
    /** Puts the picture on the clipboard. */
    async copyImage(): Promise<void> {
      try {
        // The promise goes in as it is: the browser wants the call while the click is fresh.
        await navigator.clipboard.write([new ClipboardItem({ 'image/png': rasterize(drawSvg()) })]);
        toast.show('Copied the picture to the clipboard.');
      } catch (error) {
        complain(`Not copied: ${describe(error)}`);
      }
    },
  };
}

/** The button that offers all exports. */
export function createExportButton(
  exporter: Exporter,
  menu: ReturnType<typeof createMenu>,
  source: { front(): View | undefined; readonly hasEditor: boolean },
): HTMLElement {
  const button = createElement(
    'button',
    {
      class: 'icon',
      attributes: { type: 'button', title: 'Export', 'aria-label': 'Export', 'aria-haspopup': 'menu' },
      onClick: () => {
        const { left, bottom } = button.getBoundingClientRect();
        const isDisabled = !source.front()?.drawSvg;
        menu.show(
          'Export',
          [
            { label: 'Save as SVG', isDisabled, run: () => void exporter.save('svg') },
            { label: 'Save as PNG', isDisabled, run: () => void exporter.save('png') },
            { label: 'Copy as Image', isDisabled, run: () => void exporter.copyImage() },
            'line',
            ...(source.hasEditor
              ? [{ label: 'Save as HTML Page', run: () => void exporter.save('html') }]
              : []),
            { label: 'Save as Mermaid', run: () => void exporter.save('mermaid') },
            { label: 'Save as DOT (Graphviz)', run: () => void exporter.save('dot') },
          ],
          left,
          bottom + 2,
        );
      },
    },
    createIcon(icons.export),
  );
  return button;
}

function describe(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
