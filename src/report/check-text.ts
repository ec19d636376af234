import type { Severity } from '../model/diagnostic';
import { type CheckedViolation, type CheckOutcome, hasFailed } from '../rules/outcome';

/** How a text is written. */
export interface CheckTextOptions {
  /** Whether to use the colours of a terminal. */
  readonly color: boolean;
}

const PAINT: Readonly<Record<Severity, number>> = { error: 31, warning: 33, info: 36 };

/**
 * What a check came to, for a terminal: by module, each violation with a place that terminals make a link of; what the
 * baseline knows is counted only. Pieces of text, each with its line ends.
 */
export function* writeCheckText(outcome: CheckOutcome, { color }: CheckTextOptions): Generator<string, void> {
  const paint = (code: number, text: string) => (color ? `\x1b[${code}m${text}\x1b[0m` : text);
  const shown = outcome.violations.filter(({ baselined }) => !baselined);
  for (const { preset, folder, parts } of outcome.presets) {
    const list = parts.map(part => `${part.name} ${paint(2, shorten(part.folders))}`);
    yield `${preset}${folder === '' ? '' : ` in ${folder}`}: ${list.join(' · ')}\n`;
  }
  if (outcome.presets.length > 0) yield '\n';
  for (const violation of shown) yield* writeViolation(violation, paint);
  for (const { rule, from, to, count = 1 } of outcome.stale) {
    const what = `${from}${to === undefined ? '' : ` → ${to}`}${count > 1 ? ` (${count} times)` : ''}`;
    yield `${paint(33, 'fixed')} ${what} ${paint(2, rule)}\n  The baseline still has it: take it out with --update-baseline.\n`;
  }
  if (shown.length + outcome.stale.length > 0) yield '\n';
  yield `${summarizeCheck(outcome, paint)}\n`;
}

function* writeViolation(violation: CheckedViolation, paint: (code: number, text: string) => string) {
  const { from, line, column, severity, rule, message, chain = [] } = violation;
  yield `${paint(1, `${from}:${line}:${column}`)} ${paint(PAINT[severity], severity)} ${paint(2, rule)}\n`;
  yield `  ${message}\n`;
  for (const step of chain) yield `    ${paint(2, `${step.from}:${step.line} imports ${step.to}`)}\n`;
}

function summarizeCheck(outcome: CheckOutcome, paint: (code: number, text: string) => string): string {
  const { violations, stale, modules, rules, isUnconfigured } = outcome;
  const of = (severity: Severity) =>
    violations.filter(each => !each.baselined && each.severity === severity).length;
  const known = violations.filter(({ baselined }) => baselined).length;
  const counts = [
    ...count(of('error'), 'error'),
    ...count(of('warning'), 'warning'),
    ...count(of('info'), 'hint'),
    ...(known > 0 ? [`${known} known from the baseline`] : []),
    ...(stale.length > 0 ? [`${stale.length} fixed but still in the baseline`] : []),
  ];
  const scope = isUnconfigured
    ? `${number(modules, 'module')}; there is no lintel.json with rules, so these are hints. 'lintel init' writes one`
    : `${number(rules, 'rule')}, ${number(modules, 'module')}`;
  const mark = hasFailed(outcome) ? paint(31, '✖') : paint(32, '✔');
  return `${mark} ${counts.length === 0 ? 'No violations' : counts.join(', ')} (${scope})`;
}

function count(n: number, noun: string): string[] {
  return n === 0 ? [] : [number(n, noun)];
}

function number(n: number, noun: string): string {
  return `${n} ${noun}${n === 1 ? '' : 's'}`;
}

/** Most folders of a part that are named. */
const MOST_FOLDERS = 4;

function shorten(folders: readonly string[]): string {
  const shown = folders.slice(0, MOST_FOLDERS).join(', ');
  return folders.length > MOST_FOLDERS ? `${shown} and ${folders.length - MOST_FOLDERS} more` : shown;
}
