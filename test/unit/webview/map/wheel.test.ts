import assert from 'node:assert/strict';
import { createWheelReader, type WheelInput } from '../../../../webview/map/wheel';

const event = (more: Partial<WheelInput>): WheelInput => ({
  deltaX: 0,
  deltaY: 0,
  deltaMode: 0,
  ctrlKey: false,
  metaKey: false,
  altKey: false,
  shiftKey: false,
  timeStamp: 1_000,
  ...more,
});
const read = (more: Partial<WheelInput>) => createWheelReader()(event(more));

describe('the wheel', () => {
  it('zooms by the notches of a mouse, whatever a browser makes of them', () => {
    // Chromium on Windows, the same on a scaled screen, on macOS where slow turns count less, and Firefox in lines.
    assert.deepEqual(read({ deltaY: 100, wheelDeltaY: -120 }), { kind: 'zoom', power: -0.2 });
    assert.equal(read({ deltaY: 66.5, wheelDeltaY: -120 }).kind, 'zoom');
    assert.equal(read({ deltaY: 4.000244140625, wheelDeltaY: -120 }).kind, 'zoom');
    assert.deepEqual(read({ deltaY: -3, deltaMode: 1 }), { kind: 'zoom', power: 0.12 });
  });

  it('pans by two fingers, both ways', () => {
    assert.deepEqual(read({ deltaX: 3, deltaY: 8, wheelDeltaY: -24 }), { kind: 'pan', x: -3, y: -8 });
    assert.deepEqual(read({ deltaY: 7, wheelDeltaY: -21 }), { kind: 'pan', x: -0, y: -7 });
  });

  it('stays with the fingers when they become fast, and forgets them after a pause', () => {
    const reader = createWheelReader();
    assert.equal(reader(event({ deltaY: 2, wheelDeltaY: -6 })).kind, 'pan');
    assert.equal(reader(event({ deltaY: 120, wheelDeltaY: -360, timeStamp: 1_100 })).kind, 'pan');
    assert.equal(reader(event({ deltaY: 100, wheelDeltaY: -120, timeStamp: 2_000 })).kind, 'zoom');
  });

  it('zooms by a pinch, finely by fingers and not wildly by a wheel with Control', () => {
    assert.deepEqual(read({ deltaY: -5, ctrlKey: true }), { kind: 'zoom', power: 0.1 });
    assert.deepEqual(read({ deltaY: -100, wheelDeltaY: 120, ctrlKey: true }), { kind: 'zoom', power: 0.2 });
  });

  it('pans to the side with Shift', () => {
    assert.deepEqual(read({ deltaY: 100, wheelDeltaY: -120, shiftKey: true }), {
      kind: 'pan',
      x: -100,
      y: 0,
    });
  });
});
