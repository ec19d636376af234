import assert from 'node:assert/strict';
import {
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { Writable } from 'node:stream';
import { runCli } from '../../../src/cli/run-cli';
import { root } from '../../support/paths';
import { runCaptured } from './run-captured';

const PROJECT: Readonly<Record<string, string>> = {
  'a.ts': "import { b } from './b';\nimport './missing';\n",
  'b.ts': "import './a';\nexport const b = '\u{1f600}';\n",
  'shop/model.py': 'import os\n',
  'tsconfig.json': '{ "extends": "./none.json" }\n',
};

describe('the report that lintel graph keeps', () => {
  const base = mkdtempSync(path.join(tmpdir(), 'lintel-report-'));
  const work = path.join(base, 'work');
  const cacheFolder = path.join(base, 'cache');

  beforeEach(() => {
    for (const [file, text] of Object.entries(PROJECT)) write(file, text);
  });
  afterEach(() => rmSync(base, { recursive: true, force: true }));

  function write(file: string, text: string): void {
    mkdirSync(path.dirname(path.join(work, file)), { recursive: true });
    writeFileSync(path.join(work, file), text);
  }

  /** One run; only one that makes the graph's text looks for cycles. */
  async function graph(...args: string[]) {
    const { code, stdout, stderr } = await runCaptured(['graph', work, ...args]);
    const { stats, ...rest } = JSON.parse(stdout);
    const { files, lines, bytes } = stats;
    return { code, rest, totals: { files, lines, bytes }, stderr, isKept: !('cycles' in stats.phases) };
  }

  const cached = () => graph('--cache-folder', cacheFolder);

  /** What a run gives is what one without a cache gives. The answer: whether it came from the cache. */
  async function checkRun(): Promise<boolean> {
    const { isKept, ...found } = await cached();
    const { isKept: _, ...expected } = await graph('--no-cache');
    assert.deepEqual(found, expected);
    return isKept;
  }

  it('is what is written again as long as nothing changes', async () => {
    assert.deepEqual([await checkRun(), await checkRun(), await checkRun()], [false, true, true]);
  });

  const edits: Readonly<Record<string, () => void>> = {
    'a file changed': () => write('b.ts', "import './c';\nexport const b = '\u{1f600}';\n"),
    'a file added': () => write('missing.ts', ''),
    'a file renamed': () => {
      rmSync(path.join(work, 'shop/model.py'));
      write('shop/models.py', PROJECT['shop/model.py']!);
    },
    'a configuration changed': () => write('tsconfig.json', '{ "compilerOptions": {} }\n'),
    // No import means anything else by these, but there is more to tell.
    'settings that make no sense': () => write('lintel.json', '{ "no": 1 }\n'),
    'a link that leads out': () => symlinkSync(root, path.join(work, 'out')),
  };
  for (const [name, edit] of Object.entries(edits))
    it(`is made anew after ${name}`, async () => {
      await checkRun();
      edit();
      assert.deepEqual([await checkRun(), await checkRun()], [false, true]);
    });

  it('is made anew where it is damaged, with one line of warning', async () => {
    await cached();
    const name = readdirSync(cacheFolder).find(file => file.includes('-report'))!;
    const file = path.join(cacheFolder, name);
    const bytes = readFileSync(file);
    for (const place of [bytes.length - 2, bytes.indexOf('missing'), 3]) {
      const flipped = Buffer.from(bytes);
      flipped[place]! ^= 1;
      writeFileSync(file, flipped);
      const plain = await graph('--no-cache');
      const { isKept, stderr, rest } = await cached();
      const warning = `lintel: The cache ${file} is damaged: it is made anew.\n`;
      assert.deepEqual([isKept, stderr, rest], [false, warning + plain.stderr, plain.rest]);
      assert.equal(await checkRun(), true);
    }
  });

  it('is not kept where the reader went away before it was out', async () => {
    const gone = new Writable({
      write: (_chunk, _encoding, done) => done(Object.assign(new Error('gone'), { code: 'EPIPE' })),
    });
    const context = { stdout: gone, stderr: gone, cwd: root, programs: `${root}/dist`, cacheFolder };
    gone.on('error', () => undefined);
    assert.equal(await runCli(['graph', work], context), 0);
    assert.equal(await checkRun(), false);
  });

  it('is for JSON of modules alone', async () => {
    await cached();
    const args = ['graph', work, '--cache-folder', cacheFolder];
    const dot = await runCaptured([...args, '--format', 'dot']);
    assert.match(dot.stdout, /^digraph/);
    const symbols = await runCaptured([...args, '--level', 'symbol']);
    assert.ok('symbols' in JSON.parse(symbols.stdout));
    assert.equal(await checkRun(), true);
  });
});
