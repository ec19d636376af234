import assert from 'node:assert/strict';
import { listOnceFills } from '../../../../src/patterns/shapes/fill-once';
import { modelOf } from '../../../support/code-model';

describe('places that are filled once', function () {
  this.timeout(30_000);

  /** The places that each method fills once, by its name. */
  async function fillsIn(file: string, text: string): Promise<Record<string, string[]>> {
    const code = await modelOf({ [file]: text });
    return Object.fromEntries(
      code.allFunctions.map(fn => [fn.name, listOnceFills(fn).map(({ place }) => place)]),
    );
  }

  it('in Python, however it is asked whether there is anything', async () => {
    const found = await fillsIn(
      'lamp.py',
      `
class Lamp:
    made = {}
    def by_none(self):
        if self.light is None:
            self.light = find()
    def by_return(self):
        if self.light:
            return self.light
        self.light = find()
    def by_attribute(self):
        if not hasattr(self, 'light'):
            setattr(self, 'light', find())
    def by_attempt(self):
        try:
            return self.light
        except AttributeError:
            self.light = find()
    def by_or(self):
        self.light = self.light or find()
    def by_key(self, kind):
        found = Lamp.made.get(kind)
        if found is None:
            found = find()
            Lamp.made[kind] = found
        return found
    def each_time(self):
        if self.light is not None:
            self.light = find()
    def for_another(self):
        if self.shade is None:
            self.light = find()
`,
    );
    for (const name of ['by_none', 'by_return', 'by_attribute', 'by_attempt', 'by_or'])
      assert.deepEqual(found[name], ['@.light'], name);
    assert.ok(found.by_key?.includes('@.made[name:kind]'));
    assert.deepEqual(found.each_time, []);
    assert.deepEqual(found.for_another, []);
  });

  it('in TypeScript, in statements and in values', async () => {
    const found = await fillsIn(
      'lamp.ts',
      `
export class Lamp {
  static one?: Lamp;
  light?: object;
  private readonly made = new Map<string, object>();
  byOperator() { return (this.light ??= find()); }
  byValue() { return this.light || (this.light = find()); }
  byType() { if (typeof this.light === 'undefined') { this.light = find(); } }
  byClass() { if (!Lamp.one) Lamp.one = new Lamp(); return Lamp.one; }
  byMap(kind: string) { if (!this.made.has(kind)) this.made.set(kind, find()); }
  eachTime() { if (this.light) { this.light = find(); } }
}
`,
    );
    for (const name of ['byOperator', 'byValue', 'byType']) assert.deepEqual(found[name], ['@.light'], name);
    assert.deepEqual(found.byClass, ['@.one']);
    assert.deepEqual(found.byMap, ['@.made[name:kind]']);
    assert.deepEqual(found.eachTime, []);
  });
});
