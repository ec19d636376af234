import { asJson, type Json } from '../read-json';

/** Conditions in the order in which their targets are tried: what leads to source first, then the usual entries. */
const CONDITIONS = [
  'source',
  'development',
  'types',
  'import',
  'module',
  'require',
  'node',
  'browser',
  'default',
];

/** The two-way table of a `package.json`: `exports` with keys such as `./a`, or `imports` with keys such as `#a`. */
export function readTargets(table: unknown, key: string): readonly string[] {
  const byKey = asJson(table);
  const isTable =
    byKey !== undefined && Object.keys(byKey).some(name => name.startsWith('.') || name.startsWith('#'));
  if (!isTable) return key === '.' ? collectTargets(table) : [];
  if (byKey[key] !== undefined) return collectTargets(byKey[key]);
  const pattern = bestPattern(byKey, key);
  if (pattern === undefined) return [];
  const star = pattern.indexOf('*');
  const middle =
    star === -1 ? key.slice(pattern.length) : key.slice(star, key.length - (pattern.length - star - 1));
  return collectTargets(byKey[pattern]).map(target =>
    star === -1 ? target + middle : target.replaceAll('*', () => middle),
  );
}

/** The pattern with the longest text before its star; a key ending in `/` stands for everything below. */
function bestPattern(table: Json, key: string): string | undefined {
  let best: string | undefined;
  let bestLength = -1;
  for (const pattern of Object.keys(table)) {
    const star = pattern.indexOf('*');
    const prefix = star === -1 ? pattern : pattern.slice(0, star);
    if (star === -1 && !pattern.endsWith('/')) continue;
    const suffix = star === -1 ? '' : pattern.slice(star + 1);
    if (!key.startsWith(prefix) || !key.endsWith(suffix) || key.length < prefix.length + suffix.length)
      continue;
    if (prefix.length <= bestLength) continue;
    best = pattern;
    bestLength = prefix.length;
  }
  return best;
}

/** Every path in a target, whatever the conditions on it, the most telling ones first. */
function collectTargets(value: unknown): readonly string[] {
  if (typeof value === 'string') return [value];
  if (Array.isArray(value)) return value.flatMap(collectTargets);
  const conditions = asJson(value);
  if (conditions === undefined) return [];
  const names = Object.keys(conditions);
  const ordered = [...CONDITIONS.filter(name => names.includes(name)), ...names.filter(isUnranked)];
  return ordered.flatMap(name => collectTargets(conditions[name]));
}

function isUnranked(condition: string): boolean {
  return !CONDITIONS.includes(condition);
}
