import { describeNode, listOutline, type OutlineRow } from '../../src/diagram/map/outline';
import { findNode } from '../../src/graph/hierarchy';
import { createElement, createIcon } from '../controls/dom';
import { icons } from '../controls/icons';
import type { Switch } from '../map/map-tools';
import type { PanelData } from '../panel-data';
import type { ViewContext } from '../view';
import type { Change } from '../view-change';
import { createTreeView } from './tree-view';

/** Longest time in milliseconds until a tree that nobody is in says what the map shows. */
const IDLE_LIMIT = 500;

/**
 * The map as a tree, for those who cannot see it and those who want it in words: the same boxes open, the same one picked.
 * Off, it is out of sight until the keyboard comes to it, and is kept up to date when there is time.
 */
export function createOutline(context: ViewContext, pane: Switch) {
  let isShown = pane.isOn;
  let listed: { data: PanelData; open: ReadonlySet<string>; rows: OutlineRow[] } | undefined;
  let waiting = 0;

  const tree = createTreeView('Outline of the map', {
    describe({ node }) {
      // Numbers of nodes are those of the hierarchy that was listed, which a newer one may have replaced.
      const { hierarchy, metrics } = (listed as NonNullable<typeof listed>).data;
      const box = hierarchy.nodes[node];
      return {
        label: box.label,
        hint: box.symbol?.kind ?? (box.kind === 'container' ? box.modules.toLocaleString('en') : ''),
        name: describeNode(hierarchy, node, metrics),
      };
    },
    label: ({ node }) => listed?.data.hierarchy.nodes[node].label ?? '',
    select: ({ id }) => context.select({ box: id }, true),
    toggle(ids) {
      if (ids.length === 1) context.toggle(ids[0]);
      else if (ids.length > 1) context.set({ open: [...context.open(), ...ids] });
    },
    activate({ id, node }) {
      const box = listed?.data.hierarchy.nodes[node];
      if (box?.kind === 'container') context.toggle(id);
      else if (box?.symbol) context.openInEditor(id.slice(0, id.lastIndexOf('#')), box.symbol.line);
      else if (box?.kind === 'module') context.openInEditor(id);
    },
    menu: ({ id }, x, y) => context.showMenu(id, x, y),
  });
  const element = createElement(
    'nav',
    { class: 'outline', attributes: { 'aria-label': 'Outline' } },
    tree.element,
  );
  const button = createElement(
    'button',
    {
      class: 'icon',
      attributes: { type: 'button', title: 'Outline (T)', 'aria-label': 'Outline' },
      onClick: () => show(!isShown),
    },
    createIcon(icons.outline),
  );

  function list(): OutlineRow[] {
    const data = context.data();
    if (!data) return [];
    const open = context.open();
    if (listed?.data !== data || listed.open !== open)
      listed = { data, open, rows: listOutline(data.hierarchy, open) };
    return listed.rows;
  }

  function write(reveals: boolean): void {
    cancelIdleCallback(waiting);
    waiting = 0;
    tree.update(list(), findShown(context), reveals);
  }

  function show(isOn: boolean): void {
    isShown = isOn;
    element.classList.toggle('shown', isOn);
    button.setAttribute('aria-pressed', String(isOn));
    pane.set(isOn);
    if (isOn) write(true);
  }

  element.addEventListener('focusin', () => {
    if (waiting !== 0) write(false);
  });
  element.classList.toggle('shown', isShown);
  button.setAttribute('aria-pressed', String(isShown));

  return {
    element,
    button,
    /** Follows a change at once where somebody looks at the tree, else when there is time. */
    update({ data, open, selection }: Change) {
      if (!data && !open && !selection) return;
      if (isShown || element.contains(document.activeElement)) write(selection || open);
      else if (waiting === 0) waiting = requestIdleCallback(() => write(true), { timeout: IDLE_LIMIT });
    },
    toggle(): boolean {
      show(!isShown);
      if (isShown) tree.focus();
      return true;
    },
  };
}

/** The id of the row that is picked, or that holds what is picked. */
function findShown(context: ViewContext): string | undefined {
  const { selection } = context.state();
  const hierarchy = context.data()?.hierarchy;
  if (!selection || !('box' in selection) || !hierarchy) return undefined;
  const open = context.open();
  let shown = findNode(hierarchy, selection.box);
  if (shown === undefined) return undefined;
  for (let node = hierarchy.nodes[shown].parent; node > 0; node = hierarchy.nodes[node].parent)
    if (!open.has(hierarchy.nodes[node].id)) shown = node;
  return hierarchy.nodes[shown].id;
}
