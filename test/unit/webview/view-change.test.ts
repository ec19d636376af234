import assert from 'node:assert/strict';
import { describeChange } from '../../../webview/view-change';
import { initialState, type ViewState } from '../../../webview/view-state';

describe('what a choice changes for the views', () => {
  const choose = (after: Partial<ViewState>, before: Partial<ViewState> = {}) =>
    describeChange(
      {
        before: { ...initialState, ...before },
        now: { ...initialState, ...before, ...after },
        reveals: false,
      },
      undefined,
    );

  it('tells the parts of a choice apart', () => {
    const names = ['data', 'open', 'selection', 'colours'] as const;
    const changed = (after: Partial<ViewState>) => names.filter(name => choose(after)[name]);
    assert.deepEqual(changed({ filter: { ...initialState.filter } }), ['data']);
    assert.deepEqual(changed({ open: ['src/'] }), ['open']);
    assert.deepEqual(changed({ selection: { box: 'a' } }), ['selection']);
    assert.deepEqual(changed({ colourBy: 'size' }), ['colours']);
    assert.deepEqual(changed({ view: 'matrix' }), []);
  });

  it('takes the same thing picked once more for no change', () => {
    assert.equal(choose({ selection: { box: 'a' } }, { selection: { box: 'a' } }).selection, false);
  });

  it('says what was just opened only where something was', () => {
    const same = { before: initialState, now: initialState, reveals: true };
    assert.equal('anchor' in describeChange(same, undefined), false);
    assert.equal(describeChange(same, 'src/').anchor, 'src/');
  });
});
