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
    } as const;
    assert.deepEqual(parseViewState(JSON.parse(JSON.stringify(state))), state);
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
      },
      camera: { x: 1, y: 2, k: 0 },
      follow: false,
    };
    assert.deepEqual(parseKeptState(odd), {
      state: { ...initialState, open: ['a'] },
      follow: false,
      legend: true,
      overview: false,
      outline: false,
    });
    for (const nothing of [undefined, null, 7, 'x', []])
      assert.deepEqual(parseKeptState(nothing), {
        state: initialState,
        follow: true,
        legend: true,
        overview: false,
        outline: false,
      });
  });

  it('keeps what plot and table have rows for, unless it is odd', () => {
    const table = { sort: 'fan-in', descending: true, rows: 'folders' };
    const kept = parseViewState({ plot: { rows: 'modules' }, table });
    assert.deepEqual([kept.plot, kept.table], [{ rows: 'modules' }, table]);
    const odd = parseViewState({ plot: { rows: 'planets' }, table: { ...table, sort: 'mood' } });
    assert.deepEqual([odd.plot, odd.table], [undefined, undefined]);
  });
});
