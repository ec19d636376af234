import assert from 'node:assert/strict';
import type { Expression, Statement } from '../../../../src/model/code';
import { CALLS, keepFlat, type Visitor } from '../../../../src/patterns/code/flat-body';
import { walkBody } from '../../../../src/patterns/code/walk';

const name = (text: string): Expression => ({ kind: 'name', name: text });
const call = (callee: Expression, ...args: Expression[]): Expression => ({
  ...{ kind: 'call', line: 1, callee, args },
});
const does = (value: Expression): Statement => ({ kind: 'do', line: 1, value });
const lambda = (...body: Statement[]): Expression => ({
  ...{ kind: 'function', name: '', type: 'lambda', line: 1, endLine: 1, body },
  parameters: [{ kind: 'parameter', name: 'x', value: call(name('standard')) }],
});

function createBody(): Statement[] {
  return [
    { kind: 'assign', line: 1, target: name('a'), value: call(name('f'), call(name('g'))) },
    {
      ...{ kind: 'loop', line: 2, type: 'for-each', target: name('one'), over: call(name('all')) },
      body: [does(call(name('each'), lambda(does(call(name('inner'))), does(name('b')))))],
    },
    { kind: 'return', line: 4, value: name('a') },
  ];
}

/** What a visitor is told, each in a line; it does not look into what `closed` says. */
function listen(body: readonly Statement[], more: Visitor, closed: (line: string) => boolean): string[] {
  const told: string[] = [];
  const tell = (line: string) => {
    told.push(line);
    return !closed(line);
  };
  walkBody(body, {
    statement: ({ kind }, loops) => tell(`${kind} ${loops}`),
    expression: (one, loops) =>
      tell(`${one.kind} ${one.kind === 'call' ? (one.callee as { name: string }).name : ''} ${loops}`),
    nested: (_, loops) => tell(`nested ${loops}`),
    ...more,
  });
  return told;
}

describe('walkBody', () => {
  const flat = createBody();
  keepFlat(flat);

  for (const closed of ['', 'assign 0', 'call each 1', 'nested 1', 'loop 0'])
    it(`tells of a body kept as a list what it tells of a tree${closed && `, but for what is in ${closed}`}`, () => {
      const isClosed = (line: string) => line === closed;
      assert.deepEqual(listen(flat, {}, isClosed), listen(createBody(), {}, isClosed));
    });

  it('tells of a list only the kinds that are wanted, and of all statements', () => {
    const isCall = (line: string) => !/^(?:name|function)/.test(line);
    const all = listen(createBody(), {}, () => false);
    assert.deepEqual(
      listen(flat, { kinds: CALLS }, () => false),
      all.filter(isCall),
    );
  });
});
