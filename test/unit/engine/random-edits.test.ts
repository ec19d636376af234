import assert from 'node:assert/strict';
import path from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { createWorkspaceAnalysis, type WorkspaceAnalysis } from '../../../src/engine/workspace-analysis';
import { compareIds, type ModuleRecord } from '../../../src/model/snapshot';
import type { FileChange } from '../../../src/protocol/server-messages';
import { root } from '../../support/paths';
import { createRandom } from '../../support/random';
import { createMemoryFiles, type MemoryFiles } from './memory-files';

const never = new AbortController().signal;
const options = {
  roots: [{ name: 'work', path: '/demo' }],
  workerScript: path.join(root, 'dist/worker.js'),
  threads: 1,
  log: (level: string, message: string) => assert.fail(`${level}: ${message}`),
};

const FOLDERS = ['app', 'app/deep', 'lib', 'lib/src', 'shop', 'shop/stock', 'packages/a', 'packages/a/src'];
const SPECIFIERS = [
  './a',
  './b',
  '../lib/a',
  '@lib/a',
  '@scope/a',
  '@scope/a/src/b',
  './c.vue',
  'react',
  './gone',
];
const PYTHON = [
  'import shop.a',
  'from shop import a, b',
  'from . import a',
  'from .stock.b import *',
  'from .. import c',
  'import abc, shop.stock.b',
  'from shop.a import a as b',
  'class a(b, abc.ABC): pass',
  'class b(c.a): c = a()',
  'class c(shop.stock.b.a): pass',
  'def a(c: "b") -> b: return c(a)',
];
const CONFIGS: Readonly<Record<string, readonly string[]>> = {
  'tsconfig.json': [
    '{}',
    '{"compilerOptions":{"paths":{"@lib/*":["./lib/*"]}}}',
    '{"compilerOptions":{"baseUrl":"lib"',
    '',
  ],
  'packages/a/package.json': ['{"name":"@scope/a","main":"src/a.ts"}', '{"name":"other"}', '{'],
  'pyproject.toml': ['', '[tool.setuptools.packages.find]\nwhere = ["shop"]\n', '[tool'],
  '.gitignore': ['', 'lib\n', '*.py\n', 'app/deep/\n!app/deep/a.ts\n'],
  'lintel.json': ['{}', '{"exclude":["lib/**"]}', '{"leaveOut":["test"]}', '{,'],
};

/** A person, a formatter and a version control system at work, all at random. */
function createEditor(files: MemoryFiles, random: () => number) {
  const pick = <T>(list: readonly T[]): T => list[Math.floor(random() * list.length)] as T;
  const known = new Set<string>();
  const place = () => {
    const name = `${pick(['a', 'b', 'c', '__init__', 'index', 'a.test'])}.${pick(['ts', 'ts', 'tsx', 'js', 'py', 'py', 'vue', 'json'])}`;
    return `/demo/${pick(FOLDERS)}/${name}`;
  };
  const text = (file: string) => {
    const count = Math.floor(random() * 4);
    if (file.endsWith('.py')) return Array.from({ length: count * 2 }, () => `${pick(PYTHON)}\n`).join('');
    const lines = Array.from({ length: count }, (_, i) =>
      pick([
        `import { x${i} } from '${pick(SPECIFIERS)}';`,
        `import * as x${i} from '${pick(SPECIFIERS)}';`,
        `export * from '${pick(SPECIFIERS)}';`,
        `export { x1, x0 as x${i + 1} } from '${pick(SPECIFIERS)}';`,
        `export abstract class x${i} extends x${(i + 1) % 4}.x1 implements x${(i + 2) % 4} { a = new x0(); }`,
        `export interface x${i} extends x${(i + 1) % 4} {}`,
        `function f(x1: x${i}) { return x1 + new x2(); }`,
        `export default class extends x${i} {}`,
        `let v${i} = (;`,
      ]),
    ).join('\n');
    return file.endsWith('.vue') ? `<script lang="ts">\n${lines}\n</script>\n` : lines;
  };
  const write = (file: string, content: string): FileChange => {
    const type = known.has(file) ? 'changed' : 'created';
    known.add(file);
    files.write(file, content);
    return { path: file, type };
  };
  const remove = (file: string): FileChange => {
    known.delete(file);
    files.remove(file);
    return { path: file, type: 'deleted' };
  };
  const edit = (): FileChange[] => {
    const old = pick([...known]);
    const choice = random();
    if (choice < 0.45 || old === undefined) return [((file: string) => write(file, text(file)))(place())];
    if (choice < 0.6) return [write(old, text(old))];
    if (choice < 0.75) return [remove(old)];
    if (choice < 0.88) {
      const name = pick(Object.keys(CONFIGS));
      return [write(`/demo/${name}`, pick(CONFIGS[name] as readonly string[]))];
    }
    const target = place();
    if (known.has(target)) return [];
    known.delete(old);
    known.add(target);
    files.rename(old, target);
    return [
      { path: old, type: 'deleted' },
      { path: target, type: 'created' },
    ];
  };
  return { edit, burst: (size: number) => Array.from({ length: size }, edit).flat() };
}

describe('any sequence of edits', () => {
  for (const [seed, symbols] of [
    [1, true],
    [2, true],
    [3, false],
  ] as const)
    it(`ends in the graph of a fresh run (seed ${seed}, ${symbols ? 'with' : 'without'} symbols)`, async function () {
      this.timeout(120_000);
      const random = createRandom(seed);
      const files = createMemoryFiles({ '/demo/app/a.ts': "import './b';\n" });
      const subject = createWorkspaceAnalysis({ ...options, files, symbols });
      // One for all comparisons, since threads take their time to start; each run of it begins anew.
      const reference = createWorkspaceAnalysis({ ...options, files, symbols });
      try {
        await subject.run(never, () => undefined);
        const editor = createEditor(files, random);
        for (let step = 0; step < 60; step++) {
          // Mostly single saves, now and then the burst of a branch switch, sometimes told twice.
          const changes = editor.burst(random() < 0.8 ? 1 : 40);
          const told = random() < 0.1 ? [...changes, ...changes] : changes;
          await subject.applyChanges(told, never, () => undefined);
          await reference.run(never, () => undefined);
          const { records, diagnostics } = subject.snapshot();
          const fresh = reference.snapshot();
          const context = `step ${step}: ${JSON.stringify(changes.slice(0, 5))}`;
          assert.deepEqual(records, fresh.records, context);
          assert.ok(symbols || records.every(record => record.symbols === undefined));
          assert.deepEqual(diagnostics, fresh.diagnostics, context);
        }
      } finally {
        await Promise.all([subject.dispose(), reference.dispose()]);
      }
    });

  for (const seed of [4, 5])
    it(`ends in the graph of a fresh run where imports are read first (seed ${seed})`, async function () {
      this.timeout(120_000);
      const random = createRandom(seed);
      const files = createMemoryFiles({ '/demo/app/a.ts': "import './b';\n" });
      const wanted = { files, symbols: true, code: true };
      const subject = createWorkspaceAnalysis({ ...options, ...wanted, importsFirst: 1 });
      const reference = createWorkspaceAnalysis({ ...options, ...wanted });
      const editor = createEditor(files, random);
      editor.burst(200);
      const check = async (context: string, isComplete: boolean) => {
        await reference.run(never, () => undefined);
        const { records, diagnostics } = subject.snapshot();
        const fresh = reference.snapshot();
        const compared = (each: ModuleRecord) => (isComplete ? each : withoutSymbols(each));
        assert.deepEqual(records.map(compared), fresh.records.map(compared), context);
        assert.deepEqual(diagnostics, fresh.diagnostics, context);
        if (isComplete) assert.deepEqual(await listCode(subject), await listCode(reference), context);
      };
      try {
        for (let step = 0; step < 40; step++) {
          // A whole run puts symbols off again, and changes come at any time until they are read.
          const isWhole = step % 8 === 0;
          if (isWhole) await subject.run(never, () => undefined);
          if (isWhole) assert.ok(subject.snapshot().records.every(({ symbols }) => symbols === undefined));
          const preparing = random() < 0.5 ? subject.prepare() : undefined;
          // Some of the files are read by then.
          await setTimeout(random() * 20);
          const changes = editor.burst(random() < 0.8 ? 1 : 20);
          await subject.applyChanges(changes, never, () => undefined);
          await preparing;
          const context = `step ${step}: ${JSON.stringify(changes.slice(0, 5))}`;
          await check(context, false);
          if (random() < 0.5) continue;
          await subject.prepare();
          await check(context, true);
        }
      } finally {
        await Promise.all([subject.dispose(), reference.dispose()]);
      }
    });

  it('takes a switch of 3,000 files in as one update', async function () {
    this.timeout(120_000);
    const files = createMemoryFiles({});
    const names = Array.from({ length: 3000 }, (_, i) => `/demo/area${i % 30}/module${i}.ts`);
    for (const name of names) files.write(name, 'export {};\n');
    const subject = createWorkspaceAnalysis({ ...options, files });
    try {
      await subject.run(never, () => undefined);
      const changes = names.map((name, i): FileChange => {
        if (i % 3 === 0) {
          files.remove(name);
          return { path: name, type: 'deleted' };
        }
        files.write(name, `import './module${(i + 30) % 3000}';\n`);
        return { path: name, type: 'changed' };
      });
      const phases: string[] = [];
      // As a watcher tells it: in pieces, while the first is still being taken in.
      const pieces = Array.from({ length: 10 }, (_, i) => changes.slice(i * 300, (i + 1) * 300));
      const ends = pieces.map(piece =>
        subject.applyChanges(piece, never, update => {
          if (update.type === 'patch') phases.push(update.patch.progress.phase);
        }),
      );
      await Promise.all(ends);
      assert.equal(subject.snapshot().records.length, 2000);
      // The first piece may be under way when the others come; those are one update together.
      assert.ok(phases.filter(phase => phase === 'done').length <= 2, phases.join(' '));
    } finally {
      await subject.dispose();
    }
  });
});

/** What is the same whether symbols were read or not: problems of syntax may be found by the parser alone. */
function withoutSymbols({ symbols: _, diagnostics: __, ...record }: ModuleRecord): unknown {
  return record;
}

async function listCode(analysis: WorkspaceAnalysis) {
  const modules = (await analysis.listModules()) ?? assert.fail('Something else was asked for.');
  return modules
    .map(({ record, code }) => ({ record, code }))
    .sort((a, b) => compareIds(a.record.module.id, b.record.module.id));
}
