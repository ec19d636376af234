import type { Log, ReportingDescriptor, Result } from 'sarif';
import type { Severity } from '../model/diagnostic';
import type { RuleKindDescription } from '../rules/describe-kind';
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
  /** Address of the folder with the page of each kind of rule, ending in `/`; absent where nobody has published it. */
  readonly documentation?: string;
  /** What there is to say of a kind of rule. */
  describeKind(kind: string): RuleKindDescription | undefined;
}

/**
 * What a check came to as SARIF 2.1.0. What the baseline knows is there, too, as `unchanged`; fingerprints are the keys
 * that the baseline uses.
 */
export function writeCheckSarif(outcome: CheckOutcome, options: SarifOptions): string {
  const { version, folder } = options;
  const ids = [...new Set(outcome.violations.map(({ rule }) => rule))].sort();
  const kinds = new Map(outcome.violations.map(({ rule, kind }) => [rule, kind]));
  const rules = ids.map((id): ReportingDescriptor => {
    const kind = kinds.get(id) ?? id;
    return { id, name: kind, ...describeKind(kind, options) };
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

/** Help on a kind of rule. Where its page has no address, its place in the sources is named. */
function describeKind(kind: string, options: SarifOptions): Partial<ReportingDescriptor> {
  const description = options.describeKind(kind);
  if (description === undefined) return { shortDescription: { text: `A rule of the kind "${kind}".` } };
  const { summary, options: list } = description;
  const page = `docs/rules/${kind}.md`;
  const uri = options.documentation && `${options.documentation}${kind}.md`;
  const where = uri === undefined ? `\`${page}\` of Lintel` : `[${page}](${uri})`;
  const markdown = [
    ...[summary, ''],
    ...list.map(([name, text]) => `- \`${name}\`: ${text}`),
    ...(list.length === 0 ? [] : ['']),
    `More, with an example: ${where}.`,
  ].join('\n');
  return {
    shortDescription: { text: summary },
    help: { text: `${summary} See ${uri ?? `${page} of Lintel`}.`, markdown },
    ...(uri !== undefined && { helpUri: uri }),
  };
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
