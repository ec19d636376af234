import { parentPort, workerData } from 'node:worker_threads';
import { serveBatches } from '../../../src/engine/serve-batches';
import type { WorkerStart } from '../../../src/engine/worker-messages';

// The real worker round an extractor that does what a file's text tells it to.
const { cells } = workerData as WorkerStart;
const extractor = {
  async extract(_path: string, text: string) {
    if (text === 'hang') for (;;);
    if (text === 'exit') process.exit(3);
    if (text === 'crash') setImmediate(() => Promise.reject(new Error('a bug')));
    if (text === 'crash') await new Promise(() => undefined);
    if (text === 'throw') throw new TypeError('no such node');
    if (text === 'print') process.stdout.write('noise');
    if (text === 'exhaust') for (const hoard: unknown[] = []; ; ) hoard.push(new Array(1e4).fill(text));
    if (text === 'slow') await new Promise(resolve => setTimeout(resolve, 20));
    return { lines: text.length, imports: [], problems: [] };
  },
};
serveBatches(parentPort!, cells, Promise.resolve(extractor));
