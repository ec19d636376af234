import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { disk } from '../../../src/engine/disk';
import { createOpenTexts } from '../../../src/engine/open-texts';
import { createRulesService } from '../../../src/engine/rules-service';
import { createRecords } from '../../support/records';

const RULES = `{
  "sets": { "web": "web/**", "domain": "domain/**" },
  "rules": [{ "kind": "layers", "id": "rings", "layers": ["web", "domain"] }]
}`;

describe('the rules of a workspace', () => {
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(path.join(tmpdir(), 'lintel-rules-'));
  });
  afterEach(() => rmSync(folder, { recursive: true }));

  const open = () => {
    const texts = createOpenTexts(disk);
    const service = createRulesService([{ name: 'x', path: folder }], texts.files);
    return { texts, service, settings: path.join(folder, 'lintel.json') };
  };
  const broken = createRecords({ 'domain/a.ts': ['web/b.ts'], 'web/b.ts': [] });

  it('are told by module, and then only where something is other', async () => {
    const { service, settings } = open();
    writeFileSync(settings, RULES);
    await service.reload();
    const update = service.check(broken, []);
    assert.deepEqual(Object.keys(update?.violations ?? {}), ['domain/a.ts']);
    assert.deepEqual(update?.layers, {
      names: ['web', 'domain'],
      of: { 'domain/a.ts': 'domain', 'web/b.ts': 'web' },
    });
    assert.deepEqual(
      update?.rules?.map(({ id, line }) => [id, line]),
      [['rings', 3]],
    );
    assert.equal(service.check(broken, []), undefined);
    const fixed = service.check(createRecords({ 'domain/a.ts': [], 'web/b.ts': [] }), []);
    assert.deepEqual(fixed, { isWhole: false, isConfigured: true, violations: { 'domain/a.ts': [] } });
  });

  it('say what an import crosses', async () => {
    const { service, settings } = open();
    writeFileSync(settings, RULES);
    await service.reload();
    service.check(broken, []);
    const [explanation] = service.explainImports(broken[0]!, 1);
    assert.deepEqual(explanation?.crossings, [{ rule: 'rings', from: 'domain', to: 'web', isBroken: true }]);
    assert.deepEqual(service.explainImports(broken[0]!, 2), []);
  });

  it('are read anew where a file changes that belongs to them, also one below', async () => {
    const { service } = open();
    const isOne = (name: string) => service.isRulesFile(path.join(folder, name));
    assert.deepEqual(['lintel.json', 'tach.toml', 'package.json', 'src/shop/tach.domain.toml'].map(isOne), [
      ...[true, true, true, true],
    ]);
    assert.deepEqual(
      ['src/lintel.json', 'src/package.json', '../tach.domain.toml', 'src/shop.py', '../lintel.json'].map(
        isOne,
      ),
      [false, false, false, false, false],
    );
  });

  it('follow unsaved text, and stay in force while it makes no sense', async () => {
    const { service, texts, settings } = open();
    texts.put(settings, RULES);
    // Nobody has saved it, so the file is not there; its text is.
    await service.reload();
    assert.equal(Object.keys(service.check(broken, [])?.violations ?? {}).length, 1);
    texts.put(settings, RULES.slice(0, -3));
    await service.reload();
    const update = service.check(broken, []);
    assert.match(update?.problems?.[0]?.message ?? '', /Not valid JSON/);
    assert.deepEqual(update?.violations, {});
    assert.ok(service.isConfigured());
    texts.remove(settings);
    await service.reload();
    assert.equal(service.check(broken, [])?.isConfigured, false);
  });

  it('know what the baseline has, take in more, and say what is fixed', async () => {
    const { service, settings } = open();
    writeFileSync(settings, RULES);
    await service.reload();
    service.check(broken, []);
    const found = service.find('domain/a.ts', 1, 1, 'rings')!;
    const baseline = service.extendBaseline(found)!;
    assert.equal(baseline.module, 'lintel-baseline.json');
    writeFileSync(path.join(folder, baseline.module), baseline.text);
    assert.ok(service.isRulesFile(path.join(folder, 'lintel-baseline.json')));
    await service.reload();
    assert.equal(service.check(broken, [])?.violations['domain/a.ts']?.[0]?.baselined, true);
    const fixed = service.check(createRecords({ 'domain/a.ts': [], 'web/b.ts': [] }), []);
    assert.match(
      fixed?.problems?.[0]?.message ?? '',
      /has to be taken out of the baseline: domain\/a\.ts → web\/b\.ts/,
    );
  });
});
