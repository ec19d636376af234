import { groupBy } from '../graph/group-by';
import {
  type Finding,
  type FindingRole,
  PATTERN_FAMILIES,
  type PatternDescription,
  type PatternFamily,
} from '../model/finding';
import type { PatternOutcome } from './pattern-outcome';

/** How a text is written. */
export interface PatternsTextOptions {
  /** Whether to use the colours of a terminal. */
  readonly color: boolean;
  /** Whether each finding is followed by its reasons. */
  readonly evidence: boolean;
  /** What the patterns are, in the order in which they are listed within their families. */
  readonly patterns: ReadonlyMap<string, PatternDescription>;
}

type Paint = (code: number, text: string) => string;

const FAMILY_TITLES: Readonly<Record<PatternFamily, string>> = {
  architecture: 'Architecture',
  structural: 'Structural',
  creational: 'Creational',
  behavioural: 'Behavioural',
  resilience: 'Resilience and resources',
};

/** Most symbols of a role that are named. */
const MOST_NAMED = 4;

/** Findings by family and pattern for a terminal, one on a line, the surest first. Pieces of text, each with its line ends. */
export function* writePatternsText(
  { findings, dismissed, stats }: PatternOutcome,
  { color, evidence, patterns }: PatternsTextOptions,
): Generator<string, void> {
  const paint: Paint = (code, text) => (color ? `\x1b[${code}m${text}\x1b[0m` : text);
  const byPattern = groupBy(findings, finding => finding.pattern);
  for (const family of PATTERN_FAMILIES) {
    const own = [...patterns.values()].filter(({ id, family: its }) => its === family && byPattern.has(id));
    if (own.length === 0) continue;
    yield `${paint(1, FAMILY_TITLES[family])}\n`;
    for (const { id, title } of own) {
      const group = byPattern.get(id)!;
      yield `  ${title} ${paint(2, String(group.length))}\n`;
      for (const finding of [...group].sort(compareFindings))
        yield* writeFinding(finding, { paint, evidence });
    }
    yield '\n';
  }
  const count = `${findings.length} ${findings.length === 1 ? 'pattern' : 'patterns'}`;
  const hidden = dismissed > 0 ? `, ${dismissed} dismissed` : '';
  yield `${findings.length === 0 ? 'No patterns' : count} in ${stats.files} ${stats.files === 1 ? 'module' : 'modules'}${hidden}\n`;
}

function* writeFinding(
  { confidence, roles, evidence }: Finding,
  options: { readonly paint: Paint; readonly evidence: boolean },
): Generator<string, void> {
  const { paint } = options;
  const [chief, ...others] = roles;
  if (chief === undefined) return;
  const byRole = [...groupBy(others, ({ role }) => role)].map(
    ([role, group]) => `${role} ${nameSymbols(group, chief)}`,
  );
  const rest = byRole.length === 0 ? '' : ` ${paint(2, `· ${byRole.join(' · ')}`)}`;
  yield `    ${confidence.toFixed(2)} ${paint(36, `${chief.module}:${chief.line}`)} ${nameSymbol(chief)}${rest}\n`;
  if (!options.evidence) return;
  for (const { text, weight, module, line } of evidence) {
    const sign = weight < 0 ? '−' : '+';
    yield `         ${sign}${Math.abs(weight).toFixed(2)} ${text} ${paint(2, `${module}:${line}`)}\n`;
  }
}

/** `Order`; where it is not in the chief symbol's module, with its place. */
function nameSymbols(roles: readonly FindingRole[], chief: FindingRole): string {
  const named = roles.slice(0, MOST_NAMED).map(role => {
    const place = role.module === chief.module ? '' : `${role.module}:${role.line} `;
    return `${place}${nameSymbol(role)}`;
  });
  const more = roles.length - named.length;
  return `${named.join(', ')}${more > 0 ? ` and ${more} more` : ''}`;
}

/** A module as a whole is named by its place already. */
function nameSymbol({ symbol, module }: FindingRole): string {
  return symbol === module ? '(module)' : symbol;
}

function compareFindings(a: Finding, b: Finding): number {
  return b.confidence - a.confidence;
}
