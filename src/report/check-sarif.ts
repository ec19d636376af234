import type { Log, ReportingDescriptor, Result } from 'sarif';
import type { Severity } from '../model/diagnostic';
import type { CheckedViolation, CheckOutcome } from '../rules/outcome';

const LEVELS = { error: 'error', warning: 'warning', info: 'note' } as const satisfies Record<
  Severity,
  string
>;

/** The schema that the text follows. */
const SCHEMA = 'https://json.schemastore.org/sarif-2.1.0.json';

/** What is needed to write SARIF besides what was found. */
export interface SarifOptions {
  /** Lintel's version. */
  readonly version: string;
  /** Path from the repository to the checked folder, empty or ending in `/`. */
  readonly folder: string;
}

/**
 * What a check came to as SARIF 2.1.0. What the baseline knows is there, too, as `unchanged`; fingerprints are the keys
 * that the baseline uses.
 */
export function writeCheckSarif(outcome: CheckOutcome, { version, folder }: SarifOptions): string {
  const ids = [...new Set(outcome.violations.map(({ rule }) => rule))].sort();
  const kinds = new Map(outcome.violations.map(({ rule, kind }) => [rule, kind]));
  const rules = ids.map((id): ReportingDescriptor => {
    const kind = kinds.get(id) ?? id;
    return { id, name: kind, shortDescription: { text: `A rule of the kind "${kind}".` } };
  });
  const log: Log = {
    $schema: SCHEMA,
    version: '2.1.0',
    runs: [
      {
        tool: { driver: { name: 'Lintel', semanticVersion: version, rules } },
        columnKind: 'utf16CodeUnits',
        results: outcome.violations.map(violation =>
          describeResult(violation, ids.indexOf(violation.rule), outcome.hasBaseline, folder),
        ),
      },
    ],
  };
  return `${JSON.stringify(log, undefined, 2)}\n`;
}

function describeResult(
  violation: CheckedViolation,
  ruleIndex: number,
  hasBaseline: boolean,
  folder: string,
): Result {
  const { rule, severity, message, from, line, column, endColumn, chain = [], key, baselined } = violation;
  const related = chain.map((step, id) => ({
    id,
    message: { text: `${step.from} imports ${step.to}` },
    ...locate(folder + step.from, step.line, step.column),
  }));
  return {
    ruleId: rule,
    ruleIndex,
    level: LEVELS[severity],
    message: { text: message },
    locations: [locate(folder + from, line, column, endColumn)],
    ...(related.length > 0 && { relatedLocations: related }),
    partialFingerprints: { 'lintelKey/v1': key },
    ...(hasBaseline && { baselineState: baselined ? 'unchanged' : 'new' }),
  };
}

function locate(file: string, startLine: number, startColumn: number, endColumn?: number) {
  const region = { startLine, startColumn, ...(endColumn !== undefined && { endColumn }) };
  const uri = file.split('/').map(encodeURIComponent).join('/');
  return { physicalLocation: { artifactLocation: { uri }, region } };
}
