import assert from 'node:assert/strict';
import type { SourceFile } from '../../../src/engine/discover';
import { createEmptyRecord, resolveFacts } from '../../../src/engine/resolve-facts';
import { createResolver } from '../../../src/resolve/resolver';

describe('records of modules', () => {
  const file: SourceFile = { id: 'App.vue', path: '/demo/App.vue', language: 'javascript' };
  const resolver = createResolver({ modules: ['App.vue'], configs: new Map() });
  const facts = { lines: 1, imports: [], problems: [] };

  it('have the language that the name tells until the text tells better', () => {
    assert.equal(createEmptyRecord(file).module.language, 'javascript');
    assert.equal(resolveFacts(file, facts, resolver).record.module.language, 'javascript');
    const told = resolveFacts(file, { ...facts, language: 'typescript' }, resolver).record;
    assert.deepEqual(told.module, { id: 'App.vue', language: 'typescript', lines: 1 });
  });
});
