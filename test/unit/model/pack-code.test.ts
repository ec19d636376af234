import assert from 'node:assert/strict';
import type { Expression, ModuleCode, Statement } from '../../../src/model/code';
import { packCode } from '../../../src/model/pack-code';
import { unpackCode } from '../../../src/model/unpack-code';

describe('packCode', () => {
  it('gives back the same tree', () => {
    const name = (text: string): Expression => ({ kind: 'name', name: text });
    const call: Expression = {
      kind: 'call',
      line: 1,
      callee: { kind: 'member', of: { kind: 'self' }, name: 'add' },
      args: [name('order'), { kind: 'keyword', name: 'key', value: { kind: 'literal', type: 'null' } }],
    };
    const body: Statement[] = [
      {
        kind: 'class',
        name: 'Orders',
        type: 'class',
        line: 1,
        endLine: 9,
        abstract: true,
        bases: ['abc.ABC', ['Generic', 'T', ['|', 'Order', 'None']]],
        fields: [{ kind: 'field', name: 'seen', line: 1, declared: ['set', 'Order'], static: true }],
        methods: [
          {
            kind: 'function',
            name: 'get',
            type: 'method',
            line: 3,
            endLine: 4,
            parameters: [{ kind: 'parameter', name: 'ref', declared: 'str', optional: true }],
            async: true,
            body: [
              { kind: 'do', line: 1, value: call },
              { kind: 'return', line: 2 },
              { kind: 'jump', type: 'break' },
            ],
          },
          { kind: 'function', name: 'gone', type: 'method', line: 5, endLine: 5, parameters: [], body: [] },
          { kind: 'function', name: 'declared', type: 'method', line: 6, endLine: 6, parameters: [] },
        ],
      },
    ];
    const code: ModuleCode = { body };
    assert.deepEqual(unpackCode(packCode(code)), code);
  });

  it('keeps the order of fields that are missing in between', () => {
    const code: ModuleCode = {
      body: [{ kind: 'loop', line: 1, type: 'while', body: [], async: true }],
    };
    assert.deepEqual(unpackCode(packCode(code)), code);
  });

  it('keeps every text and line, however many there are', () => {
    const texts = ['', '"', '\u{1f600}', '\ud800', 'é', ...Array.from({ length: 300 }, (_, i) => `name${i}`)];
    const body = [...texts, ...texts.toReversed()].map(
      (text, i): Statement => ({
        kind: 'do',
        line: 1 + ((i * 7919) % 100_000),
        value: { kind: 'name', name: text },
      }),
    );
    assert.deepEqual(unpackCode(packCode({ body })), { body });
  });

  it('does not read what it has not written', () => {
    assert.throws(() => unpackCode({ steps: new Uint8Array([1, 0, 1, 0]), texts: '' }));
  });
});
