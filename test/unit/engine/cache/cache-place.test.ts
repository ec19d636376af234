import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { findCacheFile, findCacheFolder } from '../../../../src/engine/cache/cache-place';
import { isSettled } from '../../../../src/engine/cache/file-stamp';

describe('place of the cache', () => {
  it('is where programs of the platform keep theirs', () => {
    const find = (platform: NodeJS.Platform, env: Record<string, string>, home = '/home/a') =>
      findCacheFolder({ platform, env, home });
    assert.equal(find('linux', {}), '/home/a/.cache/lintel');
    assert.equal(find('linux', { XDG_CACHE_HOME: '/x' }), '/x/lintel');
    assert.equal(find('linux', { XDG_CACHE_HOME: 'x' }), '/home/a/.cache/lintel');
    assert.equal(find('darwin', {}, '/Users/a'), '/Users/a/Library/Caches/lintel');
    assert.equal(find('win32', { LOCALAPPDATA: 'C:\\L' }, 'C:\\U'), 'C:\\L\\lintel\\cache');
    assert.equal(find('win32', {}, 'C:\\U'), 'C:\\U\\AppData\\Local\\lintel\\cache');
  });

  it('is another for other roots, and the same however a root is reached', () => {
    const folder = mkdtempSync(path.join(tmpdir(), 'lintel-place-'));
    const link = `${folder}-link`;
    symlinkSync(folder, link);
    try {
      const find = (...paths: string[]) =>
        findCacheFile(
          '/c',
          paths.map(place => ({ name: 'a', path: place })),
        );
      assert.equal(find(folder), find(link));
      assert.equal(new Set([find(folder), find('/b'), find(folder, '/b'), find('/b', folder)]).size, 4);
    } finally {
      rmSync(link);
      rmSync(folder, { recursive: true });
    }
  });
});

describe('stamp of a file', () => {
  it('is trusted when a later change would show', () => {
    const now = 1_700_000_000_000;
    const stamp = (modified: number, changed = modified) => ({ modified, changed, size: 1, inode: 1 });
    assert.ok(isSettled(stamp(now - 5000), now));
    // Just written, put in place just now under an old time, and from a clock that was ahead.
    for (const other of [stamp(now - 1000), stamp(now - 5000, now - 10), stamp(now + 60_000)])
      assert.ok(!isSettled(other, now));
  });
});
