import type { Snapshot } from '../../src/model/snapshot';
import type { RelationKind } from '../../src/model/symbol';
import type { ShownBox } from '../../webview/map/shown-box';
import { openPanel, type Panel, type PanelOptions } from './webview-page';

interface ShownArrow {
  readonly from: string;
  readonly to: string;
  readonly up: boolean;
  /** Between symbols: what kind of relation. */
  readonly relation?: RelationKind;
  readonly x: number;
  readonly y: number;
}

/** The panel with a map in it, and a person's hand on it. */
export interface MapPage extends Panel {
  /** A visible box; fails where there is none with this id. */
  box(id: string): Promise<ShownBox>;
  findBox(id: string): Promise<ShownBox | undefined>;
  /** The arrows drawn unasked, each with a point on it. */
  arrows(): Promise<readonly ShownArrow[]>;
  click(id: string): Promise<void>;
  doubleClick(id: string): Promise<void>;
  /** Clicks the open/close mark of a container. */
  clickMark(id: string): Promise<void>;
  /** Waits until nothing moves any more. */
  settle(): Promise<void>;
  /** Waits for a condition; fails after five seconds. */
  until(condition: () => Promise<boolean>): Promise<void>;
}

/** Opens the panel with a snapshot and waits for the first picture. */
export async function openMap(
  options: PanelOptions & { readonly snapshot: Snapshot; readonly isEmpty?: boolean },
): Promise<MapPage> {
  const { snapshot, isEmpty, ...rest } = options;
  const panel = await openPanel({
    ...rest,
    messages: [
      { type: 'state', state: { kind: 'running' } },
      { type: 'snapshot', snapshot },
    ],
  });
  const { page } = panel;
  const boxes = (): Promise<readonly ShownBox[]> => page.evaluate('__lintel.boxes()');
  const findBox = async (id: string) => (await boxes()).find(box => box.id === id);
  const until = async (condition: () => Promise<boolean>) => {
    for (const end = Date.now() + 5_000; Date.now() < end; await page.waitForTimeout(20))
      if (await condition()) return;
    throw new Error(`Not within 5 s: ${condition}`);
  };
  const settle = () => until(() => page.evaluate('__lintel.isStill()'));
  const box = async (id: string) => {
    await settle();
    const found = await findBox(id);
    if (!found) throw new Error(`No box ${id} among ${(await boxes()).map(one => one.id).join(', ')}`);
    return found;
  };
  /** A point of a box that is its own: the header of an open container. */
  const point = async (id: string) => {
    const { x, y, width, height, open } = await box(id);
    return { x: x + width / 2, y: open ? y + Math.min(10, height / 4) : y + height / 2 };
  };
  if (!isEmpty) await until(async () => (await boxes()).length > 0);
  await settle();
  return {
    ...panel,
    box,
    findBox,
    settle,
    until,
    arrows: async () => {
      await settle();
      return page.evaluate('__lintel.arrows()');
    },
    click: async id => {
      const { x, y } = await point(id);
      await page.mouse.click(x, y);
      await settle();
    },
    doubleClick: async id => {
      const { x, y } = await point(id);
      await page.mouse.dblclick(x, y);
      await settle();
    },
    clickMark: async id => {
      const { x, y, height, open, width } = await box(id);
      const scale = open ? 1 : height / 30;
      await page.mouse.click(x + Math.min(12 * scale, width / 2), open ? y + 12 : y + height / 2);
      await settle();
    },
  };
}
