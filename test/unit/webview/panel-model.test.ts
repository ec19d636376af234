import assert from 'node:assert/strict';
import type { Snapshot } from '../../../src/model/snapshot';
import { createPanelModel } from '../../../webview/panel-model';
import { initialState, type ViewState } from '../../../webview/view-state';
import { createWorkspace } from '../../support/random-workspace';

describe("the panel's model", () => {
  const records = createWorkspace(3, 30);
  const snapshot: Snapshot = {
    ...{ revision: 1, roots: [], records, diagnostics: [] },
    progress: { phase: 'done', found: records.length, done: records.length },
  };

  const start = ({ isWhole = true } = {}) => {
    let state: ViewState = initialState;
    let canRead = true;
    let arrived: Snapshot | undefined;
    const model = createPanelModel({
      snapshot: () => arrived,
      state: () => state,
      history: () => undefined,
      canRead: () => canRead,
      isWhole: () => isWhole,
    });
    return {
      model,
      arrive: (phase: 'extract' | 'done' = 'done') => {
        arrived = { ...snapshot, progress: { ...snapshot.progress, phase } };
        model.prepare();
      },
      crowd: () => {
        canRead = false;
      },
      choose: (change: Partial<ViewState>) => {
        state = { ...state, ...change };
      },
    };
  };

  it('has nothing to draw before the first snapshot', () => {
    const { model, arrive } = start();
    model.prepare();
    assert.equal(model.data(), undefined);
    arrive();
    assert.equal(model.data()?.records.length, records.length);
  });

  it('opens by itself only until somebody has chosen', () => {
    const { model, arrive, choose } = start();
    arrive();
    model.openChosen(true);
    assert.ok(model.open().size > 0);
    choose({ open: [] });
    model.openChosen(true);
    assert.equal(model.open().size, 0);
  });

  it('chooses once more when all dependencies are known, unless somebody has begun to work with the map', () => {
    const begun = [{}, { isWhole: false }, { selects: true }].map(
      ({ selects, ...options }: { selects?: boolean; isWhole?: boolean }) => {
        const { model, arrive, choose, crowd } = start(options);
        arrive('extract');
        model.openChosen(true);
        const early = model.open();
        crowd();
        if (selects) choose({ selection: { box: 'a.ts' } });
        arrive('done');
        model.openChosen(false);
        const late = model.open();
        arrive('done');
        model.openChosen(false);
        assert.equal(model.open(), late, 'but once');
        return late.size < early.size;
      },
    );
    assert.deepEqual(begun, [true, false, false]);
  });

  it('keeps in its place what was opened or closed, once', () => {
    const { model, choose } = start();
    choose({ open: ['a/'] });
    model.openChosen(true);
    assert.deepEqual(model.toggle('b/'), ['a/', 'b/']);
    assert.equal(model.takeAnchor(), 'b/');
    assert.equal(model.takeAnchor(), undefined);
    assert.deepEqual(model.toggle('a/'), []);
  });
});
