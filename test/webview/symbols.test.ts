import assert from 'node:assert/strict';
import type { ModuleSymbol } from '../../src/model/symbol';
import { openMap } from '../support/map-page';
import { createSnapshot } from '../support/records';

const plain = createSnapshot({ 'app.ts': ['store.ts'], 'store.ts': [] });
const symbols: Readonly<Record<string, readonly ModuleSymbol[]>> = {
  'store.ts': [
    { name: 'Store', kind: 'interface', abstract: true, line: 1, endLine: 3, relations: [] },
    {
      name: 'MemoryStore',
      kind: 'class',
      line: 5,
      endLine: 20,
      relations: [{ kind: 'implements', name: 'Store', line: 5 }],
    },
  ],
  'app.ts': [
    {
      name: 'run',
      kind: 'function',
      line: 3,
      endLine: 9,
      relations: [{ kind: 'creates', name: 'MemoryStore', module: 'store.ts', line: 4 }],
    },
  ],
};
const snapshot = {
  ...plain,
  records: plain.records.map(record => ({ ...record, symbols: symbols[record.module.id]! })),
};

describe('what is inside a module', () => {
  it('opens to its symbols in place, what implements above what it implements', async () => {
    const map = await openMap({ snapshot });
    await map.clickMark('store.ts');
    const [base, derived] = [await map.box('store.ts#Store'), await map.box('store.ts#MemoryStore')];
    assert.ok(derived.y < base.y);
    assert.deepEqual(
      (await map.arrows())
        .filter(arrow => arrow.from.includes('#'))
        .map(({ from, to, relation }) => [from, to, relation]),
      [['store.ts#MemoryStore', 'store.ts#Store', 'implements']],
    );
    await map.clickMark('store.ts');
    assert.equal(await map.findBox('store.ts#Store'), undefined);
    await map.close();
  });

  it('says what a symbol is and who creates it, and opens its line', async () => {
    const map = await openMap({ snapshot });
    await map.clickMark('store.ts');
    await map.click('store.ts#MemoryStore');
    const details = map.page.locator('.details');
    assert.match(
      (await details.textContent()) ?? '',
      /MemoryStore.*class.*16 lines.*implements.*Store.*created by/s,
    );
    await map.doubleClick('store.ts#MemoryStore');
    assert.deepEqual(await map.waitForSent('open'), { type: 'open', module: 'store.ts', line: 5 });
    await map.close();
  });

  it('opens and closes with the space bar', async () => {
    const map = await openMap({ snapshot });
    await map.click('app.ts');
    await map.page.keyboard.press(' ');
    await map.box('app.ts#run');
    await map.page.keyboard.press(' ');
    await map.settle();
    assert.equal(await map.findBox('app.ts#run'), undefined);
    await map.close();
  });
});
