import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { runCaptured } from './run-captured';

const RXJS = 'node_modules/rxjs/src';

describe('lintel map', () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'lintel-map-'));
  after(() => rmSync(folder, { recursive: true }));

  async function draw(name: string, ...options: string[]): Promise<string> {
    const file = path.join(folder, name);
    const named = options.some(option => path.isAbsolute(option)) ? [] : [RXJS];
    const run = await runCaptured(['map', ...named, ...options, '--out', file]);
    assert.deepEqual(run, { code: 0, stdout: '', stderr: '' });
    return readFileSync(file, 'utf8');
  }

  it('draws an SVG with the parts of the folder', async () => {
    const svg = await draw('map.svg');
    assert.match(svg, /^(<\?xml[^>]*>\s*)?<svg [^>]*xmlns="http:\/\/www\.w3\.org\/2000\/svg"/);
    for (const part of ['internal', 'operators', 'ajax']) assert.ok(svg.includes(part), part);
    assert.match(svg, /<\/svg>\s*$/);
  });

  it('colours boxes by what is measured, with a legend', async () => {
    const svg = await draw('size.svg', '--colour-by', 'size');
    assert.match(svg, /<title>[^<]*operators: [\d,]+ lines<\/title>/);
    assert.match(svg, /Size: Physical lines/);
  });

  it('asks git for what commits say', async () => {
    const repository = path.join(folder, 'repository');
    mkdirSync(repository);
    writeFileSync(path.join(repository, 'old.py'), 'x = 1\n');
    const git = (...args: string[]) =>
      execFileSync('git', ['-c', 'user.name=A', '-c', 'user.email=a@example.org', ...args], {
        cwd: repository,
        stdio: 'pipe',
      });
    git('init', '-q');
    git('add', '.');
    git('commit', '-qm', 'first');
    writeFileSync(path.join(repository, 'new.py'), 'y = 1\n');
    for (const name of ['churn', 'age']) {
      const svg = await draw(`${name}.svg`, '--colour-by', name, '--no-cache', repository);
      assert.match(svg, name === 'churn' ? /old\.py: 1 commit in 12 months/ : /old\.py: changed today/);
      assert.match(svg, /new\.py: no commits known/);
    }
    const html = await draw('churn.html', '--colour-by', 'churn', '--no-cache', repository);
    const start = /<script type="application\/json" id="lintel-start">(.*)<\/script>/.exec(html)![1]!;
    assert.equal(JSON.parse(start).colourBy, 'churn');
    assert.equal(JSON.parse(start).history.modules['old.py'].commits, 1);
  });

  it('looks for patterns where it is asked to, for badges and for the page', async () => {
    const patterned = path.resolve('test/fixtures/patterned');
    const options = ['--patterns', '--no-cache', patterned];
    assert.match(await draw('patterned.svg', ...options), />Rep</);
    assert.doesNotMatch(await draw('plain.svg', '--no-cache', patterned), />Rep</);
    const html = await draw('patterned.html', ...options);
    const start = /<script type="application\/json" id="lintel-start">(.*)<\/script>/.exec(html)![1]!;
    const { findings, descriptions } = JSON.parse(start).patterns;
    assert.ok(findings.some(({ pattern }: { pattern: string }) => pattern === 'repository'));
    assert.ok(descriptions.some(({ id }: { id: string }) => id === 'repository'));
  });

  it('knows no other colourings', async () => {
    const { code, stderr } = await runCaptured(['map', RXJS, '--out', 'x.svg', '--colour-by', 'mood']);
    assert.equal(code, 2);
    assert.match(stderr, /layer, language, size/);
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
