import assert from 'node:assert/strict';
import { findContainerLevels } from '../../../src/diagram/layout/container-levels';
import { chooseInitiallyOpen } from '../../../src/diagram/layout/initial-open';
import { estimateTextWidth, shortenLabel } from '../../../src/diagram/layout/text-width';
import { chooseArrows } from '../../../src/diagram/map/choose-arrows';
import { buildHierarchy } from '../../../src/graph/hierarchy';
import { createRecords } from '../../support/records';

/** Modules `prefix0.ts` and so on, all in one folder. */
const fill = (folder: string, count: number) =>
  Array.from({ length: count }, (_, i) => [`${folder}/m${i}.ts`, []] as const);

describe('chooseArrows', () => {
  it('draws the heaviest where there are too many, and those that point up before others', () => {
    const names = Array.from({ length: 30 }, (_, i) => `m${String(i).padStart(2, '0')}`);
    const imports = names.map((name, i) => [name, names.slice(i + 1).flatMap(to => [to, to])] as const);
    const records = createRecords({ ...Object.fromEntries(imports), m29: ['m00'] });
    const levels = findContainerLevels(buildHierarchy(records), 0);
    const chosen = chooseArrows(levels);
    assert.equal(levels.arcs.length, 436);
    assert.equal(chosen.length, 33);
    assert.deepEqual(
      chosen.filter(arc => arc.up).map(({ from, to }) => [from, to]),
      [[29, 0]],
    );
  });

  it('draws all where there are few', () => {
    const levels = findContainerLevels(buildHierarchy(createRecords({ a: ['b', 'c'], b: ['c'], c: [] })), 0);
    assert.equal(chooseArrows(levels).length, 3);
  });
});

describe('chooseInitiallyOpen', () => {
  const open = (...folders: (readonly (readonly [string, readonly string[]])[])[]) =>
    [...chooseInitiallyOpen(buildHierarchy(createRecords(Object.fromEntries(folders.flat()))))].sort();

  it('opens what fits, largest first', () => {
    assert.deepEqual(open(fill('large', 20), fill('middle', 15), fill('small', 14)), ['large', 'middle']);
  });

  it('opens a folder that holds most of the workspace even where it is crowded, but not without end', () => {
    assert.deepEqual(open(fill('src', 100), fill('test', 5)), ['src']);
    assert.deepEqual(open(fill('src', 500), fill('test', 5)), []);
  });

  it('leaves closed what would make the map too small to read, but not where there would be nothing to see', () => {
    const hierarchy = buildHierarchy(
      createRecords(Object.fromEntries([...fill('a', 9), ...fill('b', 8), ...fill('c', 7)])),
    );
    const asked: string[][] = [];
    const canRead = (open: ReadonlySet<string>) => {
      asked.push([...open]);
      return !open.has('b');
    };
    assert.deepEqual([...chooseInitiallyOpen(hierarchy, canRead)], ['a', 'c']);
    assert.deepEqual(asked, [
      ['a', 'b'],
      ['a', 'c'],
    ]);
  });

  it('leaves small parts of a large workspace closed', () => {
    assert.deepEqual(open(fill('huge', 500), fill('tiny', 4)), []);
  });
});

describe('estimateTextWidth', () => {
  it('grows with the text and the font, and gives wide scripts more room', () => {
    assert.ok(estimateTextWidth('mmm', 12) > estimateTextWidth('iii', 12));
    assert.equal(estimateTextWidth('abc', 24), 2 * estimateTextWidth('abc', 12));
    assert.ok(estimateTextWidth('漢字', 12) > estimateTextWidth('ab', 12));
    assert.equal(estimateTextWidth('', 12), 0);
  });
});

describe('shortenLabel', () => {
  it('cuts the middle and keeps both ends', () => {
    assert.equal(shortenLabel('short.ts', 34), 'short.ts');
    const short = shortenLabel('electron-main-application-contribution-module.ts', 30);
    assert.equal([...short].length, 30);
    assert.match(short, /^electron-main.*….*module\.ts$/);
  });
});
