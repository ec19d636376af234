import assert from 'node:assert/strict';
import { createPatternsService, type PatternsServiceOptions } from '../../../src/engine/patterns-service';
import type { Finding } from '../../../src/model/finding';
import type { PatternsUpdate } from '../../../src/model/patterns-update';
import type { Snapshot } from '../../../src/model/snapshot';

const finding = (symbol: string): Finding => ({
  pattern: 'singleton',
  confidence: 0.9,
  roles: [{ role: 'singleton', symbol, module: 'a.ts', line: 1 }],
  evidence: [],
});

/** Lets what is due happen. */
const settle = () => new Promise(resolve => setTimeout(resolve, 10));

describe('the service that looks for patterns', () => {
  let updates: PatternsUpdate[];
  let snapshot: Snapshot;
  let settings: string;
  let searches: AbortSignal[];
  /** Answers the search that is under way. */
  let answer: (findings: readonly Finding[]) => void;

  beforeEach(() => {
    updates = [];
    searches = [];
    settings = '{}';
    change();
  });

  function change(): void {
    snapshot = {
      revision: 0,
      roots: [],
      records: [],
      diagnostics: [],
      progress: { phase: 'done', found: 0, done: 0 },
    };
  }

  const relate = async () => undefined;

  function open(more: Partial<PatternsServiceOptions> = {}) {
    return createPatternsService({
      roots: [{ name: 'x', path: '/x' }],
      files: { readFile: () => Buffer.from(settings) } as never,
      analysis: { snapshot: () => snapshot, listModules: async () => [], relate },
      onGraph: () => undefined,
      log: (level, message) => assert.equal(level, 'info', message),
      onUpdate: update => updates.push(update),
      pause: 0,
      find: (_, signal) =>
        new Promise((resolve, reject) => {
          searches.push(signal);
          answer = findings => resolve({ findings, relations: new Map() });
          signal.addEventListener('abort', () => reject(signal.reason));
        }),
      ...more,
    });
  }

  const symbols = () => updates.map(({ findings }) => findings.map(({ roles }) => roles[0]!.symbol));

  it('does nothing until somebody wants to know', async () => {
    const service = open();
    service.follow();
    await settle();
    assert.equal(searches.length, 0);
    service.want(true);
    await settle();
    answer([finding('A')]);
    await settle();
    assert.deepEqual(symbols(), [['A']]);
    assert.notEqual(updates[0]?.descriptions, undefined);
  });

  it('tells only what is other than before', async () => {
    const service = open();
    service.want(true);
    for (const found of ['A', 'A', 'B']) {
      await settle();
      answer([finding(found)]);
      await settle();
      change();
      service.follow();
    }
    assert.deepEqual(symbols(), [['A'], ['B']]);
    assert.deepEqual(
      updates.map(({ revision }) => revision),
      [1, 2],
    );
    assert.equal(updates[1]?.descriptions, undefined);
    service.dispose();
  });

  it('gives up when the graph is about to change, and begins anew', async () => {
    const service = open();
    service.want(true);
    await settle();
    service.interrupt();
    assert.ok(searches[0]?.aborted);
    change();
    service.follow();
    await settle();
    answer([finding('B')]);
    await settle();
    assert.deepEqual([symbols(), searches.length], [[['B']], 2]);
  });

  it('does not look at the same graph again', async () => {
    const service = open();
    service.want(true);
    await settle();
    answer([finding('A')]);
    await settle();
    service.follow();
    await settle();
    assert.equal(searches.length, 1);
    service.want(false);
    service.want(true);
    await settle();
    assert.deepEqual([searches.length, symbols()], [1, [['A'], ['A']]]);
    assert.notEqual(updates[1]?.descriptions, undefined, 'for whoever has come to want it');
  });

  it('follows settings without looking again', async () => {
    const service = open();
    service.want(true);
    await settle();
    answer([finding('A'), finding('B')]);
    await settle();
    settings = '{ "patterns": { "minConfidence": 0.95 } }';
    await service.reload();
    assert.deepEqual([symbols(), searches.length], [[['A', 'B'], []], 1]);
    assert.ok(service.isSettingsFile('/x/lintel.json'));
    assert.ok(!service.isSettingsFile('/x/sub/lintel.json'));
  });

  it('waits where the graph is becoming another', async () => {
    const service = open({
      analysis: { snapshot: () => snapshot, listModules: async () => undefined, relate },
    });
    service.want(true);
    await settle();
    assert.deepEqual([searches.length, updates.length], [0, 0]);
  });
});
