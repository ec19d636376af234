import {
  type DescribedFindings,
  type Finding,
  type FindingRole,
  keyOfFinding,
  type PatternDescription,
} from '../../model/finding';

/** A role that something plays, with the finding it is part of. */
export interface PlayedRole {
  readonly finding: Finding;
  readonly role: FindingRole;
  /** Whether the pattern is named for it. */
  readonly isChief: boolean;
}

/** Findings that can be looked up. */
export interface FindingIndex {
  readonly findings: readonly Finding[];
  /** In the order in which patterns are listed; of those too that were not found. */
  readonly descriptions: readonly PatternDescription[];
  /** By `keyOfFinding`. */
  readonly byKey: ReadonlyMap<string, Finding>;
  /** What is played in each module, by its id, in the order of the text. */
  readonly ofModule: ReadonlyMap<string, readonly PlayedRole[]>;
  /** What a pattern is called; its id where nobody has described it. */
  titleOf(pattern: string): string;
}

/** Makes findings ready to be looked up. */
export function indexFindings({ findings, descriptions }: DescribedFindings): FindingIndex {
  const byKey = new Map<string, Finding>();
  const ofModule = new Map<string, PlayedRole[]>();
  for (const finding of findings) {
    const key = keyOfFinding(finding);
    if (!byKey.has(key)) byKey.set(key, finding);
    for (const [i, role] of finding.roles.entries()) {
      const played = ofModule.get(role.module) ?? [];
      ofModule.set(role.module, played);
      played.push({ finding, role, isChief: i === 0 });
    }
  }
  for (const played of ofModule.values()) played.sort((a, b) => a.role.line - b.role.line);
  const titles = new Map(descriptions.map(({ id, title }) => [id, title]));
  return { findings, descriptions, byKey, ofModule, titleOf: pattern => titles.get(pattern) ?? pattern };
}
