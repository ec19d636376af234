import assert from 'node:assert/strict';
import { describeImports } from '../../../src/extension/import-words';
import { listViolations } from '../../../src/extension/violation-rows';
import { applyRulesUpdate, NO_RULES, type RulesUpdate } from '../../../src/model/rules-update';
import type { CheckedViolation } from '../../../src/model/violation';

const violation = (from: string, to: string, more: Partial<CheckedViolation> = {}): CheckedViolation => ({
  ...{ rule: 'rings', kind: 'layers', severity: 'error', message: `${from} may not`, from, to },
  ...{ line: 2, column: 1, key: `rings|${from}|${to}`, baselined: false },
  ...more,
});
const update: RulesUpdate = {
  isWhole: true,
  isConfigured: true,
  violations: {
    'domain/a.ts': [
      violation('domain/a.ts', 'web/b.ts'),
      violation('domain/a.ts', 'web/c.ts', { rule: 'other' }),
    ],
    'domain/b.ts': [violation('domain/b.ts', 'web/b.ts', { baselined: true })],
    'web/c.ts': [violation('web/c.ts', 'web/d.ts')],
  },
  layers: {
    names: ['web', 'domain'],
    of: { 'domain/a.ts': 'domain', 'web/b.ts': 'web', 'web/c.ts': 'web', 'web/d.ts': 'web' },
  },
};
const state = applyRulesUpdate(NO_RULES, update);

describe('the rows of the Violations view', () => {
  const list = (by: Parameters<typeof listViolations>[1]) =>
    listViolations(state, by).map(row => [
      row.label,
      row.description,
      row.children?.().map(child => child.label),
    ]);

  it('are grouped by rule, by layer and by file, and count what the baseline knows', () => {
    assert.deepEqual(list('rule'), [
      ['rings', '2', ['a.ts → b.ts', 'c.ts → d.ts']],
      ['other', '1', ['a.ts → c.ts']],
      ['In the baseline', '1', undefined],
    ]);
    assert.deepEqual(
      list('layer').map(([label]) => label),
      ['domain → web', 'web', 'In the baseline'],
    );
    assert.deepEqual(list('file')[0], ['a.ts', '2 · domain', ['domain/a.ts may not', 'domain/a.ts may not']]);
  });

  it('are none without rules, and follow updates', () => {
    assert.deepEqual(listViolations(applyRulesUpdate(state, { ...update, isConfigured: false }), 'rule'), []);
    const broken = { module: 'lintel.json', line: 2, column: 1, severity: 'error', message: 'No.' } as const;
    const [problems] = listViolations(
      applyRulesUpdate(state, { ...update, isConfigured: false, problems: [broken] }),
      'rule',
    );
    assert.deepEqual(
      problems.children?.().map(({ label, open }) => [label, open]),
      [['No.', { module: 'lintel.json', line: 2, column: 1 }]],
      'what is wrong with a configuration that could not be read',
    );
    const fixed = applyRulesUpdate(state, {
      isWhole: false,
      isConfigured: true,
      violations: { 'domain/a.ts': [] },
    });
    assert.deepEqual([...fixed.violations.keys()], ['domain/b.ts', 'web/c.ts']);
    assert.equal(fixed.layers, state.layers);
  });
});

describe('what a hover says', () => {
  it('names the layers and what is not allowed', () => {
    const broken = violation('domain/a.ts', 'web/b.ts');
    const crossing = { rule: 'rings', from: 'domain', to: 'web', isBroken: true };
    assert.deepEqual(
      describeImports([
        { to: 'web/b.ts', crossings: [crossing], violations: [broken] },
        {
          to: 'x.ts',
          crossings: [{ ...crossing, isBroken: false }],
          violations: [{ ...broken, rule: 'plain' }],
        },
      ]),
      [
        'domain → web: not allowed by rule rings',
        'domain → web: allowed',
        'not allowed by rule plain: domain/a.ts may not',
      ],
    );
  });
});
