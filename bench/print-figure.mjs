import { appendFileSync } from 'node:fs';

/**
 * Prints one line with a figure, its limit, and whether it is kept; leading blanks of the name indent the line. Where
 * `bench/run.mjs` has named a file for figures, the figure is also added to that, for the table at the end.
 *
 * @param {string} name what was measured, so that it can be understood in a table
 * @param {number} value
 * @param {number | undefined} limit most that is allowed; a figure without one is only told
 * @param {string} [unit] empty for ratios
 */
export function printFigure(name, value, limit, unit = '') {
  const shown = format(value, unit);
  const state = limit === undefined ? undefined : value <= limit ? 'reached' : 'not reached';
  const verdict = limit === undefined ? '' : `, to reach ≤ ${format(limit, unit)}: ${state}`;
  console.log(`${name}: ${shown}${verdict}`);
  const file = process.env.LINTEL_BENCH_FIGURES;
  if (!file) return;
  const limitShown = limit === undefined ? '–' : `≤ ${format(limit, unit)}`;
  const row = { name: name.trim(), value: shown, limit: limitShown, state: state ?? '–' };
  appendFileSync(file, `${JSON.stringify(row)}\n`);
}

/** Three digits that count, and no fraction that nobody has measured. */
function format(value, unit) {
  const digits = value >= 100 ? 0 : value >= 10 ? 1 : unit === '' ? 3 : 2;
  return `${Number(value.toFixed(digits))}${unit === '' ? '' : ` ${unit}`}`;
}
