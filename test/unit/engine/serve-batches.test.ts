import assert from 'node:assert/strict';
import { once } from 'node:events';
import { MessageChannel } from 'node:worker_threads';
import { serveBatches } from '../../../src/engine/serve-batches';
import { CANCELLED, PLACE, type WorkerResults } from '../../../src/engine/worker-messages';
import type { WantedFacts } from '../../../src/extract/wanted-facts';

describe('serveBatches', () => {
  const { port1, port2 } = new MessageChannel();
  const cells = new Int32Array(new SharedArrayBuffer(8));
  const facts = { lines: 1, imports: [], problems: [] };
  let onFile: (place: number) => void;
  let wanted: WantedFacts[] = [];

  before(() => {
    const extract = async (_path: string, _text: string, asked: WantedFacts) => {
      wanted.push(asked);
      onFile(Atomics.load(cells, PLACE));
      return facts;
    };
    serveBatches(port2, cells.buffer as SharedArrayBuffer, Promise.resolve({ extract }));
  });
  after(() => port1.close());
  beforeEach(() => cells.fill(-1));

  async function serve(serial: number, texts: readonly string[]): Promise<WorkerResults> {
    const files = texts.map((text, i) => ({ path: `${i}.ts`, bytes: Buffer.from(text) }));
    port1.postMessage({ serial, files });
    const [results] = await once(port1, 'message');
    return results;
  }

  it('says where it is and what it found', async () => {
    const places: number[] = [];
    onFile = place => places.push(place);
    const results = await serve(1, ['a', 'ab', 'abc']);
    assert.deepEqual(places, [0, 1, 2]);
    assert.equal(Atomics.load(cells, PLACE), -1);
    const outcomes = [1, 2, 3].map(bytes => ({ kind: 'facts', facts, bytes }));
    assert.deepEqual(results, { serial: 1, first: 0, outcomes, last: true });
  });

  it('stops at the next file when its batch is cancelled, and goes on with a later one', async () => {
    onFile = place => place === 1 && Atomics.store(cells, CANCELLED, 2);
    const cancelled = await serve(2, ['a', 'b', 'c', 'd']);
    assert.deepEqual([cancelled.outcomes.length, cancelled.last], [2, true]);
    const next = await serve(3, ['a', 'b', 'c', 'd']);
    assert.equal(next.outcomes.length, 4);
  });

  it('reads no code of files that lie aside', async () => {
    onFile = () => undefined;
    wanted = [];
    const bytes = Buffer.from('a');
    const files = [
      { path: 'a.ts', bytes },
      { path: 'a.test.ts', bytes, isAside: true },
    ];
    port1.postMessage({ serial: 5, files, wanted: { symbols: true, code: true } });
    await once(port1, 'message');
    assert.deepEqual(wanted, [
      { symbols: true, code: true },
      { symbols: true, code: false },
    ]);
  });

  it('gets ready for a name ahead of files, and takes files even where that failed', async () => {
    const places: number[] = [];
    onFile = place => {
      places.push(place);
      if (place === -1) throw new Error('no parser');
    };
    port1.postMessage({ name: 'a.ts' });
    const { outcomes } = await serve(6, ['a']);
    assert.deepEqual(places, [-1, 0]);
    assert.deepEqual(outcomes, [{ kind: 'facts', facts, bytes: 1 }]);
  });
});
