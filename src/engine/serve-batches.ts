import type { MessagePort } from 'node:worker_threads';
import type { Extractor } from '../extract/extractor';
import type { WantedFacts } from '../extract/wanted-facts';
import { hashContent } from './cache/hash-content';
import { decodeSource } from './decode-source';
import { checkContent, type ExtractOutcome, factsOfProblem, readFromDisk } from './read-source';
import {
  CANCELLED,
  PLACE,
  type WorkerBatch,
  type WorkerFile,
  type WorkerHint,
  type WorkerResults,
} from './worker-messages';

/** Results go out when this much time has passed, in milliseconds, so that the map fills while a batch runs. */
const FLUSH_AFTER = 60;

/** Answers batches from a port with an extractor, one file after the other, until the port closes. */
export function serveBatches(
  port: MessagePort,
  buffer: SharedArrayBuffer,
  extractor: Promise<Extractor>,
): void {
  const cells = new Int32Array(buffer);
  const scratch = Buffer.allocUnsafe(256 * 1024);

  async function serve({ serial, files, wanted }: WorkerBatch): Promise<void> {
    let outcomes: ExtractOutcome[] = [];
    let first = 0;
    let flushed = performance.now();
    const flush = (last: boolean) => {
      const results: WorkerResults = { serial, first, outcomes, last };
      port.postMessage(results);
      first += outcomes.length;
      outcomes = [];
      flushed = performance.now();
    };
    for (const [i, file] of files.entries()) {
      if (Atomics.load(cells, CANCELLED) >= serial) break;
      Atomics.store(cells, PLACE, i);
      outcomes.push(await extractFile(await extractor, file, wanted, scratch));
      if (performance.now() - flushed > FLUSH_AFTER && i < files.length - 1) flush(false);
    }
    Atomics.store(cells, PLACE, -1);
    flush(true);
  }

  /** An empty text has the extractor load what it needs for the language. Where that fails, the first file tells it. */
  async function prepare({ name, wanted }: WorkerHint): Promise<void> {
    await (await extractor).extract(name, '', wanted).catch(() => undefined);
  }

  // One batch at a time, even where the next is sent ahead. A rejection here is a fault of the worker itself; left
  // alone it ends the thread with an error that the pool sees.
  let turn = Promise.resolve();
  port.on('message', (message: WorkerBatch | WorkerHint) => {
    turn = turn.then(() => ('name' in message ? prepare(message) : serve(message)));
  });
}

async function extractFile(
  extractor: Extractor,
  file: WorkerFile,
  wanted: WantedFacts,
  scratch: Buffer,
): Promise<ExtractOutcome> {
  const read = file.bytes === undefined ? readFromDisk(file.path, scratch) : checkContent(file.bytes);
  if (read.kind === 'gone') return read;
  // Text that an editor has not saved is not the content of the file.
  const hash = file.bytes === undefined ? hashContent(read) : undefined;
  const known = hash === undefined ? {} : { hash };
  if (read.kind === 'problem')
    return { kind: 'facts', facts: factsOfProblem(read.problem), bytes: read.size, ...known };
  const bytes = read.bytes.length;
  try {
    const { text, problem } = decodeSource(read.bytes);
    const facts = await extractor.extract(
      file.path,
      text,
      file.isAside ? { ...wanted, code: false } : wanted,
    );
    if (problem === undefined) return { kind: 'facts', facts, bytes, ...known };
    return { kind: 'facts', facts: { ...facts, problems: [problem, ...facts.problems] }, bytes, ...known };
  } catch (error) {
    const message = `Lintel failed on this file: ${error instanceof Error ? error.message : String(error)}`;
    const fault = error instanceof Error ? (error.stack ?? message) : message;
    return { kind: 'facts', facts: factsOfProblem({ line: 1, severity: 'error', message }), bytes, fault };
  }
}
