import { cpSync, mkdirSync, mkdtempSync, realpathSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { root } from '../build/bundles.mjs';

/** Real code from development dependencies: a TypeScript library and a Python package. */
const sources = {
  rxjs: 'node_modules/rxjs/src',
  gyp: 'node_modules/node-gyp/gyp/pylib/gyp',
};

/**
 * Lays out the workspaces that the extension tests open, outside node_modules, in a temporary folder of their own:
 * one folder that holds both code bases, and a workspace file with each as a root.
 *
 * @returns {{ scratch: string, folder: string, roots: string }}
 */
export function createWorkspaces() {
  const scratch = realpathSync(mkdtempSync(path.join(tmpdir(), 'lintel-workspaces-')));
  const folder = path.join(scratch, 'both');
  mkdirSync(folder);
  for (const [name, source] of Object.entries(sources))
    cpSync(path.join(root, source), path.join(folder, name), { recursive: true });
  const separate = path.join(scratch, 'separate');
  cpSync(folder, separate, { recursive: true });
  const roots = path.join(scratch, 'separate.code-workspace');
  const folders = Object.keys(sources).map(name => ({ name, path: `separate/${name}` }));
  writeFileSync(roots, JSON.stringify({ folders }));
  return { scratch, folder, roots };
}
