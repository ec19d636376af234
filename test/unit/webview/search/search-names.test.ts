import assert from 'node:assert/strict';
import { indexNames, type Named } from '../../../../webview/search/search-index';
import { matchName } from '../../../../webview/search/search-match';
import { markResult, parseQuery, searchNames } from '../../../../webview/search/search-names';
import { encodeText, tabulateNames } from '../../../../webview/search/search-table';

function name(id: string): Named {
  const slash = id.lastIndexOf('/');
  return { id, name: id.slice(slash + 1), path: id.slice(0, Math.max(0, slash)), kind: 'module', node: id };
}

function search(ids: readonly string[], text: string): string[] {
  const index = indexNames(ids.map(name));
  const query = parseQuery(text);
  return query ? searchNames(index, query).map(i => index.entries[i].id) : [];
}

const howFits = (text: string, term: string) => matchName(tabulateNames([text]), 0, encodeText(term));

describe('matchName', () => {
  it('tells how well a name fits', () => {
    assert.equal(howFits('order', 'order'), 'exact');
    assert.equal(howFits('Order.ts', 'order'), 'exact');
    assert.equal(howFits('OrderPage', 'order'), 'prefix');
    assert.equal(howFits('order.test.ts', 'order.test'), 'prefix');
    assert.equal(howFits('MyOrder', 'order'), 'word');
    assert.equal(howFits('my_order', 'order'), 'word');
    assert.equal(howFits('reorder', 'order'), 'within');
    assert.equal(howFits('OrderPage', 'op'), 'humps');
    assert.equal(howFits('OrderPage', 'ordpa'), 'humps');
    assert.equal(howFits('HTMLParser', 'hp'), 'humps');
    assert.equal(howFits('user', 'usr'), 'scattered');
    assert.equal(howFits('user', 'us3'), undefined);
  });

  it('finds the start of a word behind an earlier place', () => {
    assert.equal(howFits('reorderOrder', 'order'), 'word');
  });

  it('does not take letters far apart, or few, for a match', () => {
    assert.equal(howFits('a-very-long-name-with-everything', 'avg'), undefined);
    assert.equal(howFits('order', 'or'), 'prefix');
    assert.equal(howFits('border', 'od'), undefined);
    assert.equal(howFits('border', 'o'), undefined);
  });

  it('stays quick where letters repeat', () => {
    assert.equal(howFits('aA'.repeat(150), `${'a'.repeat(100)}b`), undefined);
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
