import { type ChildProcessByStdio, spawn } from 'node:child_process';
import path from 'node:path';
import type { Readable } from 'node:stream';
import { StringDecoder } from 'node:string_decoder';

/** How a run of git ended. */
export interface GitResult {
  /** `stopped`: the taker of output wanted no more, or the signal was raised. */
  readonly outcome: 'done' | 'failed' | 'missing' | 'stopped';
  /** What git said on standard error, at most a few thousand characters. */
  readonly errors: string;
}

/**
 * Options that keep git from starting other programs, whatever the configuration of a repository says. Reading commits and
 * trees starts few: a monitor, a program that checks signatures, drivers that show differences, a pager.
 */
const SAFE_OPTIONS = [
  '--no-pager',
  ...['-c', 'core.fsmonitor=false'],
  ...['-c', 'core.hooksPath=/dev/null'],
  ...['-c', 'log.showSignature=false'],
  ...['-c', 'log.showRoot=true'],
  ...['-c', 'log.follow=false'],
  // A bare repository that lies in a folder like any other file may be somebody else's.
  ...['-c', 'safe.bareRepository=explicit'],
];

const ERROR_LIMIT = 4_000;

/**
 * Runs git in a folder, without a shell, and hands its standard output over as text split at NUL. `take` answers `false`
 * to end it. Never rejects.
 */
export function runGit(
  folder: string,
  args: readonly string[],
  take: (token: string) => boolean,
  signal: AbortSignal,
): Promise<GitResult> {
  return new Promise(resolve => {
    if (signal.aborted) return resolve({ outcome: 'stopped', errors: '' });
    let child: ChildProcessByStdio<null, Readable, Readable>;
    try {
      child = start(['-C', folder, ...SAFE_OPTIONS, ...args]);
    } catch (error) {
      return resolve({ outcome: 'failed', errors: error instanceof Error ? error.message : String(error) });
    }
    let errors = '';
    let rest = '';
    let isStopped = false;
    const stop = () => {
      isStopped = true;
      child.kill();
      end('stopped');
    };
    const decoder = new StringDecoder('utf8');
    child.stdout.on('data', (chunk: Buffer) => {
      if (isStopped) return;
      const tokens = (rest + decoder.write(chunk)).split('\0');
      rest = tokens.pop() ?? '';
      if (!tokens.every(take)) stop();
    });
    child.stderr.setEncoding('utf8').on('data', (text: string) => {
      errors = (errors + text).slice(0, ERROR_LIMIT);
    });
    signal.addEventListener('abort', stop, { once: true });
    const end = (outcome: GitResult['outcome']) => {
      signal.removeEventListener('abort', stop);
      resolve({ outcome, errors });
    };
    child.on('error', (error: NodeJS.ErrnoException) => {
      errors ||= error.message;
      end(error.code === 'ENOENT' ? 'missing' : 'failed');
    });
    child.on('close', code => {
      if (isStopped) return;
      // What has no NUL behind it is the last token, too.
      if (rest !== '') take(rest);
      end(code === 0 ? 'done' : 'failed');
    });
  });
}

function start(args: readonly string[]): ChildProcessByStdio<null, Readable, Readable> {
  return spawn('git', args, {
    // Not the workspace: Windows looks for programs in the current folder first.
    cwd: path.dirname(process.execPath),
    env: cleanEnvironment(),
    stdio: ['ignore', 'pipe', 'pipe'],
    windowsHide: true,
  });
}

/** No variable of git's own gets through: they could name another repository, programs and files to write to. */
function cleanEnvironment(): NodeJS.ProcessEnv {
  const kept = Object.entries(process.env).filter(([name]) => !/^git_/i.test(name));
  return {
    ...Object.fromEntries(kept),
    LC_ALL: 'C',
    GIT_OPTIONAL_LOCKS: '0',
    GIT_TERMINAL_PROMPT: '0',
    // A partial clone would fetch what it lacks. Older versions of git do not know the first of these, but all know that
    // no protocol is allowed.
    GIT_NO_LAZY_FETCH: '1',
    GIT_ALLOW_PROTOCOL: 'none',
  };
}
