import type { Pattern } from './pattern';

/** Patterns so that each stands behind those whose findings it looks at. Throws where one is unknown, or they wait for each other. */
export function orderPatterns(patterns: readonly Pattern[]): Pattern[] {
  const byId = new Map(patterns.map(pattern => [pattern.id, pattern]));
  const ordered = new Set<Pattern>();
  const open = new Set<Pattern>();
  function visit(pattern: Pattern): void {
    if (ordered.has(pattern)) return;
    if (open.has(pattern)) throw new Error(`patterns that wait for each other: ${pattern.id}`);
    open.add(pattern);
    for (const id of pattern.after ?? []) {
      const before = byId.get(id);
      if (before === undefined) throw new Error(`${pattern.id} waits for ${id}, which is no pattern`);
      visit(before);
    }
    ordered.add(pattern);
  }
  for (const pattern of patterns) visit(pattern);
  return [...ordered];
}
