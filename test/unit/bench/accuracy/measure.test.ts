import assert from 'node:assert/strict';
import { type MeasureOptions, measure } from '../../../../bench/accuracy/measure';
import type { ExpectedPattern, Labels } from '../../../../bench/accuracy/read-labels';
import type { Finding } from '../../../../src/model/finding';

describe('measure', () => {
  const one = expected('singleton', ['one.py'], ['registry']);
  const folder = expected('observer', ['o/subject.py', 'o/view.py']);
  const labels: Labels = { expect: [one, folder], none: new Set(['plain.py']) };

  it('counts a label as hit by a role in one of its files, however many findings there are', () => {
    const { hits, misses } = run([
      find('singleton', 'one.py'),
      find('singleton', 'one.py'),
      find('observer', 'o/view.py'),
    ]);
    assert.deepEqual(hits, [one, folder]);
    assert.deepEqual(misses, []);
  });

  it('counts a label as hit by a finding that has another role elsewhere', () => {
    assert.deepEqual(run([find('observer', 'elsewhere.py', 'o/view.py')]).hits, [folder]);
  });

  it('does not count another pattern in the same file', () => {
    assert.deepEqual(
      run([find('registry', 'one.py')]).misses.map(({ label }) => label),
      [one, folder],
    );
  });

  it('names what would have hit a label with more confidence', () => {
    const weak = find('singleton', 'one.py', 0.5);
    assert.deepEqual(run([weak]).misses[0], { label: one, file: 'one.py', tooWeak: weak });
    assert.deepEqual(run([weak], { minConfidence: 0.5 }).hits, [one]);
  });

  it('has a false alarm where no label of any file of the finding has its pattern', () => {
    const wrong = find('state', 'one.py', 'plain.py');
    assert.deepEqual(run([wrong]).falseAlarms, [{ pattern: 'state', file: 'one.py', findings: [wrong] }]);
  });

  it('has no false alarm for what may be there too', () => {
    assert.deepEqual(run([find('registry', 'one.py')]).falseAlarms, []);
  });

  it('has no false alarm where the pattern is labelled in one of the files of the finding', () => {
    assert.deepEqual(run([find('singleton', 'plain.py', 'one.py')]).falseAlarms, []);
  });

  it('has no false alarm where a file of the finding has no label', () => {
    assert.deepEqual(run([find('state', 'one.py', 'elsewhere.py')]).falseAlarms, []);
    assert.deepEqual(run([find('state', 'elsewhere.py')]).falseAlarms, []);
  });

  it('counts several false findings of a pattern in a file once, the most confident first', () => {
    const [weak, strong] = [find('state', 'plain.py', 0.7), find('state', 'plain.py', 0.9)];
    assert.deepEqual(run([weak, strong]).falseAlarms, [
      { pattern: 'state', file: 'plain.py', findings: [strong, weak] },
    ]);
    assert.equal(run([weak, find('state', 'one.py'), find('visitor', 'plain.py')]).falseAlarms.length, 3);
  });

  it('leaves out what is not confident enough, but judges it', () => {
    const { falseAlarms, judged } = run([find('state', 'plain.py', 0.3)]);
    assert.deepEqual(falseAlarms, []);
    assert.deepEqual(
      judged.map(({ right }) => right),
      [false],
    );
  });

  it('judges only what the labels say something of', () => {
    const { judged } = run([find('registry', 'one.py'), find('state', 'one.py', 'elsewhere.py')]);
    assert.deepEqual(
      judged.map(({ right }) => right),
      [true],
    );
  });

  it('leaves out patterns that are not asked for', () => {
    const { hits, misses, falseAlarms } = run([find('state', 'plain.py'), find('singleton', 'one.py')], {
      patterns: new Set(['singleton']),
    });
    assert.deepEqual([hits, misses, falseAlarms], [[one], [], []]);
  });

  it('wants each file, and allows none a wrong pattern, where files are counted', () => {
    const { hits, misses, falseAlarms } = run(
      [find('observer', 'o/view.py'), find('singleton', 'one.py', 'plain.py', 'elsewhere.py')],
      { perFile: true },
    );
    assert.deepEqual(hits, [one, folder]);
    assert.deepEqual(
      misses.map(({ file }) => file),
      ['o/subject.py'],
    );
    assert.deepEqual(
      falseAlarms.map(({ file }) => file),
      ['plain.py'],
    );
  });

  function run(findings: readonly Finding[], options: Partial<MeasureOptions> = {}) {
    return measure(labels, findings, { minConfidence: 0.6, ...options });
  }
});

function expected(pattern: string, files: readonly string[], also: readonly string[] = []): ExpectedPattern {
  return { path: files[0], files, pattern, also, line: 1 };
}

/** A finding with a role in each of these files; a number is its confidence. */
function find(pattern: string, ...rest: (string | number)[]): Finding {
  const modules = rest.filter(one => typeof one === 'string');
  const confidence = rest.find(one => typeof one === 'number') ?? 0.8;
  const roles = modules.map(module => ({ role: 'part', symbol: 'S', module, line: 1 }));
  return { pattern, confidence, roles, evidence: [] };
}
