import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { checkContent, describeReadFailure, readFromDisk, SIZE_LIMIT } from '../../../src/engine/read-source';

describe('reading source files', () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'lintel-read-'));
  const file = path.join(folder, 'file.ts');
  const scratch = Buffer.alloc(16);
  after(() => rmSync(folder, { recursive: true }));
  beforeEach(() => writeFileSync(file, ''));

  for (const size of [0, 1, 15, 16, 17, 100_000])
    it(`reads ${size} bytes`, () => {
      const bytes = Buffer.alloc(size, 'line\n');
      writeFileSync(file, bytes);
      const read = readFromDisk(file, scratch);
      assert.ok(read.kind === 'bytes');
      assert.deepEqual(Buffer.from(read.bytes), bytes);
    });

  it('does not read a file above the size limit', () => {
    truncateSync(file, SIZE_LIMIT + 100_000);
    const read = readFromDisk(file, scratch);
    assert.ok(read.kind === 'problem');
    assert.equal(read.size, SIZE_LIMIT + 100_000);
    assert.match(read.problem.message, /larger than 5 MB \(5\.1 MB\)/);
  });

  it('tells minified code from large files that people wrote', () => {
    assert.equal(
      checkContent(Buffer.alloc(600_000, 'a line of forty characters, as they go\n')).kind,
      'bytes',
    );
    assert.equal(checkContent(Buffer.alloc(400_000, 'x=1;')).kind, 'bytes');
    const read = checkContent(Buffer.alloc(600_000, 'x=1;'));
    assert.ok(read.kind === 'problem');
    assert.match(read.problem.message, /minified \(0\.6 MB on 1 line\)/);
  });

  it('takes a file that is gone as gone', () => {
    assert.deepEqual(readFromDisk(path.join(folder, 'missing.ts'), scratch), { kind: 'gone' });
    assert.deepEqual(readFromDisk(path.join(file, 'inside.ts'), scratch), { kind: 'gone' });
  });

  it('reports what cannot be read', () => {
    const read = readFromDisk(folder, scratch);
    assert.ok(read.kind === 'problem');
    assert.match(read.problem.message, /cannot be read: it is a folder/);
  });

  it('reports what may not be read', () => {
    const read = describeReadFailure(Object.assign(new Error('open'), { code: 'EACCES' }));
    assert.ok(read.kind === 'problem');
    assert.equal(read.problem.message, 'This file cannot be read: permission denied.');
  });
});
