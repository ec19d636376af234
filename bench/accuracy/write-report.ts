import { groupBy } from '../../src/graph/group-by';
import type { Finding } from '../../src/model/finding';
import type { Measurement } from './measure';
import { addScores, findF1, findPrecision, findRecall, type Score, scorePatterns } from './score';

/** Reasons shown for a false alarm. */
const MOST_REASONS = 8;

/** A measurement with the names of what was measured. */
export interface NamedMeasurement extends Measurement {
  /** The labels file, as the person wrote it. */
  readonly labels: string;
}

/** Markdown: a table of all patterns with the total below. */
export function writeScores(measurements: readonly Measurement[]): string {
  const scores = scorePatterns(measurements);
  const total = { pattern: '**all**', ...addScores(scores) };
  return [
    '| pattern | labels | hit | missed | false alarms | precision | recall | F1 |',
    '|---|---|---|---|---|---|---|---|',
    ...[...scores, total].map(score => `| ${score.pattern} | ${writeScore(score)} |`),
  ].join('\n');
}

function writeScore(score: Score): string {
  const { hits, misses, falseAlarms } = score;
  const shares = [findPrecision(score), findRecall(score), findF1(score)];
  return [hits + misses, hits, misses, falseAlarms, ...shares.map(writeShare)].join(' | ');
}

function writeShare(share: number | undefined): string {
  return share === undefined ? '–' : share.toFixed(2);
}

/** Markdown: of the findings that the labels judge, how many are right, by their confidence. */
export function writeCalibration(measurements: readonly Measurement[]): string {
  const judged = measurements.flatMap(measurement => measurement.judged);
  const bins = groupBy(judged, ({ finding }) => Math.min(9, Math.floor(finding.confidence * 10 + 1e-9)));
  return [
    '| confidence | judged | right |',
    '|---|---|---|',
    ...[...bins]
      .sort(([a], [b]) => b - a)
      .map(([bin, group]) => {
        const right = group.filter(one => one.right).length;
        const share = Math.round((100 * right) / group.length);
        return `| ${bin / 10}–${(bin + 1) / 10} | ${group.length} | ${right} (${share} %) |`;
      }),
  ].join('\n');
}

/** Lines that say what was missed, with the place of the label. */
export function listMisses({ labels, misses }: NamedMeasurement): string[] {
  return misses.map(({ label, file, tooWeak }) => {
    const weak = tooWeak === undefined ? '' : ` (found with ${tooWeak.confidence.toFixed(2)})`;
    return `${file ?? label.path}: ${label.pattern} missed${weak}; ${labels}:${label.line}`;
  });
}

/** Lines that say what was falsely found, with the place, and the evidence indented below. */
export function listFalseAlarms({ falseAlarms }: Measurement): string[] {
  return falseAlarms.flatMap(({ pattern, file, findings: [finding, ...others] }) => {
    const { line } = finding.roles.find(role => role.module === file) ?? finding.roles[0];
    const more = others.length === 0 ? '' : `, and ${others.length} more`;
    const head = `${file}:${line}: ${pattern} ${finding.confidence.toFixed(2)}${more}: ${writeRoles(finding)}`;
    return [head, ...writeEvidence(finding).map(reason => `    ${reason}`)];
  });
}

/** Who plays what: `subject Order, observer Mail`. */
export function writeRoles({ roles }: Finding): string {
  return roles.map(({ role, symbol }) => `${role} ${symbol}`).join(', ');
}

/** A line for each of the weightiest reasons, which findings have first. */
export function writeEvidence({ evidence }: Finding): string[] {
  return evidence
    .slice(0, MOST_REASONS)
    .map(
      ({ text, weight, module, line }) => `${weight >= 0 ? '+' : ''}${weight} ${text} (${module}:${line})`,
    );
}
