import { Writable } from 'node:stream';
import { runCli } from '../../../src/cli/run-cli';
import { root } from '../../support/paths';

/** What a run of the command line came to. */
export interface CapturedRun {
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
}

/** Runs the command line in this process. `cwd` is the repository where absent; `isTTY` makes both streams terminals. */
export async function runCaptured(
  args: readonly string[],
  {
    cwd = root,
    isTTY = false,
    env = {},
  }: { cwd?: string; isTTY?: boolean; env?: Readonly<Record<string, string>> } = {},
): Promise<CapturedRun> {
  const stdout = Object.assign(createSink(), { isTTY });
  const stderr = Object.assign(createSink(), { isTTY });
  const code = await runCli(args, { stdout, stderr, cwd, env, programs: `${root}/dist` });
  return { code, stdout: stdout.text(), stderr: stderr.text() };
}

function createSink(): Writable & { text(): string } {
  const chunks: Buffer[] = [];
  const sink = new Writable({
    write(chunk: Buffer, _encoding, done) {
      chunks.push(chunk);
      setImmediate(done);
    },
  });
  return Object.assign(sink, { text: () => Buffer.concat(chunks).toString() });
}
