import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { writeMapHtml } from '../../../src/report/map-html';
import { createSnapshot } from '../../support/records';

const PLAIN = { script: 'run()', style: 'a{}' };

describe('writeMapHtml', () => {
  it('keeps names out of the markup', () => {
    const evil = '</script><script>alert(1)</script><!--.ts';
    const html = writeMapHtml(createSnapshot({ [evil]: [] }), PLAIN);
    assert.equal(html.match(/<script/g)?.length, 3);
    assert.ok(!html.includes('<!--'));
    const data = /id="lintel-snapshot">(.*)<\/script>/.exec(html)![1]!;
    assert.equal(JSON.parse(data).records[0].module.id, evil);
  });

  it('escapes the title', () => {
    const snapshot = { ...createSnapshot({}), roots: [{ name: '<b>&"', path: '/secret' }] };
    const html = writeMapHtml(snapshot, PLAIN);
    assert.ok(html.includes('<title>&#60;b&#62;&#38;&#34; – architecture map</title>'));
    assert.ok(!html.includes('/secret'));
  });

  it('allows exactly its own script and style sheet', () => {
    const script = 'const tag = "</script>";\r\nrun("<!--")';
    const html = writeMapHtml(createSnapshot({}), { script, style: 'b::after{content:"</style>"}\r\n' });
    for (const element of ['script', 'style']) {
      const text = new RegExp(`<${element}>([^]*?)</${element}>`).exec(html)![1]!;
      const hash = createHash('sha256').update(text).digest('base64');
      assert.ok(html.includes(`${element}-src 'sha256-${hash}'`), element);
      assert.ok(!text.includes('\r'));
    }
    assert.match(html, /"<\\\/script>"/);
  });
});
