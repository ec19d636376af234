import assert from 'node:assert/strict';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { Ajv } from 'ajv';
import { root } from '../../support/paths';
import { runCaptured } from './run-captured';

interface PatternsJson {
  readonly patterns: readonly {
    readonly pattern: string;
    readonly roles: readonly { readonly symbol: string; readonly module: string }[];
  }[];
  readonly dismissed: number;
}

/** A singleton by its structure. */
const LOGGER = `export class Logger {
  private static instance: Logger | undefined;
  private constructor() {}
  static getInstance(): Logger {
    Logger.instance ??= new Logger();
    return Logger.instance;
  }
}
`;

describe('lintel patterns', () => {
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(path.join(tmpdir(), 'lintel-patterns-'));
    writeFileSync(path.join(folder, 'logger.ts'), LOGGER);
  });
  afterEach(() => rmSync(folder, { recursive: true }));

  const run = (...args: string[]) => runCaptured(['patterns', folder, '--no-cache', ...args]);

  async function runJson(...args: string[]): Promise<PatternsJson> {
    const { code, stdout } = await run('--format', 'json', ...args);
    assert.equal(code, 0);
    return JSON.parse(stdout);
  }

  it('prints JSON as its schema says', async () => {
    const schema = JSON.parse(readFileSync(path.join(root, 'schemas/patterns.schema.json'), 'utf8'));
    const validate = new Ajv({ allErrors: true }).compile(schema);
    const json = await runJson('--min-confidence', '0');
    assert.ok(validate(json), JSON.stringify(validate.errors));
  });

  for (const [what, args, line] of [
    ['an unknown pattern', ['--pattern', 'singelton'], /no pattern 'singelton'/],
    ['a confidence out of range', ['--min-confidence', '60'], /from 0 to 1/],
    ['a confidence that is none', ['--min-confidence', 'high'], /from 0 to 1/],
  ] as const)
    it(`answers ${what} with one line and 2`, async () => {
      const { code, stdout, stderr } = await run(...args);
      assert.deepEqual([code, stdout], [2, '']);
      assert.match(stderr, /^lintel: [^\n]+\n$/);
      assert.match(stderr, line);
    });
});
