import assert from 'node:assert/strict';
import {
  existsSync,
  lstatSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  symlinkSync,
  truncateSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { disk } from '../../../../src/engine/disk';
import type { FileSource } from '../../../../src/engine/file-source';
import { createWorkspaceAnalysis, type WorkspaceAnalysis } from '../../../../src/engine/workspace-analysis';
import { root } from '../../../support/paths';
import { createRandom } from '../../../support/random';
import { laterDisk } from './later-disk';

const never = new AbortController().signal;

const PROJECT: Readonly<Record<string, string>> = {
  'tsconfig.json': '{ "extends": "./configs/base" }',
  'configs/base.json': '{ "compilerOptions": { "paths": { "@lib/*": ["../lib/*"] } } }',
  'app/main.ts': "import { a } from '@lib/a';\nimport './missing';\n",
  'lib/a.ts': "import { b } from './b';\nexport const a = b;\n",
  'lib/b.ts': 'export const b = 1;\n',
  'shop/__init__.py': 'from .model import Order\n',
  'shop/model.py': 'class Order: pass\n',
  'build/out.ts': '',
  '.gitignore': 'build/\n',
};

describe('answers of the disk that are kept with a report', () => {
  const base = mkdtempSync(path.join(tmpdir(), 'lintel-answers-'));
  const work = path.join(base, 'work');
  const cacheFolder = path.join(base, 'cache');
  /** Without a cache. It is kept, since its thread takes a while to start. */
  let reference: WorkspaceAnalysis;

  before(() => {
    reference = open(disk, false);
  });
  beforeEach(() => {
    for (const [file, text] of Object.entries(PROJECT)) write(file, text);
  });
  afterEach(() => rmSync(base, { recursive: true, force: true }));
  after(() => reference.dispose());

  const at = (file: string) => path.join(work, file);

  function write(file: string, text: string): void {
    mkdirSync(path.dirname(at(file)), { recursive: true });
    writeFileSync(at(file), text);
  }

  function open(files: FileSource, isCached = true): WorkspaceAnalysis {
    return createWorkspaceAnalysis({
      ...{ roots: [{ name: 'work', path: work }], files, threads: 1, symbols: false },
      workerScript: path.join(root, 'dist/worker.js'),
      log: (level, message) => assert.fail(`${level}: ${message}`),
      ...(isCached && { isReportEnough: true, cacheFolder }),
    });
  }

  function describeGraph(analysis: WorkspaceAnalysis): string {
    const { records, diagnostics } = analysis.snapshot();
    return JSON.stringify({ records, diagnostics });
  }

  async function runFresh(): Promise<string> {
    await reference.run(never, () => undefined);
    return describeGraph(reference);
  }

  /** One run as `lintel graph` makes it. `how`: from the kept answers, after looking anew, or by making the graph. */
  async function run(files: FileSource = laterDisk) {
    const analysis = open(files);
    try {
      const { phases, ...totals } = await analysis.run(never, () => undefined);
      const report = analysis.report();
      const text = report === undefined ? describeGraph(analysis) : Buffer.from(report.stdout).toString();
      await analysis.saveCache();
      if (report === undefined)
        await analysis.keepReport({ stdout: Buffer.from(text), stderr: Buffer.from('') });
      const { files: count, lines, bytes } = totals;
      const how = report === undefined ? 'made' : 'discover' in phases ? 'looked' : 'unasked';
      return { text, how, totals: { count, lines, bytes } };
    } finally {
      await analysis.dispose();
    }
  }

  it('spare looking where nothing has changed', async () => {
    const runs = [await run(), await run(), await run()];
    assert.deepEqual(
      runs.map(({ how }) => how),
      ['made', 'unasked', 'unasked'],
    );
    for (const { text, totals } of runs)
      assert.deepEqual([text, totals], [await runFresh(), runs[0]!.totals]);
  });

  const edits: Readonly<Record<string, () => void>> = {
    'a file changed': () => write('lib/b.ts', "import '../app/main';\n"),
    'a file put in the place of another': () => {
      write('build/new', "import '../lib/b'; \n");
      renameSync(at('build/new'), at('lib/b.ts'));
    },
    'a file added': () => write('app/missing.ts', ''),
    'a file deleted': () => rmSync(at('shop/model.py')),
    'a file renamed': () => renameSync(at('lib/b.ts'), at('lib/c.ts')),
    'a file that became a folder': () => {
      rmSync(at('lib/b.ts'));
      mkdirSync(at('lib/b.ts'));
    },
    'a folder added': () => write('app/missing/index.ts', ''),
    'a folder moved': () => renameSync(at('lib'), at('app/lib')),
    'a folder put in the place of another': () => {
      write('new/a.ts', '');
      rmSync(at('lib'), { recursive: true });
      renameSync(at('new'), at('lib'));
    },
    'a configuration changed': () => write('tsconfig.json', '{}'),
    'what a configuration extends changed': () => write('configs/base.json', '{}'),
    'what a configuration extends deleted': () => rmSync(at('configs/base.json')),
    'ignore rules changed': () => write('.gitignore', 'shop/\n'),
    'ignore rules in a folder': () => write('lib/.gitignore', 'b.ts\n'),
    'settings more': () => write('lintel.json', '{ "exclude": ["shop/"] }'),
    'a link more': () => symlinkSync(at('lib'), at('linked')),
    'a mark of a virtual environment': () => write('shop/pyvenv.cfg', ''),
  };
  for (const [name, edit] of Object.entries(edits))
    it(`are of no use after ${name}`, async () => {
      await run();
      edit();
      const expected = await runFresh();
      const hows: string[] = [];
      for (let i = 0; i < 3; i++) {
        const { text, how } = await run();
        assert.equal(text, expected);
        hows.push(how);
      }
      assert.deepEqual([hows[0], hows[2]], ['made', 'unasked']);
    });

  it('are asked for anew where a file is touched, or a folder that comes to nothing', async () => {
    await run();
    utimesSync(at('lib/a.ts'), 1_000_000, 1_000_000);
    assert.deepEqual([(await run()).how, (await run()).how], ['looked', 'unasked']);
    write('lib/x.tmp', '');
    rmSync(at('lib/x.tmp'));
    assert.deepEqual([(await run()).how, (await run()).how], ['looked', 'unasked']);
  });

  it('follow links to where they lead', async () => {
    // Nobody lists the folder that the second link lies in.
    symlinkSync(at('lib'), at('build/hop'));
    symlinkSync(at('build/hop'), at('linked'));
    symlinkSync(at('build/none'), at('lost'));
    await run();
    assert.equal((await run()).how, 'unasked');
    rmSync(at('build/hop'));
    symlinkSync(at('shop'), at('build/hop'));
    const moved = await run();
    assert.deepEqual([moved.text, moved.how], [await runFresh(), 'made']);
    write('build/none/deep.ts', '');
    const { text, how } = await run();
    assert.deepEqual([text, how], [await runFresh(), 'made']);
    assert.match(text, /lost\/deep/);
  });

  it('are not kept of what was written just now', async () => {
    assert.deepEqual([(await run(disk)).how, (await run(disk)).how], ['made', 'looked']);
  });

  it('are not kept where folders have no stamps', async () => {
    const files = { ...laterDisk, hasFolderStamps: false };
    assert.deepEqual([(await run(files)).how, (await run(files)).how], ['made', 'looked']);
    assert.deepEqual((await run()).how, 'looked');
    assert.deepEqual((await run(files)).how, 'looked');
  });

  for (const [what, file, question] of [
    ['a folder could not be listed', 'shop', 'readFolder'],
    ['a file could not be read', 'tsconfig.json', 'readFile'],
  ] as const)
    it(`are not kept where ${what} for once`, async () => {
      const failing: FileSource = {
        ...laterDisk,
        [question](place: string) {
          if (place === at(file)) throw Object.assign(new Error('EMFILE'), { code: 'EMFILE' });
          return laterDisk[question](place);
        },
      };
      assert.match((await run(failing)).text, /too many files are open/);
      for (const how of ['made', 'unasked']) {
        const now = await run();
        assert.deepEqual([now.how, now.text], [how, await runFresh()]);
      }
    });

  it('are made anew where they are damaged or gone, which is no loss', async () => {
    await run();
    const file = readdirSync(cacheFolder).find(name => name.includes('-answers'))!;
    const place = path.join(cacheFolder, file);
    const good = readFileSync(place);
    const flipped = Buffer.from(good);
    flipped[flipped.length - 9]! ^= 1;
    for (const damage of [
      () => rmSync(place),
      () => truncateSync(place, good.length >> 1),
      () => truncateSync(place),
      () => writeFileSync(place, flipped),
    ]) {
      damage();
      assert.deepEqual([(await run()).how, (await run()).how], ['looked', 'unasked']);
    }
  });

  it('are as good as a fresh run after any sequence of edits', async function () {
    this.timeout(120_000);
    const random = createRandom(7);
    const pick = <T>(list: readonly T[]): T => list[Math.floor(random() * list.length)] as T;
    const folders = ['app', 'lib', 'shop', 'lib/deep', 'app/lib'];
    const names = ['a.ts', 'b.ts', 'c.py', '__init__.py', 'tsconfig.json', '.gitignore', 'style.css'];
    const texts = ['', "import './a';\n", 'import shop.c\n', '{}\n', 'b.ts\n', '*.py\n'];
    const place = () => `${pick(folders)}/${pick(names)}`;
    const moves: readonly (() => void)[] = [
      () => write(place(), pick(texts)),
      () => write(place(), pick(texts)),
      () => rmSync(at(place()), { force: true }),
      () => renameSync(at(place()), at(place())),
      () => renameSync(at(pick(folders)), at(pick(folders))),
      () => symlinkSync(pick(['a.ts', '../lib', '../none', at('shop')]), at(place())),
      () => utimesSync(at(place()), random() * 1e9, random() * 1e9),
      () => rmSync(at(pick(folders)), { recursive: true }),
    ];
    const hows = new Map<string, number>();
    for (let step = 0; step < 150; step++) {
      // The clock of the file system has to move on: to the shifted disk, what is older than that has settled.
      await setTimeout(12);
      const isChanged = random() < 0.6;
      if (isChanged)
        try {
          pick(moves)();
        } catch {
          // There is no such file, or something is in the way.
        }
      const { text, how } = await run();
      assert.equal(text, await runFresh(), `step ${step}`);
      hows.set(how, (hows.get(how) ?? 0) + 1);
      if (!existsSync(at('app')) && !lstatSync(at('app'), { throwIfNoEntry: false })) mkdirSync(at('app'));
    }
    assert.ok([...hows.values()].length === 3 && hows.get('unasked')! > 20, JSON.stringify([...hows]));
  });
});
