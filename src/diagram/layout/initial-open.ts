import type { Hierarchy } from '../../graph/hierarchy';

/** About as many boxes as a person takes in at once. */
const COMFORTABLE_BOXES = 42;
/** With fewer boxes there is nothing to see yet. */
const FEW_BOXES = 8;
/** A container that holds this share of all modules is opened even when that makes the picture fuller. */
const DOMINANT_SHARE = 0.5;
const CROWDED_BOXES = 120;
/** A container with less than this share of all modules stays closed: what is in it is not the first question. */
const SMALL_SHARE = 0.08;

/**
 * Which containers a map opens with, by id: from the outside in and largest first, as long as the picture stays
 * comfortable, so that a first look shows more than one box with everything in it. The libraries stay closed.
 * `canRead` says whether the map of these containers could be read as a whole: what would make it too small stays
 * closed, unless there would be next to nothing to see.
 */
export function chooseInitiallyOpen(
  hierarchy: Hierarchy,
  canRead: (open: ReadonlySet<string>) => boolean = () => true,
): Set<string> {
  const { nodes } = hierarchy;
  const open = new Set<string>();
  const libraries = hierarchy.byId.get('external:');
  let visible = nodes[0].children.length;
  let candidates = [...nodes[0].children];
  while (candidates.length > 0) {
    candidates = candidates
      .filter(i => nodes[i].children.length > 0 && nodes[i].modules >= SMALL_SHARE * nodes[0].modules)
      .filter(i => i !== libraries)
      .sort((a, b) => nodes[b].modules - nodes[a].modules || a - b);
    const next = candidates.find(i => {
      const limit = nodes[i].modules >= DOMINANT_SHARE * nodes[0].modules ? CROWDED_BOXES : COMFORTABLE_BOXES;
      return visible + nodes[i].children.length <= limit;
    });
    if (next === undefined) break;
    candidates = candidates.filter(i => i !== next);
    if (visible >= FEW_BOXES && !canRead(new Set([...open, nodes[next].id]))) continue;
    open.add(nodes[next].id);
    visible += nodes[next].children.length;
    candidates.push(...nodes[next].children);
  }
  return open;
}
