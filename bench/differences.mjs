// What the comparisons with other tools share: listing differences by their explanation.

/** Differences listed for one explanation. */
const MAX_LISTED = 20;

/**
 * Prints differences in groups, one for each explanation.
 *
 * @param {(difference: object) => string | undefined} explain why there is a difference; `undefined` where nothing does
 * @param {(difference: object) => string} describe the difference in a line
 * @returns {number} how many are not explained
 */
export function listDifferences(title, differences, explain, describe) {
  const groups = groupBy(differences, explain);
  for (const [explanation, group] of groups) {
    console.log(`\n${title}: ${group.length} – ${explanation ?? 'NOT EXPLAINED'}`);
    for (const difference of group.slice(0, MAX_LISTED)) console.log(`  ${describe(difference)}`);
    if (group.length > MAX_LISTED) console.log(`  … and ${group.length - MAX_LISTED} more`);
  }
  return groups.get(undefined)?.length ?? 0;
}

/** Says whether all is explained, and lets the process end accordingly. */
export function concludeComparison(unexplained) {
  console.log(
    unexplained === 0
      ? '\nEvery difference is explained.'
      : `\n${unexplained} differences are not explained.`,
  );
  process.exitCode = unexplained === 0 ? 0 : 1;
}

/** The items by what a function says of them, in the order of their first appearance. */
export function groupBy(items, key) {
  const groups = new Map();
  for (const item of items) {
    const name = key(item);
    const group = groups.get(name);
    if (group === undefined) groups.set(name, [item]);
    else group.push(item);
  }
  return groups;
}
