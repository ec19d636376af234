import assert from 'node:assert/strict';
import { formatWeight, listPatterns } from '../../../src/extension/pattern-rows';
import type { Row } from '../../../src/extension/row';
import type { Finding } from '../../../src/model/finding';
import { NO_PATTERNS, type PatternsUpdate } from '../../../src/model/patterns-update';

const repository = (symbol: string, confidence: number): Finding => ({
  pattern: 'repository',
  confidence,
  roles: [
    { role: 'repository', symbol, module: 'orders/sql.py', line: 4 },
    { role: 'entity', symbol: 'Order', module: 'model.py', line: 2 },
    { role: 'interface', symbol: 'Orders', module: 'orders/port.py', line: 2 },
  ],
  evidence: [
    { text: 'gives out `Order`', weight: 0.4, module: 'orders/sql.py', line: 6 },
    { text: 'has no query of its own', weight: -0.15, module: 'orders/sql.py', line: 9 },
  ],
});
const root: Finding = {
  pattern: 'composition-root',
  confidence: 0.7,
  roles: [{ role: 'root', symbol: 'main.py', module: 'main.py', line: 1 }],
  evidence: [],
};
const update: PatternsUpdate = {
  ...NO_PATTERNS,
  revision: 1,
  findings: [repository('SqlOrders', 0.7), repository('FastOrders', 0.86), root],
  descriptions: [
    {
      ...{ id: 'repository', title: 'Repository', family: 'architecture', summary: 'Keeps them.' },
      roles: { repository: 'what keeps them', entity: 'what it keeps' },
    },
  ],
};
const list = (by: 'pattern' | 'folder', more: Partial<PatternsUpdate> = {}) =>
  listPatterns({ ...update, ...more }, update.findings, by);
const say = ({ label, description }: Row) => `${label} | ${description}`;

describe('the rows of the Patterns view', () => {
  it('are grouped by family and pattern, the surest finding first', () => {
    const [architecture, other] = list('pattern');
    assert.deepEqual([architecture!, other!].map(say), ['Architecture | 2', 'Other | 1']);
    const [pattern] = architecture!.children!();
    assert.equal(say(pattern!), 'Repository | 2');
    assert.equal(pattern!.tooltip, 'Keeps them.');
    assert.deepEqual(pattern!.children!().map(say), [
      'FastOrders | 0.86 · sql.py',
      'SqlOrders | 0.70 · sql.py',
    ]);
  });

  it('are grouped by folder', () => {
    const rows = list('folder');
    assert.deepEqual(rows.map(say), ['At the top | 1', 'orders | 2']);
    assert.deepEqual(rows[1]!.children!().map(say)[0], 'FastOrders | 0.86 · Repository');
  });

  it('lead from a finding to its roles and the lines of its evidence', () => {
    const finding = list('folder')[1]!.children!()[0]!;
    const [chief, entity, port, evidence] = finding.children!();
    assert.equal(say(entity!), 'Order | entity · model.py:2');
    assert.deepEqual(entity!.open, { module: 'model.py', line: 2 });
    assert.match(entity!.tooltip!, /what it keeps/);
    assert.deepEqual(
      [chief, entity, port].map(row => row!.icon!.name),
      ['symbol-class', 'symbol-class', 'symbol-interface'],
    );
    assert.equal(say(evidence!), 'Evidence | 2');
    assert.deepEqual(evidence!.children!().map(say), [
      '+0.40  gives out `Order` | sql.py:6',
      '−0.15  has no query of its own | sql.py:9',
    ]);
    assert.deepEqual(evidence!.children!()[1]!.open, { module: 'orders/sql.py', line: 9 });
    assert.equal(finding.finding, update.findings[1]);
  });

  it('have different ids, also where nested symbols share a name', () => {
    const same = [repository('SqlOrders', 0.7), repository('SqlOrders', 0.7)];
    const [family] = listPatterns(update, same, 'pattern');
    const ids = family!.children!()[0]!.children!().map(({ id }) => id);
    assert.equal(new Set(ids).size, 2);
  });

  it('say what is dismissed and what is wrong with the settings', () => {
    const problem = { module: 'lintel.json', line: 2, column: 3, message: 'There is no pattern "x".' };
    const rows = list('pattern', { dismissed: 3, problems: [{ ...problem, severity: 'warning' }] });
    assert.deepEqual([rows[0]!, rows.at(-1)!].map(say), ['Settings about patterns | 1', 'Dismissed | 3']);
    assert.deepEqual(rows[0]!.children!()[0]!.open, { module: 'lintel.json', line: 2, column: 3 });
  });

  it('show weights with their sign', () => {
    assert.deepEqual([0.4, -0.155, 1].map(formatWeight), ['+0.40', '−0.15', '+1.00']);
  });
});
