import type { FoundCandidate, FoundPatterns, RoleSymbol } from './pattern';

/** What was found so far; empty at first. */
export function createFoundPatterns(): FoundPatterns & {
  add(pattern: string, candidates: readonly FoundCandidate[]): void;
} {
  const byPattern = new Map<string, readonly FoundCandidate[]>();
  /** By pattern, then by role (empty for the chief one). */
  const filled = new Map<string, Map<string, Set<RoleSymbol>>>();

  function fill(pattern: string, role: string, symbol: RoleSymbol): void {
    const roles = filled.get(pattern) ?? new Map<string, Set<RoleSymbol>>();
    filled.set(pattern, roles);
    const symbols = roles.get(role);
    if (symbols === undefined) roles.set(role, new Set([symbol]));
    else symbols.add(symbol);
  }

  return {
    of: pattern => byPattern.get(pattern) ?? [],
    has: (pattern, symbol, role = '') => filled.get(pattern)?.get(role)?.has(symbol) ?? false,
    add(pattern, candidates) {
      byPattern.set(pattern, candidates);
      for (const { roles } of candidates)
        roles.forEach(({ role, symbol }, place) => {
          if (place === 0) fill(pattern, '', symbol);
          fill(pattern, role, symbol);
        });
    },
  };
}
