import assert from 'node:assert/strict';
import { isExternal } from '../../../src/model/module';
import { type ReadProject, readProject } from './read-project';

/** One line for each dependency: line, kind, both ends and the flags that hold. */
function listDependencies({ dependencies }: ReadProject): string[] {
  return dependencies.map(({ from, to, line, kind, typeOnly, deferred }) =>
    [`${from}:${line} ${kind} ${to}`, ...(typeOnly ? ['type'] : []), ...(deferred ? ['deferred'] : [])].join(
      ' ',
    ),
  );
}

function countEdges({ dependencies }: ReadProject): number {
  const inside = dependencies.filter(({ to, kind }) => kind !== 'implicit' && !isExternal(to));
  return new Set(inside.map(({ from, to }) => `${from} ${to}`)).size;
}

describe('whole projects', () => {
  it('a TypeScript monorepo that is neither installed nor built', async () => {
    const project = await readProject('test/fixtures/projects/storefront');
    assert.deepEqual(listDependencies(project), [
      'apps/web/src/main.tsx:1 import node:fs/promises',
      'apps/web/src/main.tsx:2 import npm:react',
      'apps/web/src/main.tsx:3 import packages/ui/src/index.ts',
      'apps/web/src/main.tsx:4 import apps/web/src/pages/home.tsx',
      'apps/web/src/main.tsx:8 dynamic packages/catalog/src/lib/search.ts deferred',
      'apps/web/src/pages/home.tsx:1 import packages/catalog/src/index.ts type',
      'apps/web/src/pages/home.tsx:2 import apps/web/src/config.ts',
      'packages/catalog/src/index.ts:1 reexport packages/catalog/src/product.ts type',
      'packages/catalog/src/index.ts:2 reexport packages/catalog/src/lib/search.ts',
      'packages/catalog/src/lib/search.ts:1 import packages/catalog/src/product.ts type',
      'packages/ui/src/index.ts:1 reexport packages/ui/src/button.tsx',
      'packages/ui/src/index.ts:2 reexport packages/ui/src/button.tsx type',
    ]);
    assert.deepEqual(
      project.unresolved.map(({ from, specifier, line }) => `${from}:${line} ${specifier}`),
      ['apps/web/src/pages/home.tsx:3 ./gone'],
    );
    assert.deepEqual(project.diagnostics, []);
  });

  it('a project of components', async () => {
    const project = await readProject('test/fixtures/projects/counter');
    assert.deepEqual(listDependencies(project), [
      'src/App.vue:10 reexport src/stores/step.ts type',
      'src/App.vue:14 import npm:vue',
      'src/App.vue:15 import src/components/StepButton.vue',
      'src/App.vue:18 dynamic src/components/Help.vue deferred',
      'src/components/Counter.svelte:2 import src/stores/step.ts type',
      'src/components/Counter.svelte:6 import src/stores/count.svelte.ts',
      'src/components/Counter.svelte:7 import src/components/Label.svelte',
      'src/components/StepButton.vue:1 import src/components/step-button.js',
      'src/components/mount-counter.ts:1 import npm:svelte',
      'src/components/mount-counter.ts:2 import src/components/Counter.svelte',
      'src/main.ts:1 import npm:vue',
      'src/main.ts:2 import src/App.vue',
      'src/main.ts:3 import src/components/mount-counter.ts',
    ]);
    assert.deepEqual(
      project.unresolved.map(({ from, specifier, line }) => `${from}:${line} ${specifier}`),
      ['src/App.vue:16 ./components/Missing.vue'],
    );
    assert.deepEqual(project.diagnostics, []);
  });

  it('a Python project with its sources in src', async () => {
    const project = await readProject('test/fixtures/projects/warehouse');
    const explicit = listDependencies(project).filter(line => !line.includes(' implicit '));
    assert.deepEqual(explicit, [
      'src/warehouse/__init__.py:1 import src/warehouse/stock/__init__.py',
      'src/warehouse/plugins/pdf.py:1 import src/warehouse/stock/model.py',
      'src/warehouse/service.py:1 import stdlib:importlib',
      'src/warehouse/service.py:3 import src/warehouse/stock/__init__.py',
      'src/warehouse/service.py:4 import src/warehouse/stock/model.py',
      'src/warehouse/service.py:9 import src/warehouse/plugins/pdf.py deferred',
      'src/warehouse/service.py:14 dynamic src/warehouse/plugins/csv.py deferred',
      'src/warehouse/stock/__init__.py:1 import src/warehouse/stock/model.py',
      'src/warehouse/stock/model.py:1 import stdlib:__future__',
      'src/warehouse/stock/model.py:3 import stdlib:typing',
      'src/warehouse/stock/model.py:5 import pypi:sqlalchemy',
      'src/warehouse/stock/model.py:8 import src/warehouse/service.py type',
      'tests/test_service.py:1 import tests/helpers.py',
      'tests/test_service.py:2 import src/warehouse/service.py',
    ]);
    assert.deepEqual(
      project.unresolved.map(({ from, specifier, line }) => `${from}:${line} ${specifier}`),
      ['src/warehouse/plugins/pdf.py:2 .missing'],
    );
  });

  it('a project broken in every file still has its dependencies, and each fault its line', async () => {
    const project = await readProject('test/fixtures/projects/broken');
    assert.deepEqual(listDependencies(project), [
      'py/a.py:1 import py/b.py',
      'py/b.py:1 import py/a.py',
      'src/a.ts:1 import src/b.ts',
      'src/b.ts:1 import src/a.ts',
    ]);
    assert.deepEqual(
      project.diagnostics.map(({ module, line, severity }) => `${module}:${line} ${severity}`),
      ['tsconfig.json:4 warning', 'pyproject.toml:1 warning', 'py/a.py:4 error', 'src/a.ts:3 error'],
    );
  });

  // The figures are those of dependency-cruiser and of grimp on the same files; see docs/accuracy.md.
  it('the sources of rxjs', async () => {
    const project = await readProject('node_modules/rxjs/src');
    assert.equal(project.modules.length, 252);
    assert.equal(countEdges(project), 1215);
    assert.deepEqual(
      project.unresolved.map(({ specifier }) => specifier),
      ['../dist/package/Rx'],
    );
    assert.deepEqual(project.diagnostics, []);
  }).timeout(20_000);

  it('the Python package in node-gyp', async () => {
    const project = await readProject('node_modules/node-gyp/gyp/pylib/gyp');
    assert.equal(project.modules.length, 42);
    assert.equal(countEdges(project), 62);
    assert.deepEqual(project.unresolved, []);
    assert.deepEqual(project.diagnostics, []);
  }).timeout(20_000);
});
