/** A pattern that `lintel patterns --format json` names. Lines count from 1; modules are paths in the analyzed folder. */
export interface Finding {
  readonly pattern: string;
  /** From 0 to 1. */
  readonly confidence: number;
  /** Who takes part; the first is the one to look at first. */
  readonly roles: readonly FindingRole[];
  readonly evidence: readonly FindingEvidence[];
}

/** A symbol and the part it plays. */
export interface FindingRole {
  readonly role: string;
  readonly symbol: string;
  readonly module: string;
  readonly line: number;
}

/** A reason, and how much it counts for or against. */
export interface FindingEvidence {
  readonly text: string;
  readonly weight: number;
  readonly module: string;
  readonly line: number;
}

/**
 * The findings in the JSON that `lintel patterns` prints.
 *
 * @throws where it has no list `patterns` of findings with roles
 */
export function readFindings(json: unknown): readonly Finding[] {
  const findings = (json as { patterns?: unknown }).patterns;
  if (!Array.isArray(findings)) throw new Error('There is no list "patterns" in the findings.');
  for (const [at, finding] of findings.entries())
    if (typeof finding?.pattern !== 'string' || !Array.isArray(finding.roles) || finding.roles.length === 0)
      throw new Error(`patterns[${at}] has no pattern or no roles.`);
  return findings;
}
