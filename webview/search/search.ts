import { highlightHits } from '../../src/diagram/map/highlight-hits';
import { findNode, type Hierarchy } from '../../src/graph/hierarchy';
import { findHiding } from '../map/map-model';
import type { MapTab } from '../map/map-tab';
import type { PanelData } from '../panel-data';
import type { ViewContext } from '../view';
import { createSearchBox, type Found } from './search-box';
import { indexNames, listNamed, type Named, type SearchIndex } from './search-index';
import { RESULTS_SHOWN } from './search-list';
import { parseQuery, searchNames } from './search-names';

/** The search in the bar: finds as people type, lights what was found on the map, and goes there. */
export function createSearch(context: ViewContext, map: MapTab, focusView: () => void) {
  const findIndex = createIndexCache(context);
  /** Places in the index of what was found. */
  let hits: readonly number[] = [];
  let pointed: string | undefined;

  function light() {
    const data = context.data();
    if (hits.length === 0 || !data) {
      map.light(undefined);
      return;
    }
    const { entries } = findIndex(data);
    const places = hits;
    map.light(({ hierarchy, scene, visible, boxById }) => {
      const numbers = numberEntries(entries, hierarchy);
      const nodes = places.map(place => numbers[place]).filter(node => node >= 0);
      const node = pointed === undefined ? undefined : findNode(hierarchy, pointed);
      const box = node === undefined ? undefined : hierarchy.nodes[visible[node]]?.id;
      const current = box !== undefined && boxById.has(box) ? box : undefined;
      return highlightHits(hierarchy, scene, visible, nodes, current);
    });
  }

  function find(text: string): Found | undefined {
    const data = context.data();
    const query = parseQuery(text);
    hits = [];
    if (!data || !query) {
      light();
      return undefined;
    }
    const index = findIndex(data);
    hits = searchNames(index, query);
    const results = hits.slice(0, RESULTS_SHOWN).map(i => index.entries[i]);
    pointed = results[0]?.node;
    light();
    return { query, results, total: hits.length };
  }

  const box = createSearchBox({
    find,
    prepare() {
      const data = context.data();
      if (data) findIndex(data);
    },
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

const numbered = new WeakMap<
  Hierarchy,
  { readonly entries: readonly Named[]; readonly numbers: Int32Array }
>();

/** The node that each name is or is part of; -1 where the hierarchy has none. Worked out once for each hierarchy. */
function numberEntries(entries: readonly Named[], hierarchy: Hierarchy): Int32Array {
  const known = numbered.get(hierarchy);
  if (known?.entries === entries) return known.numbers;
  const numbers = Int32Array.from(entries, ({ node }) => hierarchy.byId.get(node) ?? -1);
  numbered.set(hierarchy, { entries, numbers });
  return numbers;
}
