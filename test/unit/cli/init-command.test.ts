import assert from 'node:assert/strict';
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { root } from '../../support/paths';
import { runCaptured } from './run-captured';

describe('lintel init', () => {
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(path.join(tmpdir(), 'lintel-init-'));
    cpSync(path.join(root, 'media/sample/frontend'), folder, { recursive: true });
  });
  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  it('writes rules that pass, with what points upwards as an exception', async () => {
    const { code, stdout, stderr } = await runCaptured(['init', folder]);
    assert.deepEqual([code, stdout], [0, '']);
    assert.match(stderr, /^Wrote .*lintel\.json\./);
    const text = readFileSync(path.join(folder, 'lintel.json'), 'utf8');
    assert.match(
      text,
      /"from": "src\/domain\/order-history\.ts", "to": "src\/infrastructure\/order-cache\.ts"/,
    );
    const check = await runCaptured(['check', folder]);
    assert.deepEqual([check.code, check.stderr], [0, '']);
    assert.match(check.stdout, /^✔ No violations \(2 rules/);
  });

  it('replaces nothing unless it is told to', async () => {
    const file = path.join(folder, 'lintel.json');
    writeFileSync(file, '{}');
    const { code, stderr } = await runCaptured(['init', folder]);
    assert.equal(code, 2);
    assert.match(stderr, /is there already; --force replaces it/);
    assert.equal(readFileSync(file, 'utf8'), '{}');
    assert.equal((await runCaptured(['init', folder, '--force'])).code, 0);
    assert.match(readFileSync(file, 'utf8'), /"kind": "layers"/);
  });

  it('is told apart from a configuration that makes no sense', async () => {
    writeFileSync(path.join(folder, 'lintel.json'), '{ "rules": [{ "kind": "orphans", "off": true }] }');
    const { code, stdout, stderr } = await runCaptured(['check', folder]);
    assert.deepEqual([code, stdout], [2, '']);
    assert.match(stderr, /^lintel\.json:1:34: error: There is no setting "off" here\. Did you mean "of"\?\n/);
  });
});
