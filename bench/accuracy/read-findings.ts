import type { Finding } from '../../src/model/finding';

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
