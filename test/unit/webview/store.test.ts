import assert from 'node:assert/strict';
import { createStore } from '../../../webview/store';
import { initialState } from '../../../webview/view-state';

describe('the store of what a person chose', () => {
  const start = () => {
    let time = 0;
    const store = createStore(initialState, () => time);
    return {
      store,
      wait: (milliseconds: number) => {
        time += milliseconds;
      },
    };
  };

  it('goes back and forward through what was chosen, and forgets the way forward after a new choice', () => {
    const { store } = start();
    store.set({ view: 'table' });
    store.set({ colourBy: 'size' });
    store.back();
    assert.equal(store.get().colourBy, undefined);
    store.back();
    assert.deepEqual([store.get().view, store.canGoBack(), store.canGoForward()], ['map', false, true]);
    store.forward();
    assert.equal(store.get().view, 'table');
    store.set({ view: 'matrix' });
    assert.equal(store.canGoForward(), false);
    store.back();
    assert.equal(store.get().view, 'table');
  });

  it('counts picking one thing after another in no time as one step', () => {
    const { store, wait } = start();
    store.set({ selection: { box: 'a' } });
    wait(100);
    store.set({ selection: { box: 'b' } });
    wait(5_000);
    store.set({ selection: { box: 'c' } });
    store.back();
    assert.deepEqual(store.get().selection, { box: 'b' });
    store.back();
    assert.equal(store.get().selection, undefined);
  });

  it('takes a change that changes nothing for none, but still asks to reveal', () => {
    const { store } = start();
    const reveals: boolean[] = [];
    store.set({ selection: { box: 'a' } });
    store.listen(change => reveals.push(change.reveals));
    store.set({ selection: { box: 'a' } });
    store.set({ selection: { box: 'a' } }, { reveals: true });
    assert.deepEqual(reveals, [true]);
    store.back();
    assert.equal(store.canGoBack(), false);
  });

  it('makes no step of a silent change', () => {
    const { store } = start();
    store.set({ open: ['a'] }, { silent: true });
    assert.deepEqual([store.get().open, store.canGoBack()], [['a'], false]);
  });
});
