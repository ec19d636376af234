import assert from 'node:assert/strict';
import {
  choosePassages,
  findBands,
  routeDirect,
  spreadPassages,
  traceCurve,
  traceStep,
} from '../../../../src/diagram/map/route';

const box = (x: number, y: number, width = 40, height = 20) => ({ x, y, width, height });

describe('findBands', () => {
  it('joins boxes that overlap in height, and leaves clear gaps between them', () => {
    const bands = findBands([box(0, 0), box(100, 10), box(30, 60)], -50, 200);
    assert.deepEqual(
      bands.map(({ top, bottom }) => [top, bottom]),
      [
        [0, 30],
        [60, 80],
      ],
    );
    assert.deepEqual(bands[0].gaps, [
      { from: -50, to: -6 },
      { from: 46, to: 94 },
      { from: 146, to: 200 },
    ]);
  });
});

describe('choosePassages', () => {
  const bands = findBands([box(0, 0), box(0, 50), box(60, 50), box(0, 100)], -30, 130);

  it('goes through the gap nearest to the straight line, downwards and upwards alike', () => {
    const down = choosePassages([20, 20], [20, 100], bands);
    const up = choosePassages([20, 100], [20, 20], bands);
    assert.deepEqual(
      down.map(({ band, x }) => [band.top, x]),
      [[50, -6]],
    );
    assert.deepEqual(
      up.map(({ x }) => x),
      [-6],
    );
  });

  it('moves arrows that share a gap apart, in order and within the gap', () => {
    const shared = [48, 46, 47].map(x => choosePassages([x, 20], [x, 100], bands)[0]);
    spreadPassages([shared]);
    const { gap } = shared[0];
    const [middle, left, right] = [shared[2].x, shared[1].x, shared[0].x];
    assert.ok(left < middle && middle < right);
    for (const { x } of shared) assert.ok(x >= gap.from && x <= gap.to);
  });
});

describe('traceCurve', () => {
  it('is a chain of cubic segments from start to end, vertical where it passes a band', () => {
    const bands = findBands([box(0, 50)], -30, 130);
    const passages = choosePassages([20, 20], [20, 100], bands);
    const points = traceCurve([20, 20], [20, 100], passages, 25, 95);
    assert.equal((points.length - 2) % 6, 0);
    assert.deepEqual(points.slice(0, 2), [20, 20]);
    assert.deepEqual(points.slice(-2), [20, 100]);
    const ends = Array.from({ length: (points.length - 2) / 6 }, (_, i) =>
      points.slice(6 * i + 6, 6 * i + 8),
    );
    assert.ok(ends.some(([x, y]) => x === -6 && y === 50) && ends.some(([x, y]) => x === -6 && y === 70));
  });
});

describe('traceStep', () => {
  it('runs over the steps between two boxes of one row, and under them on the way back', () => {
    const [upper, lower] = [box(0, 0), box(200, 48)];
    const down = traceStep(upper, lower, 215);
    assert.deepEqual(
      [down.slice(0, 2), down.slice(-2)],
      [
        [40, 6],
        [215, 48],
      ],
    );
    const up = traceStep(lower, upper, 20);
    assert.deepEqual(
      [up.slice(0, 2), up.slice(-2)],
      [
        [200, 62],
        [20, 20],
      ],
    );
  });
});

describe('routeDirect', () => {
  it('ends at the side of a tall box that it stands beside, and does not run through it', () => {
    const [small, tall] = [box(0, 20), box(100, 0, 60, 200)];
    const [last, end] = [routeDirect(small, tall).slice(-4, -2), routeDirect(small, tall).slice(-2)];
    assert.deepEqual(end, [100, 100]);
    assert.ok(last[0] < 100, 'it comes from the left');
  });

  it('goes round the corner of a step, downwards and upwards', () => {
    const [upper, lower] = [box(0, 0), box(60, 16)];
    assert.deepEqual(routeDirect(upper, lower).slice(-2), [80, 16]);
    assert.deepEqual(routeDirect(lower, upper).slice(-2), [20, 20]);
  });
});
