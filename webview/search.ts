import { highlightHits } from '../src/diagram/highlight-hits';
import { findNode } from '../src/graph/hierarchy';
import { findHiding } from './map-model';
import type { MapTab } from './map-tab';
import type { PanelData } from './panel-data';
import { createSearchBox, type Found } from './search-box';
import { indexNames, listNamed, type Named, type SearchIndex } from './search-index';
import { RESULTS_SHOWN } from './search-list';
import { parseQuery, searchNames } from './search-names';
import type { ViewContext } from './view';

/** The search in the bar: finds as people type, lights what was found on the map, and goes there. */
export function createSearch(context: ViewContext, map: MapTab, focusView: () => void) {
  const findIndex = createIndexCache(context);
  let nodes: readonly string[] = [];
  let pointed: string | undefined;

  function light() {
    if (nodes.length === 0) map.light(undefined);
    else
      map.light(({ hierarchy, scene, visible, boxById }) => {
        const hits = nodes.flatMap(id => hierarchy.byId.get(id) ?? []);
        const node = pointed === undefined ? undefined : findNode(hierarchy, pointed);
        const box = node === undefined ? undefined : hierarchy.nodes[visible[node]]?.id;
        return highlightHits(
          hierarchy,
          scene,
          visible,
          hits,
          box !== undefined && boxById.has(box) ? box : undefined,
        );
      });
  }

  function find(text: string): Found | undefined {
    const data = context.data();
    const query = parseQuery(text);
    if (!data || !query) {
      nodes = [];
      light();
      return undefined;
    }
    const { entries, ...index } = findIndex(data);
    const all = searchNames({ entries, ...index }, query);
    const results = all.slice(0, RESULTS_SHOWN).map(i => entries[i]);
    nodes = all.map(i => entries[i].node);
    pointed = results[0]?.node;
    light();
    return { query, results, total: all.length };
  }

  const box = createSearchBox({
    find,
    point(result) {
      pointed = result.node;
      light();
      map.showBox(result.node);
    },
    take: result => goTo(result, context),
    openInEditor(result) {
      if (result.kind === 'container' || result.kind === 'external') goTo(result, context);
      else context.openInEditor(result.node, result.line);
    },
    end(leaves) {
      if (leaves) focusView();
    },
  });
  return box;
}

/** Opens what hides a result and picks it. A symbol is shown where symbols can be seen: on the map, in its open module. */
function goTo({ id, node, kind }: Named, context: ViewContext): void {
  const data = context.data();
  if (!data) return;
  const isSymbol = id !== node;
  const open = new Set([...context.open(), ...findHiding(data.hierarchy, node)]);
  if (isSymbol) open.add(node);
  context.set(
    {
      ...(isSymbol && { view: 'map' as const }),
      ...(open.size > context.open().size && { open: [...open] }),
      selection: { box: kind === 'container' ? node : id },
    },
    { reveals: true },
  );
}

/** The index of what is there now: made when first searched, and again when the graph or the filter has changed. */
function createIndexCache(context: ViewContext): (data: PanelData) => SearchIndex {
  let index: SearchIndex | undefined;
  let madeOf: readonly unknown[] = [];
  return data => {
    const parts = [data.snapshot, context.state().filter];
    if (!index || parts.some((part, i) => part !== madeOf[i])) {
      index = indexNames(listNamed(data.hierarchy, data.records));
      madeOf = parts;
    }
    return index;
  };
}
