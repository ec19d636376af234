import assert from 'node:assert/strict';
import { cpSync, mkdtempSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { Ajv } from 'ajv';
import type { Log } from 'sarif';
import { root } from '../../support/paths';
import { runCaptured } from './run-captured';

const RULES = 'test/fixtures/rules';

/** What the broken project of each kind is told, as `module:line:column severity rule`. */
const BROKEN: Readonly<Record<string, readonly string[]>> = {
  acyclic: ['src/b/four.ts:1:1 error no-cycles', 'src/b/four.ts:1:1 error no-folder-cycles'],
  'allowed-only': ['src/domain/money.ts:1:1 error allowed-only'],
  external: ['src/domain/order.ts:1:1 error domain-is-plain', 'src/domain/order.ts:2:1 error no-database'],
  forbidden: ['shop/report.py:1:1 error forbidden'],
  independence: [
    'src/features/cart/cart.ts:1:1 error independence',
    'src/features/search/search.ts:1:1 error independence',
  ],
  interface: ['src/main.ts:1:1 error interface'],
  layers: [
    'src/shop/billing/service.py:2:1 error shop',
    'src/shop/model/order.py:1:1 error shop',
    'src/shop/model/order.py:2:1 error shop',
    'src/shop/ui/pages.py:3:1 error shop',
  ],
  'layers-in-containers': ['packages/billing/src/model/invoice.ts:1:1 error layers'],
  limits: ['src/c.ts:1:1 warning fan-in', 'src/c.ts:1:1 error stable'],
  orphans: ['src/forgotten.ts:1:1 error orphans'],
  ports: ['shop/domain/order.py:1:1 error ports'],
  reachability: ['src/dead.ts:1:1 error reachability', 'src/used.ts:1:1 error reachability'],
  required: ['src/bills.controller.ts:1:1 error required'],
};

describe('lintel check', () => {
  for (const [kind, expected] of Object.entries(BROKEN)) {
    it(`passes where ${kind} rules are kept`, async () => {
      const { code, stdout, stderr } = await runCaptured(['check', `${RULES}/${kind}/kept`]);
      assert.deepEqual([code, stderr], [0, '']);
      assert.match(stdout, /^✔ No violations \(\d rules?, \d+ modules\)\n$/);
    });

    it(`fails where ${kind} rules are broken, and points at each place`, async () => {
      const { code, stdout, stderr } = await runCaptured(['check', `${RULES}/${kind}/broken`]);
      assert.deepEqual([code, stderr], [1, '']);
      assert.deepEqual(
        stdout.split('\n').filter(line => /^\S+:\d+:\d+ /.test(line)),
        expected,
      );
      assert.ok(!stdout.includes('\x1b'));
    });
  }

  it('says the chain, the names and the reason', async () => {
    const { stdout } = await runCaptured(['check', `${RULES}/layers/broken`]);
    assert.match(
      stdout,
      /src\/shop\/model\/order\.py → src\/shop\/text\.py → src\/shop\/ui\/pages\.py\. The model stands/,
    );
    const { stdout: names } = await runCaptured(['check', `${RULES}/forbidden/broken`]);
    assert.match(names, /imports OrderRow from shop\/orders\/rows\.py, by way of shop\/orders\/__init__\.py/);
  });

  it('uses colours on a terminal, unless told not to', async () => {
    const args = ['check', `${RULES}/orphans/broken`];
    const { stdout } = await runCaptured(args, { isTTY: true });
    assert.ok(stdout.includes('\x1b[31merror\x1b[0m'));
    const plain = await runCaptured(args, { isTTY: true, env: { NO_COLOR: '1' } });
    assert.ok(!plain.stdout.includes('\x1b'));
  });

  it('shows cycles as hints where there are no rules', async () => {
    const { code, stdout } = await runCaptured(['check', 'media/sample/backend']);
    assert.equal(code, 0);
    assert.match(stdout, /message_bus\.py:\d+:1 info cycle\n {2}A cycle of imports: /);
    assert.match(stdout, /✔ 1 hint \(24 modules; there is no lintel\.json with rules/);
  });

  describe('formats', () => {
    it('prints JSON as its schema says', async () => {
      const schema = JSON.parse(readFileSync(path.join(root, 'schemas/check.schema.json'), 'utf8'));
      const validate = new Ajv({ allErrors: true }).compile<{ violations: unknown[] }>(schema);
      for (const folder of [`${RULES}/layers/broken`, `${RULES}/limits/broken`, 'media/sample/backend']) {
        const { stdout } = await runCaptured(['check', folder, '--format', 'json']);
        const result: unknown = JSON.parse(stdout);
        assert.ok(validate(result), `${folder}: ${JSON.stringify(validate.errors?.slice(0, 3))}`);
        assert.ok(result.violations.length > 0);
      }
    });

    it('prints SARIF as the official schema says', async () => {
      const file = 'node_modules/@microsoft/jest-sarif/lib/schemas/sarif-2.1.0-rtm.5.json';
      const { $schema: _, id: __, ...schema } = JSON.parse(readFileSync(path.join(root, file), 'utf8'));
      const validate = new Ajv({
        allErrors: true,
        strict: false,
        validateFormats: false,
        unicodeRegExp: false,
      }).compile(schema);
      for (const kind of ['acyclic', 'limits', 'orphans']) {
        const { stdout } = await runCaptured(['check', `${RULES}/${kind}/broken`, '--format', 'sarif']);
        const log: Log = JSON.parse(stdout);
        assert.ok(validate(log), JSON.stringify(validate.errors?.slice(0, 3)));
      }
      const { stdout } = await runCaptured(['check', `${RULES}/layers/broken`, '--format', 'sarif']);
      const [run] = (JSON.parse(stdout) as Log).runs;
      const result = run.results?.[2];
      assert.deepEqual(result?.locations?.[0].physicalLocation, {
        artifactLocation: { uri: `${RULES}/layers/broken/src/shop/model/order.py` },
        region: { startLine: 2, startColumn: 1 },
      });
      assert.deepEqual(
        [result?.ruleId, result?.level, result?.relatedLocations?.length],
        ['shop', 'error', 2],
      );
      const [rule] = run.tool.driver.rules ?? [];
      assert.match(rule.shortDescription?.text ?? '', /^Layers in an order/);
      assert.match(rule.help?.markdown ?? '', /^- `closed`: Whether each layer/m);
      assert.match(rule.help?.markdown ?? '', /docs\/rules\/layers\.md/);
    });

    it('prints annotations for GitHub', async () => {
      const { stdout } = await runCaptured(['check', `${RULES}/limits/broken`, '--format', 'github']);
      const [warning, error] = stdout.split('\n');
      const place = `file=${RULES}/limits/broken/src/c.ts,line=1,col=1`;
      assert.equal(
        warning,
        `::warning ${place},title=Lintel%3A fan-in::src/c.ts is imported by 3 modules; at most 2 are allowed (fan-in).`,
      );
      assert.ok(error.startsWith(`::error ${place},title=Lintel%3A stable::`));
    });

    it('prints Markdown', async () => {
      const { stdout } = await runCaptured(['check', `${RULES}/orphans/broken`, '--format', 'markdown']);
      assert.match(
        stdout,
        /^### ❌ Architecture: broken\n\n1 new, 0 known, 0 fixed \(1 rules, 4 modules\)\n/,
      );
      assert.match(stdout, /\| `src\/forgotten\.ts:1` \| src\/forgotten\.ts stands alone/);
    });
  });

  describe('with a baseline', () => {
    let folder: string;
    beforeEach(() => {
      folder = mkdtempSync(path.join(tmpdir(), 'lintel-check-'));
      cpSync(path.join(root, RULES, 'layers/broken'), folder, { recursive: true });
    });
    afterEach(() => rmSync(folder, { recursive: true, force: true }));

    const check = (...more: readonly string[]) => runCaptured(['check', folder, ...more]);
    const edit = (file: string, change: (text: string) => string) => {
      const target = path.join(folder, file);
      writeFileSync(target, change(readFileSync(target, 'utf8')));
    };
    const readEntries = () =>
      JSON.parse(readFileSync(path.join(folder, 'lintel-baseline.json'), 'utf8')).violations;

    it('passes what is known, wherever its lines and folders move to', async () => {
      assert.equal((await check('--update-baseline')).code, 0);
      assert.equal(readEntries().length, 3);
      edit('src/shop/model/order.py', text => `\n\n${text}`);
      renameSync(path.join(folder, 'src/shop/billing'), path.join(folder, 'src/shop/invoicing'));
      for (const file of ['lintel.json', 'src/shop/ui/pages.py'])
        edit(file, text => text.replaceAll('billing', 'invoicing'));
      const { code, stdout } = await check();
      assert.equal(stdout, '✔ 4 known from the baseline (1 rule, 10 modules)\n');
      assert.equal(code, 0);
    });

    it('fails on what is new', async () => {
      await check('--update-baseline');
      edit('src/shop/model/order.py', text => `${text}\nfrom shop.billing.service import pay\n`);
      const { code, stdout } = await check();
      assert.equal(code, 1);
      assert.match(stdout, /^src\/shop\/model\/order\.py:8:1 error shop\n[^\n]*\n\n✖ 1 error, 4 known/);
      // The baseline is a ratchet: it does not grow.
      assert.equal((await check('--update-baseline')).code, 1);
      assert.equal(readEntries().length, 3);
    });

    it('fails on a second import between the same two', async () => {
      await check('--update-baseline');
      edit('src/shop/model/order.py', text => `${text}\nfrom shop.ui.pages import show as again\n`);
      assert.match((await check()).stdout, /order\.py:8:1 error shop/);
    });

    it('wants what is fixed to be taken out', async () => {
      await check('--update-baseline');
      edit('src/shop/billing/service.py', () => 'def pay():\n    pass\n');
      const { code, stdout } = await check();
      assert.equal(code, 1);
      assert.match(stdout, /^fixed src\/shop\/billing\/service\.py → src\/shop\/orders\/service\.py shop\n/);
      assert.equal((await check('--update-baseline')).code, 0);
      assert.equal(readEntries().length, 2);
      assert.equal((await check()).code, 0);
    });

    it('is told apart in JSON and SARIF', async () => {
      await check('--update-baseline');
      const { violations, baseline } = JSON.parse((await check('--format', 'json')).stdout);
      assert.ok(baseline && violations.every((each: { baselined: boolean }) => each.baselined));
      const [run] = (JSON.parse((await check('--format', 'sarif')).stdout) as Log).runs;
      assert.ok(run.results?.every(result => result.baselineState === 'unchanged'));
    });

    it('ends with 2 where the baseline is broken', async () => {
      writeFileSync(path.join(folder, 'lintel-baseline.json'), '{ "version": 1,\n "violations": [ }');
      const { code, stderr } = await check();
      assert.equal(code, 2);
      assert.match(stderr, /^lintel-baseline\.json:2:1: error: Not valid JSON\./);
    });
  });
});
