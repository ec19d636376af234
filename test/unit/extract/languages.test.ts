import assert from 'node:assert/strict';
import { languageOf } from '../../../src/extract/languages';

describe('languageOf', () => {
  const cases: [string, ReturnType<typeof languageOf>][] = [
    ['src/a.ts', 'typescript'],
    ['src/a.tsx', 'typescript'],
    ['a.mts', 'typescript'],
    ['a.cts', 'typescript'],
    ['types/a.d.ts', 'typescript'],
    ['a.js', 'javascript'],
    ['a.jsx', 'javascript'],
    ['a.mjs', 'javascript'],
    ['a.cjs', 'javascript'],
    ['src/App.vue', 'javascript'],
    ['src/App.svelte', 'javascript'],
    ['src/state.svelte.ts', 'typescript'],
    ['pkg/__init__.py', 'python'],
    ['pkg/a.pyi', 'python'],
    ['a.json', undefined],
    ['Makefile', undefined],
    ['src.ts/readme', undefined],
  ];
  for (const [path, language] of cases)
    it(`${path} is ${language}`, () => assert.equal(languageOf(path), language));
});
