import { spawn } from 'node:child_process';
import { existsSync, readdirSync, readFileSync } from 'node:fs';

/** How often the memory of a process tree is looked at, in milliseconds. */
const LOOK_EVERY = 25;

/**
 * Runs a command to its end, its output thrown away.
 *
 * @param {readonly string[]} command
 * @param {{ cwd?: string, mayFail?: boolean, looks?: boolean }} [options] `mayFail`: a peer may end with another code and still have worked;
 *   `looks` false: nobody looks at its memory, which takes time of short runs
 * @returns {Promise<{ seconds: number, peakBytes: number }>} wall time, and the most resident memory that the process
 *   and its children had together (0 where the system has no /proc)
 */
export async function measureProcess(command, { cwd, mayFail = false, looks = true } = {}) {
  const start = process.hrtime.bigint();
  const child = spawn(command[0], command.slice(1), { cwd, stdio: ['ignore', 'ignore', 'pipe'] });
  let errors = '';
  child.stderr.on('data', data => {
    errors = (errors + data).slice(-2000);
  });
  let peakBytes = 0;
  const look = () => {
    peakBytes = Math.max(peakBytes, sumMemory(child.pid));
  };
  const timer = looks ? setInterval(look, LOOK_EVERY) : undefined;
  const code = await new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('close', resolve);
  });
  clearInterval(timer);
  if (code !== 0 && !mayFail) throw new Error(`${command.join(' ')} ended with ${code}:\n${errors}`);
  return { seconds: Number(process.hrtime.bigint() - start) / 1e9, peakBytes };
}

function sumMemory(pid) {
  if (pid === undefined || !existsSync('/proc')) return 0;
  const parents = new Map();
  for (const name of readdirSync('/proc')) {
    if (!/^\d+$/.test(name)) continue;
    const stat = readOrEmpty(`/proc/${name}/stat`);
    // The name in parentheses may hold spaces; the parent is the second field after it.
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    parents.set(Number(name), Number(fields[1]));
  }
  let bytes = 0;
  for (const candidate of parents.keys()) {
    let ancestor = candidate;
    while (ancestor !== pid && ancestor > 1) ancestor = parents.get(ancestor) ?? 0;
    if (ancestor === pid) bytes += readResident(candidate);
  }
  return bytes;
}

function readResident(pid) {
  const kilobytes = /^VmRSS:\s+(\d+) kB/m.exec(readOrEmpty(`/proc/${pid}/status`))?.[1];
  return Number(kilobytes ?? 0) * 1024;
}

/**
 * The most resident memory that a process has had so far, in bytes; its threads are in it, its children are not.
 * `undefined` where the system has no /proc.
 */
export function readPeakMemory(pid) {
  const kilobytes = /^VmHWM:\s+(\d+) kB/m.exec(readOrEmpty(`/proc/${pid}/status`))?.[1];
  return kilobytes === undefined ? undefined : Number(kilobytes) * 1024;
}

function readOrEmpty(file) {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return ''; // It ended meanwhile.
  }
}

/** The middle value; of an even number, the higher of the two in the middle. */
export function findMedian(values) {
  return [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)];
}

/** The value that so large a share of the values does not exceed. */
export function findPercentile(values, share) {
  return [...values].sort((a, b) => a - b)[Math.min(values.length - 1, Math.ceil(values.length * share) - 1)];
}
