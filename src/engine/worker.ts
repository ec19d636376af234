import { parentPort, workerData } from 'node:worker_threads';
import { createExtractor } from '../extract/extractor';
import { serveBatches } from './serve-batches';
import { tuneOptimizer } from './tune-optimizer';
import type { WorkerStart } from './worker-messages';

// The entry of a worker thread: text in, facts out.
tuneOptimizer();
const { grammarFolder, cells } = workerData as WorkerStart;
serveBatches(parentPort!, cells, createExtractor({ grammarFolder }));
