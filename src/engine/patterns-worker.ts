import { parentPort } from 'node:worker_threads';
import { answerPatterns } from './answer-patterns';

// The entry of the thread that looks for patterns: modules in, findings out.
answerPatterns(parentPort!);
