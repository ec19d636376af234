import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import esbuild from 'esbuild';
import { readCacheFile, writeCacheFile } from '../../../../src/engine/cache/cache-file';
import { createPacker } from '../../../../src/engine/cache/packer';
import { sweepCaches } from '../../../../src/engine/cache/sweep-caches';
import { createUnpacker, DamagedData } from '../../../../src/engine/cache/unpacker';
import { root } from '../../../support/paths';

const KEY = 'key';

describe('cache file', () => {
  let folder: string;
  let file: string;
  beforeEach(() => {
    folder = mkdtempSync(path.join(tmpdir(), 'lintel-cache-file-'));
    file = path.join(folder, 'a.lintel-cache');
  });
  afterEach(() => rmSync(folder, { recursive: true }));

  function pack(...values: number[]) {
    const packer = createPacker();
    packer.list(values, packer.int);
    return packer.finish();
  }

  it('comes back as it was', () => {
    writeCacheFile(file, KEY, [pack(1, -2), pack()]);
    const reading = readCacheFile(file, KEY);
    assert.ok(reading.kind === 'sections');
    const lists = reading.sections.map(section => {
      const unpacker = createUnpacker(section);
      return unpacker.list(unpacker.int);
    });
    assert.deepEqual(lists, [[1, -2], []]);
    assert.deepEqual(readCacheFile(file, 'other'), { kind: 'useless', reason: 'another version' });
    assert.deepEqual(readCacheFile(path.join(folder, 'none'), KEY), { kind: 'none' });
    assert.deepEqual(readCacheFile(folder, KEY), { kind: 'none' });
  });

  it('is whole at any time, with two processes that write and one that reads', async function () {
    this.timeout(30_000);
    const program = path.join(folder, 'write.cjs');
    await esbuild.build({
      stdin: {
        contents: `
          import { writeCacheFile } from './src/engine/cache/cache-file';
          const numbers = new Uint8Array(4e6).fill(Number(process.argv[2]));
          const texts = Buffer.from('[]');
          for (let i = 0; i < 20; i++) writeCacheFile(process.argv[3], 'key', [{ numbers, texts }]);
        `,
        resolveDir: root,
        loader: 'ts',
      },
      ...{ bundle: true, platform: 'node', format: 'cjs', outfile: program, logLevel: 'silent' },
    });
    const writers = [1, 2].map(value => spawn(process.execPath, [program, String(value), file]));
    const ends = writers.map(writer => once(writer, 'exit'));
    const seen = new Set<number>();
    while (writers.some(writer => writer.exitCode === null)) {
      const reading = readCacheFile(file, KEY);
      if (reading.kind === 'sections') {
        const { numbers } = reading.sections[0]!;
        assert.ok(numbers.every(value => value === numbers[0]));
        seen.add(numbers[0]!);
      } else assert.equal(reading.kind, 'none');
      await new Promise(resolve => setImmediate(resolve));
    }
    for (const [code] of await Promise.all(ends)) assert.equal(code, 0);
    assert.ok(seen.size > 0);
    assert.deepEqual(readdirSync(folder).sort(), ['a.lintel-cache', 'write.cjs']);
  });

  it('makes room, oldest first, and clears away what was never finished', () => {
    const put = (name: string, size: number, minutes: number) => {
      const place = path.join(folder, name);
      writeFileSync(place, 'x'.repeat(size));
      const time = Date.now() / 1000 - minutes * 60;
      utimesSync(place, time, time);
      return place;
    };
    const kept = put('a.lintel-cache', 10, 90);
    put('b.lintel-cache', 10, 50);
    put('c.lintel-cache', 10, 40);
    put('d.lintel-cache', 30, 5);
    put('e.lintel-cache.12ab.tmp', 10, 61);
    put('f.lintel-cache.12ab.tmp', 10, 1);
    put('foreign', 1000, 1000);
    mkdirSync(path.join(folder, 'g.lintel-cache'));
    sweepCaches(folder, [kept], { files: 3, bytes: 10_000, unfinishedAge: 3_600_000 });
    assert.ok(existsSync(kept));
    const left = readdirSync(folder).filter(name => name !== 'g.lintel-cache');
    assert.deepEqual(left.sort(), [
      'a.lintel-cache',
      'c.lintel-cache',
      'd.lintel-cache',
      'f.lintel-cache.12ab.tmp',
      'foreign',
    ]);
    sweepCaches(folder, [kept], { files: 9, bytes: 35, unfinishedAge: 3_600_000 });
    assert.ok(!existsSync(path.join(folder, 'c.lintel-cache')));
  });
});

describe('packed data', () => {
  it('keeps any text and any number', () => {
    const packer = createPacker();
    const texts = ['', 'a', '\ud800', '__proto__', '\u2028"\\', 'a'];
    packer.list(texts, packer.text);
    packer.list([0, -1, 1.5, 2 ** 60, 1_700_000_000_000.123], packer.float);
    for (let i = 0; i < 10_000; i++) packer.int(i);
    const unpacker = createUnpacker(packer.finish());
    assert.deepEqual(unpacker.list(unpacker.text), texts);
    assert.deepEqual(unpacker.list(unpacker.float), [0, -1, 1.5, 2 ** 60, 1_700_000_000_000.123]);
    for (let i = 0; i < 10_000; i++) assert.equal(unpacker.int(), i);
    assert.throws(unpacker.int, DamagedData);
  });

  it('refuses what makes no sense', () => {
    const packed = (numbers: number[], texts: string) => ({
      numbers: new Uint8Array(Int32Array.from(numbers).buffer),
      texts: Buffer.from(texts),
    });
    const open = (numbers: number[], texts = '["a"]') => createUnpacker(packed(numbers, texts));
    for (const texts of ['', '{', '{}', 'null', '[1]', '[["a"]]'])
      assert.throws(() => open([], texts), DamagedData);
    assert.throws(
      () => createUnpacker({ numbers: new Uint8Array(3), texts: Buffer.from('[]') }),
      DamagedData,
    );
    for (const place of [-1, 1, 2 ** 31 - 1]) assert.throws(() => open([place]).text(), DamagedData);
    for (const count of [-1, 1, 2 ** 31 - 1])
      assert.throws(() => open([count]).list(() => assert.fail('asked for an item')), DamagedData);
    assert.throws(() => open([3]).choice(['x']), DamagedData);
  });
});
