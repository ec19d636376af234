import assert from 'node:assert/strict';
import { parseViewToHost } from '../../../src/protocol/parse-view-to-host';
import type { ViewToHost } from '../../../src/protocol/view-messages';

const good: readonly ViewToHost[] = [
  { type: 'ready' },
  { type: 'request-history' },
  { type: 'resync', revision: 0 },
  { type: 'open', module: 'a.ts' },
  { type: 'open', module: 'a.ts', line: 3 },
  { type: 'open', module: 'a.ts', line: 3, column: 7 },
  { type: 'command', command: 'show-log' },
  { type: 'save', format: 'svg', content: '<svg></svg>' },
  { type: 'log', level: 'warn', message: 'slow' },
  { type: 'reveal-in-explorer', id: 'src' },
  { type: 'copy-path', id: 'a.ts' },
  { type: 'copy', text: '' },
];

const bad: readonly unknown[] = [
  undefined,
  null,
  'ready',
  {},
  { type: 'shutdown' },
  { type: 'resync' },
  { type: 'resync', revision: -1 },
  { type: 'resync', revision: '3' },
  { type: 'open' },
  { type: 'open', module: '' },
  { type: 'open', module: 7 },
  { type: 'open', module: 'a.ts', line: 0 },
  { type: 'open', module: 'a.ts', line: 1.5 },
  { type: 'open', module: 'a.ts', column: Number.NaN },
  { type: 'command', command: 'workbench.action.quit' },
  { type: 'command', command: 'toString' },
  { type: 'save', format: 'gif', content: '' },
  { type: 'log', level: 'constructor', message: 'x' },
  { type: 'copy', text: 7 },
  { type: 'copy-path', id: '' },
  { type: 'reveal-in-explorer' },
  { type: 'log', level: 'info', message: 5 },
];

describe('messages from the panel', () => {
  for (const message of good)
    it(`are understood: ${JSON.stringify(message)}`, () => {
      assert.deepEqual(parseViewToHost(message), message);
    });

  for (const message of bad)
    it(`are refused: ${JSON.stringify(message)}`, () => {
      assert.equal(parseViewToHost(message), undefined);
    });

  it('lose what does not belong to them', () => {
    assert.deepEqual(parseViewToHost({ type: 'ready', extra: 1 }), { type: 'ready' });
  });

  it('cannot fill the log', () => {
    const parsed = parseViewToHost({ type: 'log', level: 'error', message: 'x'.repeat(1_000_000) });
    assert.ok(parsed?.type === 'log' && parsed.message.length < 10_000);
  });
});
