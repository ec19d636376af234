import type { CandidateRole, RoleSymbol } from '../pattern';

/** Most symbols that a finding lists for one role. */
const MOST = 30;

/** The same role for each of these, once. */
export function rolesOf(role: string, symbols: Iterable<RoleSymbol | undefined>): CandidateRole[] {
  const found = new Set<RoleSymbol>();
  for (const symbol of symbols) if (symbol !== undefined && found.size < MOST) found.add(symbol);
  return [...found].map(symbol => ({ role, symbol }));
}
