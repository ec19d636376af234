import assert from 'node:assert/strict';
import { indexNames, type Named } from '../../../webview/search-index';
import { matchName } from '../../../webview/search-match';
import { encodeText, tabulateNames } from '../../../webview/search-table';
import { markResult, parseQuery, searchNames } from '../../../webview/search-names';

function name(id: string): Named {
  const slash = id.lastIndexOf('/');
  return { id, name: id.slice(slash + 1), path: id.slice(0, Math.max(0, slash)), kind: 'module', node: id };
}

function search(ids: readonly string[], text: string): string[] {
  const index = indexNames(ids.map(name));
  const query = parseQuery(text);
  return query ? searchNames(index, query).map(i => index.entries[i].id) : [];
}

const fit = (text: string, term: string) => matchName(tabulateNames([text]), 0, encodeText(term));

describe('matchName', () => {
  it('tells how well a name fits', () => {
    assert.equal(fit('order', 'order'), 'exact');
    assert.equal(fit('Order.ts', 'order'), 'exact');
    assert.equal(fit('OrderPage', 'order'), 'prefix');
    assert.equal(fit('order.test.ts', 'order.test'), 'prefix');
    assert.equal(fit('MyOrder', 'order'), 'word');
    assert.equal(fit('my_order', 'order'), 'word');
    assert.equal(fit('reorder', 'order'), 'within');
    assert.equal(fit('OrderPage', 'op'), 'humps');
    assert.equal(fit('OrderPage', 'ordpa'), 'humps');
    assert.equal(fit('HTMLParser', 'hp'), 'humps');
    assert.equal(fit('user', 'usr'), 'scattered');
    assert.equal(fit('user', 'us3'), undefined);
  });

  it('finds the start of a word behind an earlier place', () => {
    assert.equal(fit('reorderOrder', 'order'), 'word');
  });

  it('does not take letters far apart, or few, for a match', () => {
    assert.equal(fit('a-very-long-name-with-everything', 'avg'), undefined);
    assert.equal(fit('order', 'or'), 'prefix');
    assert.equal(fit('border', 'od'), undefined);
    assert.equal(fit('border', 'o'), undefined);
  });

  it('stays quick where letters repeat', () => {
    assert.equal(fit('aA'.repeat(150), `${'a'.repeat(100)}b`), undefined);
  });
});

describe('searchNames', () => {
  it('puts the best first, and among equals the shortest', () => {
    const ids = ['a/reorder.ts', 'a/OrderPage.ts', 'a/order.ts', 'a/MyOrder.ts', 'b/orders.ts', 'order'];
    assert.deepEqual(search(ids, 'order'), [
      'order',
      'a/order.ts',
      'b/orders.ts',
      'a/OrderPage.ts',
      'a/MyOrder.ts',
      'a/reorder.ts',
    ]);
  });

  it('takes words in front of the last for the path', () => {
    const ids = ['core/model/order.ts', 'ui/order.ts', 'core/page.ts'];
    assert.deepEqual(search(ids, 'core order'), ['core/model/order.ts']);
    assert.deepEqual(search(ids, 'core/mod/order'), ['core/model/order.ts']);
    assert.deepEqual(search(ids, 'model core order'), []);
  });

  it('finds nothing for nothing, and other scripts as they are', () => {
    assert.equal(parseQuery('  / '), undefined);
    assert.deepEqual(search(['Ünïcode.ts', 'İ.ts'], 'ünï'), ['Ünïcode.ts']);
    assert.deepEqual(search(['سلام.ts'], 'سل'), ['سلام.ts']);
  });
});

describe('markResult', () => {
  it('says which characters were matched, in name and path', () => {
    const query = parseQuery('co/op');
    assert.ok(query);
    const marked = markResult(name('core/OrderPage.ts'), query);
    assert.deepEqual(marked.name, { text: 'OrderPage.ts', matched: [0, 5] });
    assert.deepEqual(marked.path, { text: 'core', matched: [0, 1] });
  });
});
