import type { Pattern } from './pattern';
import { PATTERNS } from './registry';

/** These patterns and all whose findings they look at. Ids that no pattern has are passed over. */
export function pickPatterns(
  ids: Iterable<string>,
  all: ReadonlyMap<string, Pattern> = PATTERNS,
): readonly Pattern[] {
  const picked = new Set<Pattern>();
  const open = [...ids];
  for (let id = open.pop(); id !== undefined; id = open.pop()) {
    const pattern = all.get(id);
    if (pattern === undefined || picked.has(pattern)) continue;
    picked.add(pattern);
    open.push(...(pattern.after ?? []));
  }
  return [...picked];
}
