import assert from 'node:assert/strict';
import { readLiterals } from '../../../src/extract/typescript/read-literals';
import { toPlain } from '../rules/foreign/text/to-plain';

describe('readLiterals', () => {
  it('reads what a script exports, constants, spreads and joined texts included', () => {
    const script = `
      const base = { severity: 'error' };
      const parts = ['a', 'b'];
      module.exports = { ...base, list: [...parts, \`x\${parts.join('|')}\`], raw: String.raw\`\\.ts\`, source: /^a\\/b/.source, n: -1 };`;
    assert.deepEqual(toPlain(readLiterals(script)), {
      severity: 'error',
      list: ['a', 'b', 'xa|b'],
      raw: '\\.ts',
      source: '^a\\/b',
      n: -1,
    });
    assert.deepEqual(toPlain(readLiterals('export default defineConfig([{ a: 1 }] as const)')), [{ a: 1 }]);
  });

  it('names what only running it would tell, with its place', () => {
    const reading = readLiterals('module.exports = {\n  a: process.env.A,\n  ...other(),\n  b() {},\n};');
    assert.deepEqual(toPlain(reading), {
      a: { unread: 'process.env.A' },
      '...': { unread: '...other()' },
      b: { unread: 'b() {}' },
    });
    assert.ok('tree' in reading && reading.tree.type === 'table');
    assert.deepEqual(reading.tree.entries[0].value.place, { line: 2, column: 6 });
  });

  it('does not go in circles, nor grow without bounds', () => {
    assert.deepEqual(toPlain(readLiterals('const a = [a]; export default a;')), [
      [[[[[[[{ unread: '[a]' }]]]]]]],
    ]);
    const doubling = Array.from({ length: 30 }, (_, i) => `const a${i} = [a${i + 1}, a${i + 1}];`).join('\n');
    assert.ok('tree' in readLiterals(`${doubling}\nexport default a0;`));
  });

  it('says where a script is broken, or exports nothing', () => {
    const broken = readLiterals('module.exports = {\n  a: [,\n');
    assert.ok('fault' in broken);
    assert.ok('fault' in readLiterals('const a = 1;'));
  });
});
