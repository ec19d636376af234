import assert from 'node:assert/strict';
import { Analysis } from '../../../src/extension/analysis';
import type { AnalysisClient, ClientEvents } from '../../../src/extension/analysis-client';
import type { WorkspaceRoot } from '../../../src/model/module';
import type { Summary } from '../../../src/model/summary';

const summary: Summary = {
  progress: { phase: 'done', found: 1, done: 1 },
  languages: [],
  modules: 1,
  lines: 1,
  dependencies: 0,
  externals: 0,
  unresolved: 0,
  cycles: 0,
  diagnostics: [],
  milliseconds: 5,
};
const snapshot = { revision: 1, roots: [], records: [], diagnostics: [], progress: summary.progress };
const shop = { name: 'shop', path: '/shop' };

/** An analysis in a window of which the test holds every string. */
class Bench {
  roots: readonly WorkspaceRoot[] = [shop];
  isTrusted = true;
  analyze: () => Promise<Summary> = async () => summary;
  readonly processes: ClientEvents[] = [];
  readonly asked: string[] = [];
  readonly ends: [reason: string, again: boolean][] = [];
  readonly errors: string[] = [];
  readonly states: string[] = [];
  disposed = 0;
  readonly analysis = new Analysis({
    roots: () => this.roots,
    isTrusted: () => this.isTrusted,
    connect: async events => {
      this.processes.push(events);
      return this.makeClient();
    },
    reportEnd: (reason, again) => this.ends.push([reason, again]),
    logError: message => this.errors.push(message),
  });

  constructor() {
    this.analysis.stateChanged.on(({ kind }) => this.states.push(kind));
  }

  private makeClient(): AnalysisClient {
    return {
      analyze: ({ roots }) => {
        this.asked.push(roots.map(({ name }) => name).join(','));
        return this.analyze();
      },
      fetchSnapshot: async () => snapshot,
      fetchCycles: async () => [],
      fetchHistory: async () => ({
        modules: { 'a.ts': { commits: 1, authors: 1, lastChange: '2026-01-02' } },
      }),
      fetchFixes: async () => [],
      fetchFix: async () => ({ refusal: 'none' }),
      explainImports: async () => [],
      fetchImplementations: async () => [],
      proposeRules: async () => [],
      wantPatterns: wanted => this.asked.push(wanted ? 'patterns' : 'no patterns'),
      dismissFinding: async ({ symbol }) => ({ refusal: symbol }),
      reportDocument: ({ path }) => this.asked.push(`document ${path}`),
      closeDocument: ({ path }) => this.asked.push(`closed ${path}`),
      reportChanges: ({ changes }) => this.asked.push(`${changes.length} changes`),
      dispose: () => this.disposed++,
    };
  }
}

/** Lets everything happen that is waiting only for promises. */
const settle = () => new Promise(resolve => setImmediate(resolve));

describe('analysis', () => {
  it('starts on first use, and once', async () => {
    const { analysis, states, processes, asked } = new Bench();
    analysis.reconsider();
    await settle();
    assert.equal(processes.length, 0);
    analysis.start();
    analysis.start();
    await settle();
    analysis.start();
    await settle();
    assert.deepEqual(states, ['starting', 'running']);
    assert.deepEqual(asked, ['shop']);
    assert.equal(analysis.summary, summary);
  });

  it('is running as soon as there is something to show', async () => {
    const bench = new Bench();
    bench.analyze = () => new Promise(() => {});
    bench.analysis.start();
    await settle();
    assert.equal(await bench.analysis.fetchSnapshot(), undefined);
    assert.match((await bench.analysis.fetchHistory()).message ?? '', /not running/);
    bench.processes[0]?.onUpdate({ type: 'snapshot', snapshot });
    assert.deepEqual(bench.states, ['starting', 'running']);
    assert.equal(await bench.analysis.fetchSnapshot(), snapshot);
    assert.equal((await bench.analysis.fetchHistory()).modules['a.ts']?.commits, 1);
  });

  it('has patterns looked for as long as anyone wants them, by every process', async () => {
    const bench = new Bench();
    const { patterns } = bench.analysis;
    patterns.want('view', true);
    bench.analysis.start();
    await settle();
    patterns.want('lens', true);
    patterns.want('view', false);
    patterns.want('lens', false);
    assert.deepEqual(bench.asked, ['patterns', 'shop', 'no patterns']);
    patterns.want('view', true);
    bench.processes[0]?.onEnd('lost');
    await settle();
    assert.deepEqual(bench.asked.slice(3), ['patterns', 'patterns', 'shop']);
  });

  it('keeps what patterns are, and forgets what was found when the process is gone', async () => {
    const bench = new Bench();
    const { patterns } = bench.analysis;
    const place = { pattern: 'facade', module: 'a.ts', symbol: 'A' };
    assert.match(JSON.stringify(await patterns.dismiss(place)), /not running/);
    bench.analysis.start();
    await settle();
    const found = { findings: [], dismissed: 2, problems: [] };
    const description = {
      ...{ id: 'facade', title: 'Facade', summary: '', roles: {} },
      family: 'structural' as const,
    };
    bench.processes[0]?.onPatterns({ ...found, revision: 1, descriptions: [description] });
    bench.processes[0]?.onPatterns({ ...found, revision: 2 });
    assert.deepEqual([patterns.latest.revision, patterns.latest.descriptions?.length], [2, 1]);
    assert.deepEqual(await patterns.dismiss(place), { refusal: 'A' });
    bench.analysis.dispose();
    assert.deepEqual([patterns.latest.revision, patterns.latest.dismissed], [0, 0]);
  });

  it('says so where no folder is open, and starts when there is one', async () => {
    const bench = new Bench();
    bench.roots = [];
    bench.analysis.start();
    bench.roots = [shop];
    bench.analysis.reconsider();
    await settle();
    assert.deepEqual(bench.states, ['no-folder', 'starting', 'running']);
  });

  it('runs nothing in a workspace that is not trusted, and starts when it is', async () => {
    const bench = new Bench();
    bench.isTrusted = false;
    bench.analysis.start();
    bench.analysis.analyzeAgain();
    await settle();
    assert.deepEqual([bench.states, bench.processes.length], [['restricted'], 0]);
    bench.isTrusted = true;
    bench.analysis.reconsider();
    await settle();
    assert.deepEqual(bench.states, ['restricted', 'starting', 'running']);
  });

  it('analyses again when folders come and go, and ends the process with the last of them', async () => {
    const bench = new Bench();
    bench.analysis.start();
    await settle();
    bench.roots = [shop, { name: 'tools', path: '/tools' }];
    bench.analysis.reconsider();
    bench.roots = [];
    bench.analysis.reconsider();
    await settle();
    assert.deepEqual(bench.asked, ['shop', 'shop,tools']);
    assert.deepEqual(
      [bench.disposed, bench.analysis.state.kind, bench.analysis.summary],
      [1, 'no-folder', undefined],
    );
  });

  it('starts a process that ended once more, and then gives up', async () => {
    const bench = new Bench();
    bench.analysis.start();
    await settle();
    bench.processes[0]?.onEnd('exit code 1');
    await settle();
    assert.deepEqual(bench.ends, [['exit code 1', true]]);
    assert.deepEqual(bench.asked, ['shop', 'shop']);
    bench.processes[1]?.onEnd('signal SIGKILL');
    await settle();
    assert.deepEqual(bench.ends[1], ['signal SIGKILL', false]);
    assert.deepEqual(bench.analysis.state, {
      kind: 'failed',
      message: 'The analysis process ended unexpectedly (signal SIGKILL).',
    });
    assert.equal(bench.processes.length, 2);
    bench.analysis.analyzeAgain();
    await settle();
    assert.equal(bench.analysis.state.kind, 'running');
  });

  it('does not listen to a process that is gone', async () => {
    const bench = new Bench();
    bench.analysis.start();
    await settle();
    bench.processes[0]?.onEnd('exit code 1');
    await settle();
    bench.processes[0]?.onEnd('exit code 1');
    bench.processes[0]?.onSummary({ ...summary, modules: 99 });
    await settle();
    assert.deepEqual([bench.ends.length, bench.analysis.summary?.modules], [1, 1]);
  });

  it('takes an analysis that gave way to a newer one as no failure, and any other error as one', async () => {
    const bench = new Bench();
    bench.analyze = () => Promise.reject(Object.assign(new Error('cancelled'), { code: -32_800 }));
    bench.analysis.start();
    await settle();
    assert.equal(bench.analysis.state.kind, 'starting');
    bench.analyze = () => Promise.reject(new Error('no such folder'));
    bench.analysis.analyzeAgain();
    await settle();
    assert.deepEqual(bench.analysis.state, {
      kind: 'failed',
      message: 'The analysis failed: no such folder',
    });
    assert.equal(bench.errors.length, 1);
  });

  it('passes file changes on to the process there is', async () => {
    const bench = new Bench();
    bench.analysis.reportChanges([{ path: '/shop/a.ts', type: 'changed' }]);
    bench.analysis.start();
    await settle();
    bench.analysis.reportChanges([{ path: '/shop/a.ts', type: 'changed' }]);
    assert.deepEqual(bench.asked, ['shop', '1 changes']);
  });

  it('says nothing once disposed', async () => {
    const bench = new Bench();
    bench.analysis.start();
    await settle();
    bench.analysis.dispose();
    bench.processes[0]?.onEnd('signal SIGTERM');
    bench.analysis.reconsider();
    await settle();
    assert.deepEqual([bench.disposed, bench.ends.length, bench.processes.length], [1, 0, 1]);
  });
});
