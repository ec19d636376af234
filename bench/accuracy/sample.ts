import type { Finding } from '../../src/model/finding';

/** Of these findings a random sample, in random order: the same for the same findings, whatever their order, and seed. */
export function sampleFindings(findings: readonly Finding[], count: number, seed: number): Finding[] {
  const pool = findings
    .map(finding => ({ finding, key: describePlace(finding) }))
    .sort((a, b) => (a.key < b.key ? -1 : 1))
    .map(({ finding }) => finding);
  const random = createRandom(seed);
  const size = Math.min(count, pool.length);
  for (let at = 0; at < size; at++) {
    const other = at + Math.floor(random() * (pool.length - at));
    [pool[at], pool[other]] = [pool[other], pool[at]];
  }
  return pool.slice(0, size);
}

function describePlace({ pattern, roles }: Finding): string {
  return [
    pattern,
    ...roles.map(({ role, symbol, module, line }) => `${module}:${line} ${role} ${symbol}`),
  ].join('\n');
}

/** Numbers from 0 up to 1 that only seem random: mulberry32, by Tommy Ettinger (public domain). */
function createRandom(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}
