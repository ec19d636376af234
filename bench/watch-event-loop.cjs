// Preloaded into a process: how long its event loop was held, each time that a timer was late; written as JSON to the file that
// LINTEL_BENCH_LOOP names when the process ends, as pairs of wall-clock time and milliseconds.
const { writeFileSync } = require('node:fs');
const { isMainThread } = require('node:worker_threads');

const EVERY = 2;
if (isMainThread && process.env.LINTEL_BENCH_LOOP) {
  const late = [];
  let before = performance.now();
  setInterval(() => {
    const now = performance.now();
    late.push([Date.now(), now - before - EVERY]);
    before = now;
  }, EVERY).unref();
  process.on('exit', () => writeFileSync(process.env.LINTEL_BENCH_LOOP, JSON.stringify(late)));
}
