import { spawn } from 'node:child_process';
import path from 'node:path';
import { createMessageConnection, StreamMessageReader, StreamMessageWriter } from 'vscode-jsonrpc/node.js';
import { root } from '../scripts/build/bundles.mjs';

/**
 * Starts the built analysis process and listens to its updates.
 *
 * @param {{ watchLoop?: string }} [options] `watchLoop`: a file that is written when the process ends, see `watch-event-loop.cjs`
 * @returns what to call: `analyze` a folder; `tell` of changed files; `type` an unsaved text and `close` it; `nextSymbols` to wait
 *   for all symbols; `next` and `nextRules` to wait for the next update, or what the rules say, that a condition holds for (with the time it came, in
 *   milliseconds of `performance.now`); `wantPatterns` to have patterns looked for and `nextPatterns` to wait for them; `stop`,
 *   which settles when the process has ended
 */
export function startSession({ watchLoop } = {}) {
  const watching =
    watchLoop === undefined ? [] : ['--require', path.join(root, 'bench/watch-event-loop.cjs')];
  const server = spawn(process.execPath, [...watching, path.join(root, 'dist/server.js'), '--stdio'], {
    stdio: ['pipe', 'pipe', process.env.LINTEL_BENCH_LOG ? 'inherit' : 'ignore'],
    env: { ...process.env, ...(watchLoop !== undefined && { LINTEL_BENCH_LOOP: watchLoop }) },
  });
  const ended = new Promise(resolve => server.once('exit', resolve));
  const reader = new StreamMessageReader(server.stdout);
  // Else it waits, without end, for the rest of a message that was on its way when the process was stopped.
  reader.partialMessageTimeout = 0;
  const connection = createMessageConnection(reader, new StreamMessageWriter(server.stdin));
  const waiting = new Set();
  connection.onNotification('lintel/update', update => {
    const at = performance.now();
    for (const waiter of waiting) {
      if (!waiter.holds(update)) continue;
      waiting.delete(waiter);
      waiter.resolve({ update, at });
    }
  });
  const waitingForRules = new Set();
  connection.onNotification('lintel/rules-update', update => {
    const at = performance.now();
    for (const waiter of waitingForRules) {
      if (!waiter.holds(update)) continue;
      waitingForRules.delete(waiter);
      waiter.resolve({ update, at });
    }
  });
  const waitingForPatterns = [];
  connection.onNotification('lintel/patterns-update', update => {
    for (const resolve of waitingForPatterns.splice(0)) resolve({ update, at: performance.now() });
  });
  connection.listen();
  return {
    pid: server.pid,
    analyze: folder =>
      connection.sendRequest('lintel/analyze', { roots: [{ name: path.basename(folder), path: folder }] }),
    tell: changes => connection.sendNotification('lintel/files-changed', { changes }),
    snapshot: () => connection.sendRequest('lintel/snapshot'),
    type: (path, text) => connection.sendNotification('lintel/document-changed', { path, text }),
    close: path => connection.sendNotification('lintel/document-closed', { path }),
    nextRules: holds => new Promise(resolve => waitingForRules.add({ holds, resolve })),
    wantPatterns: () => connection.sendNotification('lintel/want-patterns', { wanted: true }),
    nextPatterns: () => new Promise(resolve => waitingForPatterns.push(resolve)),
    /** What an analysis that is about to begin tells last: its symbols, which come all together. */
    nextSymbols: () =>
      new Promise(resolve => {
        const holds = ({ type, patch }) =>
          type === 'patch' &&
          patch.progress.phase === 'done' &&
          [...patch.records, ...(patch.links ?? [])].some(each => each.symbols !== undefined);
        waiting.add({ holds, resolve });
      }),
    next: holds => new Promise(resolve => waiting.add({ holds, resolve })),
    stop() {
      connection.dispose();
      server.kill();
      return ended;
    },
  };
}
