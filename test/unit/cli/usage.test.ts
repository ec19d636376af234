import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { version } from '../../../package.json';
import { runCaptured } from './run-captured';

const RXJS = 'node_modules/rxjs/src';

describe('command line', () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'lintel-usage-'));
  before(() => mkdirSync(path.join(folder, 'taken.svg')));
  after(() => rmSync(folder, { recursive: true }));

  const wrong: Record<string, [string[], RegExp]> = {
    'a folder that does not exist': [['graph', 'no/such'], /cannot analyse 'no\/such': it does not exist/],
    'a file in place of a folder': [['graph', 'package.json'], /'package\.json': it is not a folder/],
    'a folder inside a file': [['graph', 'package.json/x'], /it is not a folder/],
    'an unknown option': [['graph', '--fromat', 'dot'], /unknown option '--fromat'.*--format/],
    'an unknown format': [['graph', '--format', 'yaml'], /'yaml' is invalid.*json, dot, mermaid/],
    'a level that is not offered': [['graph', '--level', 'file'], /'file' is invalid.*module, folder/],
    'a level for JSON': [['graph', '--level', 'folder'], /needs '--format dot' or '--format mermaid'/],
    'an option without its value': [['graph', '--format'], /argument missing/],
    'too many folders': [['graph', 'a', 'b'], /too many arguments/],
    'an unknown command': [['grahp'], /unknown command 'grahp'.*graph/],
    'a map without a file': [['map', RXJS], /'--out <file>' not specified/],
    'a map of an unknown kind': [['map', RXJS, '--out', 'map.png'], /must end in \.svg or \.html/],
    'a map in a missing folder': [
      ['map', RXJS, '--out', 'no/map.svg'],
      /cannot write 'no\/map\.svg': its folder does not exist/,
    ],
    'a map in place of a folder': [['map', RXJS, '--out', path.join(folder, 'taken.svg')], /it is a folder/],
  };
  for (const [name, [args, line]] of Object.entries(wrong))
    it(`answers ${name} with one line and 2`, async () => {
      const { code, stdout, stderr } = await runCaptured(args);
      assert.deepEqual([code, stdout], [2, '']);
      assert.match(stderr, /^lintel: [^\n]+\n$/);
      assert.match(stderr, line);
    });

  it('prints its version', async () => {
    assert.deepEqual(await runCaptured(['--version']), { code: 0, stdout: `${version}\n`, stderr: '' });
  });

  it('explains every option', async () => {
    for (const command of ['graph', 'map', 'patterns']) {
      const { code, stdout } = await runCaptured([command, '--help']);
      assert.equal(code, 0);
      for (const option of stdout.match(/^ +--.*$/gm)!) assert.match(option, /--\S+( [<[]\S+)? {2,}\w/);
    }
    const { stdout } = await runCaptured(['--help']);
    assert.match(stdout, /^ +graph [\s\S]*^ +map [\s\S]*^ +check [\s\S]*^ +patterns [\s\S]*^ +init /m);
  });

  it('shows its help, as wrong usage, when it is given nothing to do', async () => {
    const { code, stdout, stderr } = await runCaptured([]);
    assert.deepEqual([code, stdout], [2, '']);
    assert.match(stderr, /^Usage: lintel/);
  });
});
