import type { Hierarchy } from '../../graph/hierarchy';
import { estimateTextWidth } from '../layout/text-width';
import { findVisible } from '../map/highlight';
import { type BoxBadge, badgeStyle, type Scene, type SceneBox } from '../map/scene';
import type { FindingIndex } from './finding-index';
import { abbreviatePattern } from './pattern-words';
import { findRoleNode } from './role-nodes';

/**
 * The scene with badges on its boxes: on a module or symbol the short names of the patterns that are named for it, on a closed
 * container how many there are in it. As many as fit along a box; the last one counts the rest.
 */
export function badgeScene(
  scene: Scene,
  hierarchy: Hierarchy,
  index: FindingIndex,
  visible: Int32Array = findVisible(hierarchy, scene),
): Scene {
  const counts = countPatterns(hierarchy, visible, index);
  if (counts.size === 0) return scene;
  return {
    ...scene,
    boxes: scene.boxes.map(box => {
      const found = counts.get(box.node);
      // What is in an open container shows its own.
      if (!found || (box.kind === 'container' && box.inside)) return box;
      const badges = box.kind === 'container' ? [countAll(found)] : fitBadges(found, box);
      return badges.length > 0 ? { ...box, badges } : box;
    }),
  };
}

/** How often each pattern was found in what each visible node stands for. */
function countPatterns(
  hierarchy: Hierarchy,
  visible: Int32Array,
  { findings }: FindingIndex,
): Map<number, Map<string, number>> {
  const counts = new Map<number, Map<string, number>>();
  for (const { pattern, roles } of findings) {
    const node = roles[0] && findRoleNode(hierarchy, roles[0]);
    if (node === undefined || visible[node] < 1) continue;
    const ofBox = counts.get(visible[node]) ?? new Map<string, number>();
    counts.set(visible[node], ofBox);
    ofBox.set(pattern, (ofBox.get(pattern) ?? 0) + 1);
  }
  return counts;
}

function countAll(found: ReadonlyMap<string, number>): BoxBadge {
  let sum = 0;
  for (const count of found.values()) sum += count;
  return makeBadge(`◆ ${sum}`);
}

function fitBadges(found: ReadonlyMap<string, number>, box: SceneBox): BoxBadge[] {
  const { inset, gap } = badgeStyle;
  const all = [...found].map(([pattern, count]) =>
    makeBadge(count > 1 ? `${abbreviatePattern(pattern)} ${count}` : abbreviatePattern(pattern)),
  );
  const room = box.width - 2 * inset;
  for (let shown = all.length; shown > 0; shown--) {
    const rest = all.length - shown;
    const badges = rest > 0 ? [...all.slice(0, shown), makeBadge(`+${rest}`)] : all;
    const width = badges.reduce((sum, badge) => sum + badge.width + gap, -gap);
    if (width <= room) return badges;
  }
  return [makeBadge(all.length > 1 ? `◆ ${all.length}` : '◆')];
}

function makeBadge(text: string): BoxBadge {
  return { text, width: estimateTextWidth(text, badgeStyle.fontSize) + badgeStyle.padding };
}
