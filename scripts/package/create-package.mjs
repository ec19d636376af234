import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { createVSIX } from '@vscode/vsce';
import { root } from '../build/bundles.mjs';
import { runNode } from '../build/run-node.mjs';
import { writeNotices } from './third-party-notices.mjs';

/**
 * Builds Lintel and packs it as VS Code installs it.
 *
 * @param {string} folder where the package goes
 * @returns {Promise<string>} the path of the package
 */
export async function createPackage(folder) {
  if (!(await runNode(['scripts/build.mjs', '--metafile']))) throw new Error('Lintel could not be built.');
  const { name, version } = JSON.parse(readFileSync(path.join(root, 'package.json'), 'utf8'));
  const { inputs } = JSON.parse(readFileSync(path.join(root, 'dist/meta.json'), 'utf8'));
  const notices = writeNotices([...Object.keys(inputs), 'node_modules/@vscode/tree-sitter-wasm/wasm/']);
  writeFileSync(path.join(root, 'dist/THIRD-PARTY-NOTICES.txt'), notices);
  const packagePath = path.join(folder, `${name}-${version}.vsix`);
  // Everything is bundled, so there are no dependencies to pack.
  await createVSIX({
    cwd: root,
    packagePath,
    dependencies: false,
    // The project has no public address that relative links could be led to.
    rewriteRelativeLinks: false,
    allowMissingRepository: true,
  });
  return packagePath;
}
