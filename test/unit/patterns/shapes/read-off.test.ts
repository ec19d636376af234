import assert from 'node:assert/strict';
import { isReadOff } from '../../../../src/patterns/shapes/read-off';
import { modelOf } from '../../../support/code-model';

describe('what is only read off', function () {
  this.timeout(30_000);

  it('makes nothing and asks nobody', async () => {
    const code = await modelOf({
      'sheet.py': `
class Sheet:
    def alias(self):
        """The lines, by another name."""
        return self.lines
    def sum(self):
        return len(self.lines) + self.margin
    def label(self):
        return self.title.lower()
    def asked(self):
        return self.printer.width()
    def made(self):
        return Margin(self.lines)
    def listed(self):
        return [line for line in self.lines]
    def chosen(self):
        if self.lines:
            return self.lines
        return self.margin
`,
    });
    const [sheet] = code.classes;
    assert.deepEqual(
      sheet!.methods.filter(isReadOff).map(({ name }) => name),
      ['alias', 'sum', 'label'],
    );
  });
});
