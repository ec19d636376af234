import assert from 'node:assert/strict';
import {
  parseAnalyzeParams,
  parseFilesChangedParams,
  parseFindingPlace,
  parseNamePlace,
  parseWantPatternsParams,
} from '../../../src/protocol/parse-server-messages';

describe('parameters of the analysis process', () => {
  it('come out as they went in, but for what is not part of them', () => {
    const roots = [{ name: 'a', path: '/a' }];
    assert.deepEqual(parseAnalyzeParams({ roots: [{ ...roots[0], more: 1 }], more: 2 }), { roots });
    assert.deepEqual(parseAnalyzeParams({ roots: [] }), { roots: [] });
    assert.deepEqual(parseAnalyzeParams({ roots, cacheFolder: '/c' }), { roots, cacheFolder: '/c' });
    for (const cacheFolder of [7, '', null])
      assert.equal(parseAnalyzeParams({ roots, cacheFolder }), undefined);
    const changes = (['created', 'changed', 'deleted'] as const).map(type => ({ path: `/${type}`, type }));
    assert.deepEqual(parseFilesChangedParams({ changes }), { changes });
    assert.deepEqual(parseWantPatternsParams({ wanted: false, more: 1 }), { wanted: false });
    const place = { pattern: 'port', module: 'a.ts', symbol: 'A' };
    assert.deepEqual(parseFindingPlace({ ...place, because: '' }), place);
    assert.deepEqual(parseFindingPlace({ ...place, because: 'No' }), { ...place, because: 'No' });
    for (const fault of [{ pattern: '' }, { module: 1 }, { symbol: null }, { because: 1 }])
      assert.equal(parseFindingPlace({ ...place, ...fault }), undefined);
  });

  it('name a place with or without the name that stands there', () => {
    assert.deepEqual(parseNamePlace({ module: 'a.ts', line: 2, more: 1 }), { module: 'a.ts', line: 2 });
    const place = { module: 'a.ts', line: 2, name: 'Order' };
    assert.deepEqual(parseNamePlace(place), place);
    for (const fault of [{ module: '' }, { line: 0 }, { name: '' }, { name: 1 }])
      assert.equal(parseNamePlace({ ...place, ...fault }), undefined);
  });

  const wrong = [
    undefined,
    null,
    1,
    'x',
    [],
    {},
    { roots: {} },
    { roots: [null] },
    { roots: [{ name: 'a' }] },
  ];
  for (const value of [...wrong, { roots: [{ name: 'a', path: 7 }] }, { roots: [{ name: '', path: '/a' }] }])
    it(`are refused as ${JSON.stringify(value)}`, () => {
      assert.equal(parseAnalyzeParams(value), undefined);
      assert.equal(parseFilesChangedParams(value), undefined);
      assert.equal(parseWantPatternsParams(value), undefined);
      assert.equal(parseFindingPlace(value), undefined);
    });

  for (const change of [null, { path: '/a' }, { path: '/a', type: 'renamed' }, { path: 1, type: 'created' }])
    it(`are refused with the change ${JSON.stringify(change)}`, () => {
      const good = { path: '/a', type: 'created' };
      assert.equal(parseFilesChangedParams({ changes: [good, change] }), undefined);
    });
});
