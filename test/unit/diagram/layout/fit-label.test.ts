import assert from 'node:assert/strict';
import { fitLabel, fitStart } from '../../../../src/diagram/layout/fit-label';
import { estimateTextWidth } from '../../../../src/diagram/layout/text-width';

describe('labels in little room', () => {
  it('are left whole where they fit and never run over', () => {
    assert.equal(fitLabel('order.ts', 12, 200), 'order.ts');
    for (const shorten of [fitLabel, fitStart])
      for (let width = 0; width < 300; width += 7)
        assert.ok(estimateTextWidth(shorten('a-rather-long-module-name.test.ts', 12, width), 12) <= width);
  });

  it('are left out where hardly a letter would be left', () => {
    assert.equal(fitLabel('workspace', 12, 10), '');
    assert.equal(fitStart('workspace', 12, 10), '');
  });

  it('lose their middle, or the extension and then the end', () => {
    assert.match(fitLabel('application-shell.ts', 12, 80), /^appl.*….*\.ts$/);
    assert.equal(fitStart('application.ts', 12, 80), 'application…');
    assert.match(fitStart('application-shell.ts', 12, 60), /^appl[a-z]*…$/);
  });
});
