import type { FoundPatterns, RoleSymbol } from '../pattern';

/** From here on a finding is shown: what is that likely is not taken for something else as well. */
const SURE = 0.6;

/** What has the chief role in a finding of one of these patterns that is sure enough to be shown. */
export function chiefsOf(patterns: readonly string[], found: FoundPatterns): ReadonlySet<RoleSymbol> {
  const chiefs = new Set<RoleSymbol>();
  for (const pattern of patterns)
    for (const { roles, confidence } of found.of(pattern))
      if (confidence >= SURE) chiefs.add(roles[0]!.symbol);
  return chiefs;
}
