import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { chmodSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { root } from '../../support/paths';
import { runCaptured } from './run-captured';

const FIXTURES = path.join(root, 'test/fixtures/rules/layers');

/** The commands that stand in the files for pre-commit and GitHub, run as a shell runs them. */
describe('lintel check in continuous integration', () => {
  let scratch: string;
  beforeEach(() => {
    scratch = mkdtempSync(path.join(tmpdir(), 'lintel-ci-'));
  });
  afterEach(() => rmSync(scratch, { recursive: true, force: true }));

  /** The arguments with which a shell script calls a program, which here is one that notes them. */
  function readArguments(script: string, program: string, env: Readonly<Record<string, string>>): string[] {
    const noted = path.join(scratch, 'arguments');
    const stand = path.join(scratch, program);
    writeFileSync(stand, `#!/bin/sh\nprintf '%s\\n' "$@" > '${noted}'\necho printed\n`);
    chmodSync(stand, 0o755);
    const PATH = `${scratch}${path.delimiter}${process.env.PATH}`;
    execFileSync('bash', ['--noprofile', '--norc', '-eo', 'pipefail', '-c', script], {
      env: { ...env, PATH },
    });
    return readFileSync(noted, 'utf8').trimEnd().split('\n');
  }

  it('is called by the pre-commit hook, and fails where rules are broken', async () => {
    const hooks = readFileSync(path.join(root, '.pre-commit-hooks.yaml'), 'utf8');
    const entry = /^ +entry: (.+)$/m.exec(hooks)?.[1] ?? '';
    assert.match(hooks, /^ +pass_filenames: false$/m);
    const args = readArguments(entry, 'lintel', {});
    const broken = await runCaptured(args, { cwd: path.join(FIXTURES, 'broken') });
    assert.equal(broken.code, 1);
    assert.match(broken.stdout, /^src\/shop\/model\/order\.py:1:1 error shop$/m);
    assert.equal((await runCaptured(args, { cwd: path.join(FIXTURES, 'kept') })).code, 0);
  });

  describe('by the action', () => {
    const action = readFileSync(path.join(root, 'action.yml'), 'utf8');
    const [, indented = ''] = /- name: Check\n[\s\S]*?\n {6}run: \|\n([\s\S]*)$/.exec(action) ?? [];
    const script = indented.replace(/^ {8}/gm, '');
    const readDefault = (input: string) =>
      new RegExp(`^  ${input}:\\n(?: {4}.*\\n)*? {4}default: (.*)$`, 'm')
        .exec(action)?.[1]
        .replace(/^''$/, '') ?? assert.fail(`no default for ${input}`);
    const defaults = {
      CLI: 'dist/cli.js',
      FOLDER: readDefault('folder'),
      FORMAT: readDefault('format'),
      OUTPUT: readDefault('output'),
    };

    it('annotates the lines of a pull request', async () => {
      const [program, ...args] = readArguments(script, 'node', defaults);
      assert.equal(program, 'dist/cli.js');
      const { code, stdout } = await runCaptured(args, { cwd: path.join(FIXTURES, 'broken') });
      assert.equal(code, 1);
      assert.match(stdout, /^::error file=src\/shop\/model\/order\.py,line=1,/m);
    });

    it('writes what it prints to a file, and leaves what stands in inputs alone', async () => {
      const output = path.join(scratch, 'lintel $(exit 3).sarif');
      const folder = 'test/fixtures/rules/layers/kept';
      const env = { ...defaults, FOLDER: folder, FORMAT: 'sarif', OUTPUT: output };
      const [, ...args] = readArguments(script, 'node', env);
      assert.equal(readFileSync(output, 'utf8'), 'printed\n');
      const { code, stdout } = await runCaptured(args);
      assert.deepEqual([code, JSON.parse(stdout).version], [0, '2.1.0']);
    });
  });
});
