import assert from 'node:assert/strict';
import { parseKeptState } from '../../../webview/kept-state';
import { initialState, parseViewState } from '../../../webview/view-state';

describe('what the panel kept', () => {
  it('comes back as it was', () => {
    const state = {
      ...initialState,
      view: 'plot',
      open: ['src'],
      selection: { from: 'a', to: 'b' },
      colourBy: 'churn',
      trace: { direction: 'uses', depth: 'all' },
      paths: 'all',
      patterns: ['port', 'repository'],
    } as const;
    assert.deepEqual(parseViewState(JSON.parse(JSON.stringify(state))), state);
    const finding = { ...initialState, selection: { finding: 'port core/a.ts#A' } };
    assert.deepEqual(parseViewState(JSON.parse(JSON.stringify(finding))), finding);
  });

  it('loses only what is odd in it', () => {
    const odd = {
      state: {
        view: 'dance',
        open: ['a', 7],
        selection: { from: 1 },
        colourBy: 'mood',
        trace: { depth: -1 },
        paths: 'some',
        patterns: [7],
      },
      camera: { x: 1, y: 2, k: 0 },
      follow: false,
    };
    const { camera, ...kept } = parseKeptState(odd);
    assert.deepEqual([camera, kept.state, kept.follow], [undefined, { ...initialState, open: ['a'] }, false]);
    const fresh = parseKeptState(undefined);
    assert.deepEqual([fresh.state, fresh.follow, fresh.legend], [initialState, true, true]);
    for (const nothing of [null, 7, 'x', []]) assert.deepEqual(parseKeptState(nothing), fresh);
  });
});
