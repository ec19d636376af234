import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { root } from '../../../../support/paths';
import { isScanned } from './compare-scan';

const SCRIPT = /\.[cm]?[jt]sx?$/;

function listScripts(folder: string): string[] {
  return readdirSync(path.join(root, folder), { recursive: true, encoding: 'utf8' })
    .filter(name => SCRIPT.test(name))
    .map(name => path.join(root, folder, name))
    .sort();
}

describe('scanning whole folders', function () {
  this.timeout(120_000);

  /** Folders with the least share of their scripts that is worth a scanner. */
  const folders: [folder: string, least: number][] = [
    ['src', 0.98],
    ['webview', 0.98],
    ['test/fixtures/projects', 0.8],
    ['test/fixtures/patterned', 0.9],
    ['node_modules/rxjs/src', 0.98],
    ['node_modules/rxjs/dist/esm', 0.98],
    ['node_modules/mocha/lib', 0.7],
    ['node_modules/ts-morph/lib', 0.9],
    ['node_modules/vscode-jsonrpc/lib', 0.7],
  ];
  for (const [folder, least] of folders)
    it(`reads ${folder} as the compiler does`, () => {
      const scripts = listScripts(folder);
      const scanned = scripts.filter(file => isScanned(file, readFileSync(file, 'utf8')));
      assert.ok(
        scanned.length >= scripts.length * least,
        `${scanned.length} of ${scripts.length} were scanned`,
      );
    });
});
