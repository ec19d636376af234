import assert from 'node:assert/strict';
import { isConfigFile } from '../../../src/resolve/config-files';

describe('isConfigFile', () => {
  const yes = [
    'tsconfig.json',
    'a/tsconfig.base.json',
    'a/base.tsconfig.json',
    'tsconfig-base.json',
    'jsconfig.json',
    'package.json',
    'a/pyproject.toml',
    'setup.cfg',
    'a/setup.py',
    'pnpm-workspace.yaml',
    'requirements/dev.txt',
    'a/tsdown.config.ts',
    'vite.lib.config.mjs',
  ];
  const no = [
    'package-lock.json',
    'mytsconfig.json',
    'tsconfig.ts',
    'data.json',
    'tox.ini',
    'jest.config.js',
    'site.config.ts',
    'tsconfig.json/a.ts',
  ];
  for (const path of yes) it(`takes ${path}`, () => assert.equal(isConfigFile(path), true));
  for (const path of no) it(`leaves ${path}`, () => assert.equal(isConfigFile(path), false));
});
