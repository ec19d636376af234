import assert from 'node:assert/strict';
import { runCaptured } from './run-captured';

const FOLDER = 'test/fixtures/rules/foreign';

/** What the broken project of each tool is told, as `module:line:column severity rule`. */
const BROKEN: Readonly<Record<string, readonly string[]>> = {
  'import-linter': [
    'shop/model/order.py:1:1 error import-linter:no-database',
    'shop/model/order.py:2:1 error import-linter:layers',
    'shop/model/order.py:3:1 error import-linter:siblings',
    'shop/orders/service.py:2:1 error import-linter:layers',
    'shop/orders/service.py:2:1 error import-linter:ledger',
    'shop/stray.py:1:1 error import-linter:layers',
    'shop/ui/forms.py:1:1 error import-linter:apart',
  ],
  tach: [
    'src/shop/billing/service.py:1:1 error tach:dependencies',
    'src/shop/model.py:1:1 error tach:layers',
    'src/shop/model.py:2:1 error tach:dependencies',
    'src/shop/model.py:2:1 error tach:visibility',
    'src/shop/ui.py:1:1 error tach:interfaces',
    'src/shop/ui.py:2:1 error tach:layers',
  ],
  'dependency-cruiser': [
    'src/alone.ts:1:1 error dependency-cruiser:no-dead-code',
    'src/alone.ts:1:1 error dependency-cruiser:no-orphans',
    'src/features/search/search.feature.ts:1:1 error dependency-cruiser:features-apart',
    'src/features/search/search.feature.ts:1:1 error dependency-cruiser:features-log',
    'src/log.ts:1:1 error dependency-cruiser:no-circular',
    'src/log.ts:2:1 error dependency-cruiser:no-non-package-json',
    'src/orders/order.ts:1:1 warning dependency-cruiser:orders-are-plain',
    'src/orders/order.ts:2:1 error dependency-cruiser:no-circular',
  ],
  'eslint-boundaries': [
    'src/app/main.ts:1:1 warning boundaries:entry-point',
    'src/features/search/index.ts:1:1 error boundaries:element-types',
    'src/helpers/format.ts:1:1 error boundaries:external',
  ],
};

/** Where the faults in the bad configuration of each tool are. */
const BAD: Readonly<Record<string, readonly string[]>> = {
  'import-linter': ['.importlinter:14:8', '.importlinter:20:11', '.importlinter:22:5'],
  tach: ['tach.toml:7:15', 'tach.toml:10:11', 'tach.toml:4:1'],
  'dependency-cruiser': ['.dependency-cruiser.js:7:54', '.dependency-cruiser.js:8:56'],
  'eslint-boundaries': ['.eslintrc.json:3:55', '.eslintrc.json:3:111'],
};

describe('lintel check with rules of other tools', () => {
  for (const [tool, expected] of Object.entries(BROKEN)) {
    it(`passes where those of ${tool} are kept`, async () => {
      const { code, stdout, stderr } = await runCaptured(['check', `${FOLDER}/${tool}/kept`]);
      assert.deepEqual([code, stderr], [0, '']);
      assert.match(stdout, /^✔ No violations \(\d+ rules, \d+ modules\)\n$/);
    });

    it(`points at each place where those of ${tool} are broken`, async () => {
      const { code, stdout, stderr } = await runCaptured(['check', `${FOLDER}/${tool}/broken`]);
      assert.deepEqual([code, stderr], [1, '']);
      assert.deepEqual(
        stdout.split('\n').filter(line => /^\S+:\d+:\d+ /.test(line)),
        expected,
      );
    });

    it(`refuses a configuration of ${tool} that makes no sense, with each place`, async () => {
      const { code, stdout, stderr } = await runCaptured(['check', `${FOLDER}/${tool}/bad`]);
      assert.deepEqual([code, stdout], [2, '']);
      const places = stderr.split('\n').flatMap(line => /^(\S+?:\d+:\d+): error: /.exec(line)?.[1] ?? []);
      assert.deepEqual(places, BAD[tool]);
    });
  }

  it('gives the reason and the chain in the words of the contract', async () => {
    const { stdout } = await runCaptured(['check', `${FOLDER}/import-linter/broken`]);
    assert.match(
      stdout,
      /shop\.model is below shop\.ui .*order\.py → shop\/text\.py → shop\/ui\/pages\.py\. Layers of the shop\./,
    );
  });
});
