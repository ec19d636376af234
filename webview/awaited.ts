import { findHiding } from './map/map-model';
import type { PanelData } from './panel-data';
import { showFinding } from './patterns/show-finding';
import type { ViewContext } from './view';

/** What somebody wants to be shown as soon as the panel knows of it. */
export interface Awaited {
  /** A box, by its id. */
  box(id: string): void;
  /** A finding, by its key. */
  finding(key: string): void;
  /** Shows what has come to be known. */
  show(): void;
}

/** Nothing is awaited at first. */
export function createAwaited(context: ViewContext): Awaited {
  let box: string | undefined;
  let finding: string | undefined;

  function show(): void {
    const data = context.data();
    if (!data) return;
    showAwaitedFinding(data);
    showAwaitedBox(data);
  }

  function showAwaitedFinding({ patterns }: PanelData): void {
    const known = finding === undefined ? undefined : patterns?.byKey.get(finding);
    if (!known) return;
    finding = undefined;
    context.set({ view: 'map' });
    showFinding(known, context);
  }

  function showAwaitedBox({ hierarchy }: PanelData): void {
    const id = box;
    if (id === undefined || !hierarchy.byId.has(id)) return;
    box = undefined;
    const open = [...new Set([...context.open(), ...findHiding(hierarchy, id)])];
    context.set({ view: 'map', open, selection: { box: id } }, { reveals: true });
  }

  return {
    box(id) {
      box = id;
      show();
    },
    finding(key) {
      finding = key;
      show();
    },
    show,
  };
}
