import assert from 'node:assert/strict';
import type { Scope } from '../../../../src/patterns/code/code-model';
import { scopesCalling, scopesCallingOutside } from '../../../../src/patterns/shapes/call-index';
import { modelOf } from '../../../support/code-model';

describe('the index of calls', function () {
  this.timeout(30_000);

  it('knows functions and modules by the names that they call', async () => {
    const code = await modelOf({
      'jobs.py': `
import time
def sleep(seconds): ...
def wait():
    time.sleep(1)
def rest(waits=time.time()):
    later = [lambda: sleep(1)]
class Queue:
    def put(self, job):
        def inner():
            self.jobs.append(job)
        inner()
sleep(2)
`,
    });
    const name = (scope: Scope) => scope.id;
    const called = (test: RegExp) => [...scopesCalling(code, test)].map(name).sort();
    const outside = (test: RegExp) => [...scopesCallingOutside(code, test)].map(name).sort();

    assert.deepEqual(called(/^sleep$/), ['jobs.py', 'jobs.py#rest', 'jobs.py#wait']);
    assert.deepEqual(outside(/^time\.sleep$/), ['jobs.py#wait']);
    assert.deepEqual(outside(/^time\.time$/), ['jobs.py#rest']);
    assert.ok(called(/^append$/).includes('jobs.py#Queue.put'));
    assert.deepEqual(called(/^nothing$/), []);
  });

  it('keeps what is called apart from where that comes from', async () => {
    const code = await modelOf({ 'now.ts': 'export const at = () => Date.now();' });
    const both = /now$/i;

    const ids = (scopes: ReadonlySet<Scope>) => [...scopes].map(({ id }) => id).sort();

    // What a variable is given runs in the module as well.
    assert.deepEqual(ids(scopesCalling(code, both)), ['now.ts', 'now.ts#at']);
    assert.deepEqual(ids(scopesCallingOutside(code, both)), ['now.ts', 'now.ts#at']);
    assert.equal(scopesCalling(code, /^now$/).size, 2);
    assert.equal(scopesCallingOutside(code, /^now$/).size, 0);
  });
});
