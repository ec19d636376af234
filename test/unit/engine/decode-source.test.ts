import assert from 'node:assert/strict';
import { decodeSource } from '../../../src/engine/decode-source';

describe('decodeSource', () => {
  it('reads UTF-8 with and without a byte order mark', () => {
    assert.deepEqual(decodeSource(Buffer.from('import x\n')), { text: 'import x\n' });
    assert.deepEqual(decodeSource(Buffer.from('const ä = "✓"')), { text: 'const ä = "✓"' });
    assert.deepEqual(decodeSource(Buffer.from('\uFEFFconst ä = 1')), { text: 'const ä = 1' });
    assert.deepEqual(decodeSource(Buffer.from('\uFEFFconst a = 1')), { text: 'const a = 1' });
    assert.deepEqual(decodeSource(new Uint8Array()), { text: '' });
  });

  it('reads UTF-16 by its byte order mark', () => {
    const little = Buffer.from('\uFEFFimport "ä"', 'utf16le');
    assert.deepEqual(decodeSource(little), { text: 'import "ä"' });
    assert.deepEqual(decodeSource(Buffer.from(little).swap16()), { text: 'import "ä"' });
  });

  it('reports where a text stops being UTF-8 and reads it anyway', () => {
    const bytes = Buffer.from('ä = 1\nimport b\nnäme = 2\nx = 3\n');
    const broken = Buffer.concat([bytes.subarray(0, 17), Buffer.from([0xe4]), bytes.subarray(19)]);
    const { text, problem } = decodeSource(broken);
    assert.match(text, /\nimport b\nnäme = 2\n/);
    assert.deepEqual([problem?.line, problem?.severity], [3, 'warning']);
    assert.match(problem!.message, /not UTF-8 \(byte 18, line 3\)/);
  });

  it('reports a character that is cut off at the end', () => {
    const { problem } = decodeSource(Buffer.from('a\n✓').subarray(0, 4));
    assert.equal(problem?.line, 2);
  });

  it('takes a Python file by its own word', () => {
    const declared = Buffer.from('#!/usr/bin/python\n# -*- coding: latin-1 -*-\nname = "ä"\n', 'latin1');
    assert.deepEqual(decodeSource(declared), { text: declared.toString('latin1') });
    const unknown = Buffer.from('# coding: klingon\nname = "ä"\n', 'latin1');
    assert.equal(decodeSource(unknown).problem?.line, 2);
  });

  it('does not read binary data as source code', () => {
    const { text, problem } = decodeSource(Buffer.from([0x47, 0x40, 0, 0x10, 0xff]));
    assert.equal(text, '');
    assert.match(problem!.message, /binary/);
    const sparse = Buffer.alloc(4000, 0x80);
    sparse[2000] = 0;
    assert.match(decodeSource(sparse).problem!.message, /binary/);
  });

  it('reads a text with a NUL in one of its strings', () => {
    const text = `import { a } from './a';\nconst key = \`\${a}\0\${a}\`; // ${'ä'.repeat(100)}\n`;
    assert.deepEqual(decodeSource(Buffer.from(text)), { text });
    const long = `${'x'.repeat(8190)}\0ä`;
    assert.deepEqual(decodeSource(Buffer.from(long)), { text: long });
  });
});
