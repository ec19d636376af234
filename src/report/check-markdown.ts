import { type CheckedViolation, type CheckOutcome, hasFailed } from '../rules/outcome';

/** Most violations of one rule that are listed; a comment on a pull request has its bounds. */
const MOST = 50;

/** What a check came to as Markdown for a comment on a pull request. */
export function* writeCheckMarkdown(outcome: CheckOutcome): Generator<string, void> {
  const { violations, stale, modules, rules, isUnconfigured } = outcome;
  const shown = violations.filter(({ baselined }) => !baselined);
  const known = violations.length - shown.length;
  const scope = isUnconfigured ? `${modules} modules, no rules yet` : `${rules} rules, ${modules} modules`;
  const title = hasFailed(outcome) ? '❌ Architecture: broken' : '✅ Architecture: kept';
  yield `### ${title}\n\n${shown.length} new, ${known} known, ${stale.length} fixed (${scope})\n`;
  for (const rule of new Set(shown.map(violation => violation.rule))) {
    const list = shown.filter(violation => violation.rule === rule);
    yield `\n#### ${escapeText(rule)} (${list.length})\n\n| where | what |\n|---|---|\n`;
    for (const violation of list.slice(0, MOST)) yield writeRow(violation);
    if (list.length > MOST) yield `\n… and ${list.length - MOST} more\n`;
  }
  if (stale.length === 0) return;
  yield '\n#### Fixed, but still in the baseline\n\n';
  for (const { rule, from, to } of stale)
    yield `- ${code(from)}${to === undefined ? '' : ` → ${code(to)}`} (${escapeText(rule)})\n`;
  yield '\nRun `lintel check --update-baseline` and commit the file.\n';
}

function writeRow({ from, line, severity, message }: CheckedViolation): string {
  const mark = severity === 'error' ? '' : `*${severity}* `;
  return `| ${code(`${from}:${line}`)} | ${mark}${escapeText(message)} |\n`;
}

function code(text: string): string {
  return `\`${text.replaceAll('`', "'").replaceAll('|', '\\|').replace(/\s+/g, ' ')}\``;
}

/** Text of the workspace stays text: no markup, no mention, no HTML. */
function escapeText(text: string): string {
  return text
    .replace(/\s+/g, ' ')
    .replace(/[\\`*_{}[\]<>|#~]/g, '\\$&')
    .replaceAll('@', '@\u200B');
}
