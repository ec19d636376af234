import { groupBy } from '../../src/graph/group-by';
import type { Finding } from '../../src/model/finding';
import type { ExpectedPattern, Labels } from './read-labels';

/** What counts, and from where on. */
export interface MeasureOptions {
  /** Findings below do not count. From 0 to 1. */
  readonly minConfidence: number;
  /** Patterns to measure; all where there are none. */
  readonly patterns?: ReadonlySet<string>;
  /**
   * A harder count. Each file that a glob matches has to be hit, and a finding is a false alarm in each labelled file where the
   * labels do not have its pattern, wherever its other roles are.
   */
  readonly perFile?: boolean;
}

/** A label that no finding hits, and the most confident finding that would have, had it been more confident. */
export interface Miss {
  readonly label: ExpectedPattern;
  readonly file: string | undefined;
  readonly tooWeak: Finding | undefined;
}

/** A pattern found in a file of which the labels say otherwise; `findings` has the most confident first. */
export interface FalseAlarm {
  readonly pattern: string;
  readonly file: string;
  readonly findings: readonly Finding[];
}

/** What labels and findings say of each other. */
export interface Measurement {
  readonly hits: readonly ExpectedPattern[];
  readonly misses: readonly Miss[];
  readonly falseAlarms: readonly FalseAlarm[];
  /** Findings of any confidence that the labels judge, with their judgement. */
  readonly judged: readonly { readonly finding: Finding; readonly right: boolean }[];
}

/**
 * Compares findings with labels.
 *
 * A file is hit by a finding of that pattern that has a role in it. A label is hit when at least one of its files is: a
 * glob over a folder says that the pattern is in there, not that each file is part of it.
 *
 * A finding is a false alarm when every file in which it has a role is labelled (by an `expect` or a `none`) and no label of
 * any of these files names its pattern, as `pattern` or among `also`. It is one of the file of its first role, and several of one
 * pattern there are one, as several that hit a label are one hit. What is in files without labels does not count: nobody
 * has said what is there.
 */
export function measure(
  labels: Labels,
  findings: readonly Finding[],
  { minConfidence, patterns, perFile = false }: MeasureOptions,
): Measurement {
  const measured = ({ pattern }: { pattern: string }) => patterns?.has(pattern) ?? true;
  const candidates = findings.filter(measured).sort((a, b) => b.confidence - a.confidence);
  const counted = candidates.filter(finding => finding.confidence >= minConfidence);
  const byPattern = groupBy(candidates, finding => finding.pattern);
  const hits: ExpectedPattern[] = [];
  const misses: Miss[] = [];
  for (const label of labels.expect.filter(measured)) {
    const units = perFile ? label.files.map(file => [file]) : [label.files];
    for (const files of units) {
      const wanted = new Set(files);
      const best = byPattern
        .get(label.pattern)
        ?.find(({ roles }) => roles.some(role => wanted.has(role.module)));
      if (best !== undefined && best.confidence >= minConfidence) hits.push(label);
      else misses.push({ label, file: files.length === 1 ? files[0] : undefined, tooWeak: best });
    }
  }
  const allowed = collectAllowed(labels);
  return {
    hits,
    misses,
    falseAlarms: collectFalseAlarms(counted, allowed, perFile),
    judged: candidates.flatMap(finding => {
      const right = judge(finding, allowed);
      return right === undefined ? [] : [{ finding, right }];
    }),
  };
}

/** The patterns that may be found in each labelled file. */
function collectAllowed({ expect, none }: Labels): ReadonlyMap<string, ReadonlySet<string>> {
  const allowed = new Map<string, Set<string>>();
  for (const file of none) allowed.set(file, new Set());
  for (const { files, pattern, also } of expect)
    for (const file of files) {
      const names = allowed.get(file) ?? new Set();
      allowed.set(file, names);
      for (const name of [pattern, ...also]) names.add(name);
    }
  return allowed;
}

/** Whether a finding is right; `undefined` where the labels do not say. */
function judge(finding: Finding, allowed: ReadonlyMap<string, ReadonlySet<string>>): boolean | undefined {
  const files = finding.roles.map(role => allowed.get(role.module));
  if (files.some(names => names?.has(finding.pattern))) return true;
  return files.includes(undefined) ? undefined : false;
}

function collectFalseAlarms(
  findings: readonly Finding[],
  allowed: ReadonlyMap<string, ReadonlySet<string>>,
  perFile: boolean,
): FalseAlarm[] {
  const alarms = findings.flatMap(finding =>
    listFalseFiles(finding, allowed, perFile).map(file => ({ file, finding })),
  );
  const groups = groupBy(alarms, ({ file, finding }) => `${finding.pattern}\n${file}`);
  return [...groups.values()].map(group => ({
    pattern: group[0].finding.pattern,
    file: group[0].file,
    findings: group.map(({ finding }) => finding),
  }));
}

function listFalseFiles(
  finding: Finding,
  allowed: ReadonlyMap<string, ReadonlySet<string>>,
  perFile: boolean,
): string[] {
  if (!perFile) return judge(finding, allowed) === false ? [finding.roles[0].module] : [];
  const files = new Set(finding.roles.map(role => role.module));
  return [...files].filter(file => allowed.get(file)?.has(finding.pattern) === false);
}
