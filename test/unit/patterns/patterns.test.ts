import assert from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import type { Finding } from '../../../src/model/finding';
import type { CodeSource } from '../../../src/patterns/code/code-source';
import { PATTERNS } from '../../../src/patterns/registry';
import { root } from '../../support/paths';
import { detectAll, PATTERN_FIXTURES, readCode } from '../../support/pattern-fixtures';

const LANGUAGES = ['python', 'typescript'] as const;

/** From here on a finding is shown without being asked for. */
const SHOWN = 0.6;

type Expected = Record<(typeof LANGUAGES)[number], readonly { role: string; symbol: string }[]>;

describe('patterns', () => {
  let sources: readonly CodeSource[];
  before(async function () {
    this.timeout(60_000);
    sources = await readCode(PATTERN_FIXTURES);
  });

  /** What is found where nothing but this folder is there, surely enough to be shown. */
  function findIn(folder: string): Finding[] {
    const inside = sources.filter(({ module }) => module.startsWith(`${folder}/`));
    assert.notEqual(inside.length, 0, `${folder} has no code`);
    return detectAll(inside).filter(({ confidence }) => confidence >= SHOWN);
  }

  for (const id of PATTERNS.keys())
    describe(id, () => {
      it('has a page', () => {
        const page = readFileSync(path.join(root, `docs/patterns/${id}.md`), 'utf8');
        assert.match(page, /```py/);
        assert.match(page, /```ts/);
      });
      for (const language of LANGUAGES) {
        it(`is found in ${language}, with its roles`, () => {
          const file = path.join(PATTERN_FIXTURES, id, 'expect.json');
          const expected = (JSON.parse(readFileSync(file, 'utf8')) as Expected)[language];
          assert.ok(expected.length > 0, 'nothing is expected');
          const found = findIn(`${id}/${language}/is`);
          const roles = found.filter(({ pattern }) => pattern === id).flatMap(finding => finding.roles);
          for (const { role, symbol } of expected)
            assert.ok(
              roles.some(one => one.role === role && one.symbol === symbol),
              `${symbol} is no ${role}; found: ${describeFindings(found)}`,
            );
        });
        it(`is not seen in what only looks like it in ${language}`, () => {
          const found = findIn(`${id}/${language}/is-not`).filter(({ pattern }) => pattern === id);
          assert.deepEqual(found.map(describeFinding), []);
        });
      }
    });

  it('are listed with what they are for', () => {
    const list = readFileSync(path.join(root, 'docs/patterns/README.md'), 'utf8');
    const missing = [...PATTERNS.values()].filter(
      ({ id, title, summary }) => !list.includes(`- [${title}](${id}.md): ${summary}\n`),
    );
    assert.deepEqual(
      missing.map(({ id }) => id),
      [],
    );
  });

  it('have fixtures for known patterns alone', () => {
    const folders = existsSync(PATTERN_FIXTURES) ? readdirSync(PATTERN_FIXTURES) : [];
    assert.deepEqual(
      folders.filter(folder => !PATTERNS.has(folder)),
      [],
    );
  });

  it('describe their roles, and bind no others', function () {
    this.timeout(60_000);
    for (const { pattern, roles, evidence } of detectAll(sources)) {
      const described = Object.keys(PATTERNS.get(pattern)!.roles);
      assert.equal(roles[0]?.role, described[0], `${pattern}: the chief role comes first`);
      for (const { role } of roles) assert.ok(described.includes(role), `${pattern}: ${role}`);
      assert.equal(new Set(roles.map(one => JSON.stringify(one))).size, roles.length, pattern);
      assert.ok(evidence.length > 0, pattern);
    }
  });
});

function describeFindings(found: readonly Finding[]): string {
  return found.length === 0 ? 'nothing' : found.map(describeFinding).join('; ');
}

function describeFinding({ pattern, confidence, roles, evidence }: Finding): string {
  const bound = roles.map(({ role, symbol }) => `${role} ${symbol}`).join(', ');
  return `${pattern} ${confidence} (${bound}; ${evidence.map(({ text, weight }) => `${weight} ${text}`).join(', ')})`;
}
