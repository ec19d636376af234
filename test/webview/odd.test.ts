import assert from 'node:assert/strict';
import { openMap } from '../support/map-page';
import { createSnapshot } from '../support/records';

describe('workspaces that are unlike others', () => {
  it('one file is one box, in every view', async () => {
    const map = await openMap({ snapshot: createSnapshot({ 'alone.py': [] }) });
    await map.box('alone.py');
    for (const name of ['Matrix', 'Plot', 'Table', 'Treemap', 'Map'])
      await map.page.getByRole('tab', { name, exact: true }).click();
    await map.click('alone.py');
    assert.equal(await map.page.locator('.details h2').textContent(), 'alone.py');
    await map.close();
  });

  it('without any dependency there is a picture of the parts', async () => {
    const map = await openMap({ snapshot: createSnapshot({ 'a/x.ts': [], 'a/y.ts': [], 'b/z.ts': [] }) });
    const [a, b] = [await map.box('a'), await map.box('b')];
    assert.ok(a.width > 0 && b.width > 0);
    assert.deepEqual(await map.arrows(), []);
    await map.close();
  });

  it('10,000 files in one folder fit into the panel’s shape and can be picked', async () => {
    const files = Object.fromEntries(
      Array.from({ length: 10_000 }, (_, i) => [`flat/m${i}.ts`, i % 3 === 0 ? [`flat/m${i + 1}.ts`] : []]),
    );
    const map = await openMap({ snapshot: createSnapshot(files) });
    await map.send({ type: 'reveal', id: 'flat/m5000.ts' });
    await map.until(async () => (await map.page.locator('.details h2').textContent()) === 'm5000.ts');
    await map.page.locator('.map canvas').first().focus();
    await map.page.keyboard.press('0');
    const { width, height } = await map.box('flat');
    assert.ok(width / height > 0.4 && width / height < 4, `${width} × ${height}`);
    await map.close();
  });

  it('names of symbols are text, whatever they say', async () => {
    const plain = createSnapshot({ 'a.ts': [] });
    const name = '<img src=x onerror=alert(1)>';
    const symbols = [
      { name, kind: 'class', line: 1, endLine: 2, relations: [] },
      { name: 'y'.repeat(300), kind: 'function', line: 3, endLine: 4, relations: [] },
      { name: 'שלום', kind: 'variable', exported: true, line: 5, endLine: 5, relations: [] },
    ] as const;
    const snapshot = { ...plain, records: plain.records.map(record => ({ ...record, symbols })) };
    const map = await openMap({ snapshot });
    await map.clickMark('a.ts');
    await map.click(`a.ts#${name}`);
    assert.equal(await map.page.locator('.details h2').textContent(), name);
    assert.ok((await map.box(`a.ts#${'y'.repeat(300)}`)).width < 600);
    await map.page.getByRole('combobox', { name: /Find/ }).fill('onerror');
    await map.page
      .getByRole('listbox', { name: 'Results' })
      .getByText(/img src/)
      .waitFor();
    assert.equal(await map.page.locator('img').count(), 0);
    await map.close();
  });
});
