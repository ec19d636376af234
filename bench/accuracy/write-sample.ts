import type { Finding } from '../../src/model/finding';

/** Lines of code shown from a role on: more for the first, which is the one to look at first. */
const LINES_OF_FIRST = 25;
const LINES_OF_OTHERS = 8;
/** Roles whose code is shown. */
const MOST_ROLES = 6;

/** The lines of a module; none where it cannot be read. */
export type ReadLines = (module: string) => readonly string[];

/** Markdown about a finding: its roles with their code, its evidence with the lines it stands on, and boxes to tick. */
export function writeSample(finding: Finding, number: number, readLines: ReadLines): string {
  const { pattern, confidence, roles, evidence } = finding;
  return [
    `## ${number}. ${pattern} ${confidence.toFixed(2)}`,
    '- [ ] right\n- [ ] wrong: ',
    'Evidence:',
    evidence.map(reason => writeReason(reason, readLines)).join('\n'),
    ...roles.slice(0, MOST_ROLES).map((role, at) => {
      const size = at === 0 ? LINES_OF_FIRST : LINES_OF_OTHERS;
      const head = `**${role.role}** \`${role.symbol}\` ${role.module}:${role.line}`;
      return `${head}\n\n${writeCode(readLines(role.module).slice(role.line - 1, role.line - 1 + size))}`;
    }),
    ...(roles.length > MOST_ROLES ? [writeOthers(roles.slice(MOST_ROLES))] : []),
  ].join('\n\n');
}

function writeReason(
  { text, weight, module, line }: Finding['evidence'][number],
  readLines: ReadLines,
): string {
  const source = readLines(module)[line - 1]?.trim() ?? '';
  const quoted = source === '' ? '' : `\n  \`${source.replaceAll('`', "'")}\``;
  return `- ${weight >= 0 ? '+' : ''}${weight} ${text} (${module}:${line})${quoted}`;
}

function writeOthers(roles: Finding['roles']): string {
  const others = roles.map(({ role, symbol, module, line }) => `${role} ${symbol} ${module}:${line}`);
  return `And ${others.length} more:\n\n${others.map(other => `- ${other}`).join('\n')}`;
}

/** A code block whose fence is longer than any in the code. */
function writeCode(lines: readonly string[]): string {
  const longest = Math.max(2, ...lines.flatMap(line => line.match(/`+/g) ?? []).map(ticks => ticks.length));
  const fence = '`'.repeat(longest + 1);
  return [fence, ...lines, fence].join('\n');
}
