import assert from 'node:assert/strict';
import { detectIn, type OnPatternFault } from '../../../src/patterns/detect';
import type { Pattern } from '../../../src/patterns/pattern';
import { PATTERNS } from '../../../src/patterns/registry';
import { modelOf } from '../../support/code-model';

const FILES = {
  'a.ts':
    'export class Settings {\n  private static own?: Settings;\n  private constructor() {}\n  static get(): Settings {\n    Settings.own ??= new Settings();\n    return Settings.own;\n  }\n}\n',
};

describe('a pattern that cannot be looked for', () => {
  const broken: Pattern = {
    ...PATTERNS.get('facade')!,
    // biome-ignore lint/correctness/useYield: it fails before there is anything to give
    *detect() {
      throw new Error('no parameters');
    },
  };

  async function detect(onFault?: OnPatternFault): Promise<string[]> {
    const run = detectIn(await modelOf(FILES), [broken, PATTERNS.get('singleton')!], onFault);
    for (let step = run.next(); ; step = run.next())
      if (step.done) return step.value.map(({ pattern }) => pattern);
  }

  it('is told of, and the others are found', async () => {
    const faults: string[] = [];
    const found = await detect((pattern, error) => faults.push(`${pattern}: ${error}`));
    assert.deepEqual([found, faults], [['singleton'], ['facade: Error: no parameters']]);
  });

  it('is a fault where nobody takes it', async () => {
    await assert.rejects(detect(), /no parameters/);
  });
});
