/** One line with a figure, its limit, and whether it is kept. */
export function printFigure(name, value, limit, unit) {
  const state = value < limit ? 'reached' : 'to reach';
  console.log(`${name}: ${value.toFixed(2)} ${unit}, limit ${limit} ${unit}: ${state}`);
}
