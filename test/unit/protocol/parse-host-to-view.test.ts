import assert from 'node:assert/strict';
import { parseHostToView } from '../../../src/protocol/parse-host-to-view';

describe('parseHostToView', () => {
  it('takes the request to search', () => {
    assert.deepEqual(parseHostToView({ type: 'focus-search', text: 7 }), { type: 'focus-search' });
    const finding = { type: 'show-finding', key: 'port a.ts#A' };
    assert.deepEqual(parseHostToView({ ...finding, more: 1 }), finding);
    assert.equal(parseHostToView({ type: 'show-finding', key: 1 }), undefined);
  });

  it('drops what it does not know', () => {
    for (const value of [undefined, null, 7, 'focus-search', {}, { type: 'search' }])
      assert.equal(parseHostToView(value), undefined);
  });
});

const module = { commits: 3, authors: 2, lastChange: '2026-01-31' };

describe('the history in messages to the panel', () => {
  it('is understood, with and without a message, and loses what does not belong to it', () => {
    for (const message of [
      { type: 'history', history: {} },
      { type: 'history', history: { 'a.ts': module }, message: 'shop is a shallow clone.' },
    ])
      assert.deepEqual(parseHostToView(message), message);
    assert.deepEqual(
      parseHostToView({ type: 'history', history: { 'a.ts': { ...module, more: 1 } }, extra: 2 }),
      { type: 'history', history: { 'a.ts': module } },
    );
  });

  it('is refused where a part of it is wrong', () => {
    for (const message of [
      { type: 'history' },
      { type: 'history', history: [7] },
      { type: 'history', history: {}, message: 7 },
      { type: 'history', history: { 'a.ts': { ...module, commits: '3' } } },
      { type: 'history', history: { 'a.ts': { ...module, lastChange: 'yesterday' } } },
    ])
      assert.equal(parseHostToView(message), undefined);
  });
});

describe('patterns in messages to the panel', () => {
  it('are understood where their lists are there', () => {
    const message = { type: 'patterns', revision: 1, findings: [], descriptions: [] };
    assert.equal(parseHostToView(message), message);
    for (const part of ['revision', 'findings', 'descriptions'])
      assert.equal(parseHostToView({ ...message, [part]: undefined }), undefined);
  });
});
