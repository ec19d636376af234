import assert from 'node:assert/strict';
import {
  appendFileSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  truncateSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { createAnalysisCache } from '../../../../src/engine/cache/analysis-cache';
import { discover, type SourceFile } from '../../../../src/engine/discover';
import { disk } from '../../../../src/engine/disk';
import type { FileSource } from '../../../../src/engine/file-source';
import { createWorkspaceAnalysis, type WorkspaceAnalysis } from '../../../../src/engine/workspace-analysis';
import type { ModuleRecord, Snapshot } from '../../../../src/model/snapshot';
import type { Stats } from '../../../../src/model/stats';
import { root } from '../../../support/paths';
import { createRandom } from '../../../support/random';
import { laterDisk } from './later-disk';

const never = new AbortController().signal;

const PROJECT: Readonly<Record<string, string>> = {
  'configs/base.json': '{ "compilerOptions": { "paths": { "@lib/*": ["../lib/*"] } } }',
  'tsconfig.json': '{ "extends": "./configs/base" }',
  'app/main.ts': "import { a } from '@lib/a';\nimport './missing';\nimport x from 'react';\n",
  'app/view.tsx': "export * from './main';\n",
  'lib/a.ts': "import { b } from './b';\nexport const a = b;\n",
  'lib/b.ts': "import type { a } from './a';\nexport const b = 1;\n",
  'lib/broken.ts': "export const = '\ud83d\ude00';\n",
  'shop/__init__.py': 'from .model import Order\n',
  'shop/model.py': 'import os\nfrom . import prices as p\n__all__ = ["Order"]\nclass Order: pass\n',
  'shop/prices.py': 'def price(): return 1\n',
  'main.py': 'from shop import Order\nfrom shop.model import *\n',
};

interface Run {
  readonly snapshot: Snapshot;
  readonly stats: Stats;
  /** Lines of the log, `level: message`. */
  readonly lines: readonly string[];
}

describe('cache', () => {
  const base = mkdtempSync(path.join(tmpdir(), 'lintel-cache-'));
  const work = path.join(base, 'work');
  const cacheFolder = path.join(base, 'made', 'cache');
  /** Without a cache. It is kept, since its thread takes a while to start. */
  let reference: WorkspaceAnalysis;

  before(() => {
    reference = open([], undefined, disk);
  });
  beforeEach(() => {
    for (const [file, text] of Object.entries(PROJECT)) write(file, text);
  });
  afterEach(() => rmSync(base, { recursive: true, force: true }));
  after(() => reference.dispose());

  function write(file: string, text: string): void {
    mkdirSync(path.dirname(path.join(work, file)), { recursive: true });
    writeFileSync(path.join(work, file), text);
  }

  function open(
    lines: string[],
    folder: string | undefined,
    files: FileSource,
    symbols = true,
  ): WorkspaceAnalysis {
    return createWorkspaceAnalysis({
      ...{ roots: [{ name: 'work', path: work }], files, threads: 1, symbols },
      workerScript: path.join(root, 'dist/worker.js'),
      log: (level, message) => void lines.push(`${level}: ${message}`),
      ...(folder !== undefined && { cacheFolder: folder }),
    });
  }

  /** One run from start to end, as the command line does it. */
  async function run(
    folder: string | undefined = cacheFolder,
    files: FileSource = disk,
    symbols = true,
  ): Promise<Run> {
    const lines: string[] = [];
    const analysis = open(lines, folder, files, symbols);
    try {
      const stats = await analysis.run(never, () => undefined);
      const snapshot = analysis.snapshot();
      await analysis.saveCache();
      return { snapshot, stats, lines };
    } finally {
      await analysis.dispose();
    }
  }

  async function runWithout(): Promise<Snapshot> {
    await reference.run(never, () => undefined);
    return reference.snapshot();
  }

  const cacheFile = () => {
    const [name, ...others] = readdirSync(cacheFolder);
    assert.deepEqual(others, []);
    return path.join(cacheFolder, name!);
  };

  const edits: Readonly<Record<string, { edit: () => void; isFromCache?: boolean }>> = {
    nothing: { edit: () => undefined, isFromCache: true },
    'a file touched': {
      edit: () => utimesSync(path.join(work, 'lib/a.ts'), 1_000_000, 1_000_000),
      isFromCache: true,
    },
    'a file written anew as it was': {
      edit: () => write('lib/a.ts', PROJECT['lib/a.ts']!),
      isFromCache: true,
    },
    'a file renamed': {
      edit: () => renameSync(path.join(work, 'lib/b.ts'), path.join(work, 'lib/c.ts')),
    },
    'a file deleted': { edit: () => rmSync(path.join(work, 'shop/model.py')) },
    'an edit that leaves the size': {
      edit: () => write('app/view.tsx', "import * from './maim';\n"),
    },
    'an edit that leaves the size and sets the time back': {
      edit() {
        const file = path.join(work, 'app/view.tsx');
        const { atime, mtime } = statSync(file);
        write('app/view.tsx', "import * from './maim';\n");
        utimesSync(file, atime, mtime);
      },
    },
    'a file put in the place of another': {
      edit() {
        const file = path.join(work, 'app/view.tsx');
        const { atime, mtime } = statSync(file);
        write('app/new.tmp', "import * from './maim';\n");
        utimesSync(path.join(work, 'app/new.tmp'), atime, mtime);
        renameSync(path.join(work, 'app/new.tmp'), file);
      },
    },
    'a module more': { edit: () => write('app/missing.ts', '') },
    'a style sheet more': { edit: () => write('app/missing.css', '') },
    'a tsconfig changed': { edit: () => write('tsconfig.json', '{}') },
    'what a tsconfig extends changed': { edit: () => write('configs/base.json', '{}') },
    'what a tsconfig extends deleted': { edit: () => rmSync(path.join(work, 'configs/base.json')) },
    'settings more': { edit: () => write('lintel.json', '{ "exclude": ["shop/"] }') },
  };
  for (const [name, { edit, isFromCache = false }] of Object.entries(edits))
    for (const [time, files] of [['at once', disk] as const, ['later', laterDisk] as const])
      it(`gives the graph of a fresh run: ${name}, ${time}`, async () => {
        const cold = await run(cacheFolder, files);
        assert.deepEqual(withoutRevision(cold.snapshot), withoutRevision(await runWithout()));
        edit();
        const expected = withoutRevision(await runWithout());
        for (const again of [isFromCache, true]) {
          const { snapshot, stats, lines } = await run(cacheFolder, files);
          assert.deepEqual(withoutRevision(snapshot), expected);
          assert.deepEqual(lines, []);
          assert.equal('extract' in stats.phases, !again, 'whether anything was extracted');
          assert.ok('readCache' in stats.phases);
        }
      });

  it('says the same numbers', async () => {
    const [cold, warm] = [await run(), await run()];
    const numbers = ({ stats: { files, lines, bytes } }: Run) => [files, lines, bytes];
    assert.deepEqual(numbers(warm), numbers(cold));
  });

  it('follows generated files that are left out', async () => {
    write('lintel.json', '{ "leaveOut": ["generated"] }');
    write('lib/b.ts', '// @generated\nexport const b = 1;\n');
    for (const _ of [1, 2])
      assert.deepEqual(withoutRevision((await run()).snapshot), withoutRevision(await runWithout()));
    write('lib/b.ts', 'export const b = 1;\n');
    assert.deepEqual(withoutRevision((await run()).snapshot), withoutRevision(await runWithout()));
  });

  for (const isPrepared of [true, false])
    it(`takes changes in after a graph from the cache, ${isPrepared ? '' : 'not '}prepared`, async () => {
      await run();
      const lines: string[] = [];
      const analysis = open(lines, cacheFolder, disk);
      try {
        await analysis.run(never, () => undefined);
        if (isPrepared) await analysis.prepare();
        const change = async (file: string, text: string) => {
          write(file, text);
          const changed = { path: path.join(work, file), type: 'changed' } as const;
          await analysis.applyChanges([changed], never, ({ type }) => assert.equal(type, 'patch'));
          assert.deepEqual(withoutRevision(analysis.snapshot()), withoutRevision(await runWithout()));
        };
        await change('shop/model.py', 'from .prices import price as Order\n');
        await change('lib/b.ts', "import '../app/view';\n");
        await change('configs/base.json', '{}');
        await analysis.saveCache();
      } finally {
        await analysis.dispose();
      }
      const warm = await run();
      assert.ok(!('extract' in warm.stats.phases));
      assert.deepEqual(withoutRevision(warm.snapshot), withoutRevision(await runWithout()));
      assert.deepEqual(lines, []);
    });

  it('has nothing of text that was not saved', async () => {
    const unsaved = path.join(work, 'lib/b.ts');
    const overlay: FileSource = {
      ...disk,
      isOnDisk: file => file !== unsaved,
      readFile: file => (file === unsaved ? Buffer.from("import '../app/view';\n") : disk.readFile(file)),
    };
    await run();
    for (const files of [overlay, disk, overlay]) {
      const { snapshot } = await run(cacheFolder, files);
      const record = snapshot.records.find(({ module }) => module.id === 'lib/b.ts');
      assert.deepEqual(
        record?.dependencies.map(({ to }) => to),
        [files === disk ? 'lib/a.ts' : 'app/view.tsx'],
      );
    }
  });

  describe('where some runs want symbols and others do not', () => {
    const edit = () => write('shop/prices.py', 'from .model import Order\ndef price(o: Order): pass\n');
    const configure = () => write('tsconfig.json', '{}');
    /** What is done before a run, whether that run wants symbols, and how many files it reads. */
    type Step = readonly [before: () => void, symbols: boolean, reads: number];
    const nothing = () => undefined;
    const all = Object.keys(PROJECT).filter(file => !file.endsWith('.json')).length;
    const sequences: Readonly<Record<string, readonly Step[]>> = {
      'reads the files anew that lack them': [
        [nothing, false, all],
        [nothing, false, 0],
        [nothing, true, all],
        [nothing, true, 0],
        [nothing, false, 0],
        [nothing, true, 0],
      ],
      'keeps those of files that did not change': [
        [nothing, true, all],
        [edit, false, 1],
        [nothing, false, 0],
        [nothing, true, 1],
        [nothing, true, 0],
      ],
      'keeps them where imports have another meaning': [
        [nothing, true, all],
        [configure, false, 0],
        [nothing, true, 0],
        [nothing, true, 0],
      ],
    };
    for (const [what, steps] of Object.entries(sequences))
      it(what, async () => {
        for (const [i, [before, symbols, reads]] of steps.entries()) {
          before();
          assert.equal((await listUnknown(symbols)).length, reads, `step ${i}`);
          const { snapshot, lines } = await run(cacheFolder, laterDisk, symbols);
          const expected = withoutRevision(await runWithout());
          const records = symbols ? expected.records : expected.records.map(withoutSymbols);
          assert.deepEqual(withoutRevision(snapshot), { ...expected, records }, `step ${i}`);
          assert.deepEqual(lines, []);
        }
      });

    /** The files that a run would have to read. */
    async function listUnknown(withSymbols: boolean): Promise<readonly SourceFile[]> {
      const roots = [{ name: 'work', path: work }];
      const { sources } = await discover(roots, laterDisk, never);
      const workerScript = path.join(root, 'dist/worker.js');
      const log = (level: string, message: string) => assert.fail(`${level}: ${message}`);
      const cache = createAnalysisCache({
        roots,
        files: laterDisk,
        workerScript,
        cacheFolder,
        withSymbols,
        withCode: false,
        log,
      });
      cache!.load();
      return cache!.recheck(sources, never);
    }
  });

  describe('throws away, with one line in the log,', () => {
    const damages: Readonly<Record<string, (file: string) => void>> = {
      'an empty file': file => truncateSync(file, 0),
      'half a file': file => truncateSync(file, Math.floor(statSync(file).size / 2)),
      'a file with something behind it': file => appendFileSync(file, 'x'),
      'a file of another format': file => writeFileSync(file, '{"version":3,"entries":{}}\n'),
    };
    for (const [name, damage] of Object.entries(damages)) it(name, () => checkDamage(damage));

    it('a file with a flipped bit, wherever it is', async function () {
      this.timeout(60_000);
      await run();
      const good = readFileSync(cacheFile());
      const random = createRandom(20);
      for (let i = 0; i < 20; i++) {
        const bytes = Buffer.from(good);
        const at = Math.floor(random() * bytes.length);
        bytes[at]! ^= 1 << Math.floor(random() * 8);
        await checkDamage(file => writeFileSync(file, bytes));
      }
    });

    async function checkDamage(damage: (file: string) => void): Promise<void> {
      const expected = (await run()).snapshot;
      damage(cacheFile());
      const { snapshot, lines } = await run();
      assert.deepEqual(snapshot.records, expected.records);
      assert.equal(lines.length, 1, lines.join('\n'));
      const after = await run();
      assert.deepEqual([after.lines, 'extract' in after.stats.phases], [[], false]);
    }
  });

  it('does not use what another version has left', async () => {
    await run();
    const text = readFileSync(cacheFile(), 'latin1');
    writeFileSync(cacheFile(), text.replace(/ [0-9a-f]{40} /, ` ${'0'.repeat(40)} `), 'latin1');
    const { stats, lines } = await run();
    assert.ok('extract' in stats.phases);
    assert.match(lines.join('\n'), /^info: The cache .* is of another version: it is made anew\.$/);
  });

  it('does without a folder that cannot be made or written', async () => {
    writeFileSync(path.join(base, 'taken'), '');
    for (const folder of [path.join(base, 'taken'), path.join(base, 'taken', 'cache')]) {
      const { snapshot, lines } = await run(folder);
      assert.equal(snapshot.records.length, 9);
      assert.match(lines.join('\n'), /^info: The cache was not written: .*$/);
    }
  });
});

function withoutSymbols({ symbols: _, ...record }: ModuleRecord): ModuleRecord {
  return record;
}

function withoutRevision(snapshot: Snapshot): Snapshot {
  return { ...snapshot, revision: 0 };
}
