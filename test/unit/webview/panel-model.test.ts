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

  const start = () => {
    let state: ViewState = initialState;
    let arrived: Snapshot | undefined;
    const model = createPanelModel({
      snapshot: () => arrived,
      state: () => state,
      history: () => undefined,
    });
    return {
      model,
      arrive: () => {
        arrived = snapshot;
        model.prepare();
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
    model.openChosen(false);
    assert.equal(model.open().size, 0);
    model.openChosen(true);
    assert.ok(model.open().size > 0);
    choose({ open: [] });
    model.openChosen(true);
    assert.equal(model.open().size, 0);
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
