import type { Severity } from '../model/diagnostic';
import type { CheckOutcome } from '../rules/outcome';

const COMMANDS: Readonly<Record<Severity, string>> = { error: 'error', warning: 'warning', info: 'notice' };

/**
 * What a check came to as workflow commands of GitHub Actions, which show it at the lines of a pull request. `folder` is
 * the path from the repository to the checked folder, empty or ending in `/`.
 */
export function* writeCheckGithub(outcome: CheckOutcome, folder: string): Generator<string, void> {
  for (const { baselined, severity, from, line, column, rule, message } of outcome.violations) {
    if (baselined) continue;
    const place = `file=${escapeProperty(folder + from)},line=${line},col=${column}`;
    yield `::${COMMANDS[severity]} ${place},title=${escapeProperty(`Lintel: ${rule}`)}::${escapeData(message)}\n`;
  }
  for (const { rule, from, to } of outcome.stale) {
    const what = `${from}${to === undefined ? '' : ` → ${to}`} does not break ${rule} any more`;
    const message = `${what}. Take it out of lintel-baseline.json: lintel check --update-baseline.`;
    const file = escapeProperty(`${folder}lintel-baseline.json`);
    yield `::error file=${file},title=${escapeProperty('Lintel: baseline')}::${escapeData(message)}\n`;
  }
}

function escapeData(text: string): string {
  return text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A');
}

function escapeProperty(text: string): string {
  return escapeData(text).replaceAll(':', '%3A').replaceAll(',', '%2C');
}
