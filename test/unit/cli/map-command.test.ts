import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { runCaptured } from './run-captured';

const RXJS = 'node_modules/rxjs/src';

describe('lintel map', () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'lintel-map-'));
  after(() => rmSync(folder, { recursive: true }));

  async function draw(name: string): Promise<string> {
    const file = path.join(folder, name);
    assert.deepEqual(await runCaptured(['map', RXJS, '--out', file]), { code: 0, stdout: '', stderr: '' });
    return readFileSync(file, 'utf8');
  }

  it('draws an SVG with the parts of the folder', async () => {
    const svg = await draw('map.svg');
    assert.match(svg, /^(<\?xml[^>]*>\s*)?<svg [^>]*xmlns="http:\/\/www\.w3\.org\/2000\/svg"/);
    for (const part of ['internal', 'operators', 'ajax']) assert.ok(svg.includes(part), part);
    assert.match(svg, /<\/svg>\s*$/);
  });

  it('writes a page that needs nothing but itself', async () => {
    const html = await draw('map.html');
    const policy = /http-equiv="Content-Security-Policy" content="([^"]+)"/.exec(html)![1]!;
    assert.match(policy, /default-src 'none'/);
    assert.doesNotMatch(policy, /https?:|unsafe|\*/);
    const program = html.slice(
      html.lastIndexOf('<script>') + '<script>'.length,
      html.lastIndexOf('</script>'),
    );
    const hash = createHash('sha256').update(program).digest('base64');
    assert.ok(policy.includes(`script-src 'sha256-${hash}'`));
    assert.doesNotMatch(html, /<(script|link|img)[^>]+(src|href)=/);
    const data = /<script type="application\/json" id="lintel-snapshot">(.*)<\/script>/.exec(html)![1]!;
    const snapshot = JSON.parse(data);
    assert.ok(snapshot.records.length > 200);
    assert.deepEqual(snapshot.roots, [{ name: 'src', path: '' }]);
    assert.equal(snapshot.progress.phase, 'done');
  });
});
