import type { ImportExplanation } from '../model/rules-update';

/** What a hover over an import says, a line each; empty where the rules have nothing to say about it. */
export function describeImports(explanations: readonly ImportExplanation[]): string[] {
  const lines = explanations.flatMap(({ crossings, violations }) => {
    const told = new Set<string>();
    const crossed = crossings.map(({ from, to, rule, isBroken }) => {
      told.add(rule);
      if (isBroken) return `${from} → ${to}: not allowed by rule ${rule}`;
      return from === to ? `inside ${from}` : `${from} → ${to}: allowed`;
    });
    const others = violations
      .filter(({ rule }) => !told.has(rule))
      .map(({ rule, message }) => `not allowed by rule ${rule}: ${message}`);
    return [...crossed, ...others];
  });
  return [...new Set(lines)];
}
