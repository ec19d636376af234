import assert from 'node:assert/strict';
import { ChangeBatch } from '../../../src/extension/change-batch';
import type { FileChange } from '../../../src/protocol/server-messages';

function gather(...types: readonly FileChange['type'][]): readonly FileChange[] {
  const delivered: FileChange[] = [];
  const batch = new ChangeBatch(1_000, changes => delivered.push(...changes));
  for (const type of types) batch.add({ path: '/a.ts', type });
  batch.flush();
  return delivered;
}

describe('batch of file changes', () => {
  it('delivers by itself, once for several changes', async () => {
    const batches = await new Promise<readonly FileChange[]>(resolve => {
      const batch = new ChangeBatch(1, resolve);
      batch.add({ path: '/a.ts', type: 'changed' });
      batch.add({ path: '/b.ts', type: 'deleted' });
    });
    assert.deepEqual(batches, [
      { path: '/a.ts', type: 'changed' },
      { path: '/b.ts', type: 'deleted' },
    ]);
  });

  it('says what came of a file that changed more than once', () => {
    const outcome = (...types: FileChange['type'][]) => gather(...types).map(({ type }) => type);
    assert.deepEqual(outcome('changed', 'changed'), ['changed']);
    assert.deepEqual(outcome('created', 'changed'), ['created']);
    assert.deepEqual(outcome('deleted', 'created'), ['changed']);
    assert.deepEqual(outcome('created', 'deleted'), ['deleted']);
    assert.deepEqual(outcome('changed', 'deleted'), ['deleted']);
  });

  it('delivers nothing where nothing changed, and nothing once disposed', () => {
    let count = 0;
    const batch = new ChangeBatch(1_000, () => count++);
    batch.flush();
    batch.add({ path: '/a.ts', type: 'changed' });
    batch.dispose();
    batch.flush();
    assert.equal(count, 0);
  });
});
