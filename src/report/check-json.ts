import type { Dependency } from '../model/dependency';
import type { CheckedViolation, CheckOutcome } from '../rules/outcome';

/** Version of the format; it grows when a reader of the former one would go wrong. */
const VERSION = 1;

/** What a check came to as JSON, a row of a list on a line. Its schema is `schemas/check.schema.json`. */
export function* writeCheckJson(outcome: CheckOutcome): Generator<string, void> {
  const { violations, stale, problems, presets, modules, rules, isUnconfigured, hasBaseline } = outcome;
  yield `{"version":${VERSION}`;
  yield* writeList('violations', violations.map(pickViolation));
  yield* writeList('stale', stale);
  yield* writeList('problems', problems);
  yield* writeList('presets', presets);
  yield `,\n"stats":${JSON.stringify({ modules, rules })}`;
  yield `,\n"unconfigured":${isUnconfigured},"baseline":${hasBaseline}}\n`;
}

function pickViolation(violation: CheckedViolation) {
  const { rule, kind, severity, message, from, to, line, column, endColumn } = violation;
  const { names, chain, members, value, key, baselined } = violation;
  const steps = chain?.map(pickStep);
  const place = { from, to, line, column, endColumn };
  return { rule, kind, severity, message, ...place, baselined, names, chain: steps, members, value, key };
}

function pickStep({ from, to, specifier, line, column }: Dependency) {
  return { from, to, specifier, line, column };
}

function* writeList(name: string, rows: readonly unknown[]): Generator<string, void> {
  const text = rows.map(row => `\n${JSON.stringify(row)}`).join(',');
  yield `,\n"${name}":[${text}${rows.length === 0 ? '' : '\n'}]`;
}
