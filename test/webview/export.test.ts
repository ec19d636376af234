import assert from 'node:assert/strict';
import type { ExportFormat } from '../../src/protocol/view-messages';
import { openMap } from '../support/map-page';
import { createSnapshot } from '../support/records';

const shop = createSnapshot({
  'ui/page.ts': ['core/order.ts'],
  'core/order.ts': ['core/store.ts'],
  'core/store.ts': ['core/order.ts'],
});

/** What the panel hands over when one entry of the export menu is chosen. */
async function exportBy(label: string): Promise<{ format: ExportFormat; content: string }> {
  const map = await openMap({ snapshot: shop });
  await map.page.getByRole('button', { name: 'Export' }).click();
  await map.page.getByRole('menuitem', { name: label, exact: true }).click();
  const saved = await map.waitForSent('save');
  await map.close();
  return saved;
}

describe('exports', () => {
  it('give the picture as SVG', async () => {
    const { content } = await exportBy('Save as SVG');
    assert.match(content, /^<svg [\s\S]*order\.ts[\s\S]*<\/svg>\n$/);
  });

  it('give the picture as PNG', async () => {
    const { content } = await exportBy('Save as PNG');
    const bytes = Buffer.from(content, 'base64');
    assert.equal(bytes.subarray(1, 4).toString(), 'PNG');
    const [width, height] = [bytes.readUInt32BE(16), bytes.readUInt32BE(20)];
    assert.ok(width > 200 && height > 200, `${width} × ${height}`);
  });

  it('give the visible boxes as Mermaid, nested, with what points up', async () => {
    const { content } = await exportBy('Save as Mermaid');
    assert.match(content, /^flowchart TD\n {2}subgraph n\d+\["core"\]\n/);
    assert.match(content, /==>/);
  });

  it('give the visible boxes as DOT', async () => {
    const { content } = await exportBy('Save as DOT (Graphviz)');
    assert.match(content, /^digraph architecture \{[\s\S]*subgraph cluster_\d+ \{\n {4}label="core";/);
  });

  it('give what a page needs to open the same way', async () => {
    const map = await openMap({ snapshot: shop });
    await map.click('core/order.ts');
    await map.send({ type: 'export', format: 'html' });
    const { content } = await map.waitForSent('save');
    assert.deepEqual(JSON.parse(content).state.selection, { box: 'core/order.ts' });
    await map.close();
  });

  it('copy the picture as an image', async () => {
    const map = await openMap({ snapshot: shop });
    await map.page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
    await map.page.getByRole('button', { name: 'Export' }).click();
    await map.page.getByRole('menuitem', { name: 'Copy as Image' }).click();
    await map.page.getByText('Copied the picture to the clipboard.').waitFor();
    const types = await map.page.evaluate('navigator.clipboard.read().then(items => items[0].types)');
    assert.deepEqual(types, ['image/png']);
    await map.close();
  });
});
