import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { root } from '../build/bundles.mjs';

/**
 * The licences of everything from other hands that the bundles hold, as one text.
 *
 * @param {readonly string[]} inputs paths of bundled files, relative to the repository, as esbuild's metafile lists them
 */
export function writeNotices(inputs) {
  const folders = new Set(inputs.flatMap(input => findPackageFolder(input) ?? []));
  const notices = [...folders].sort().map(folder => {
    const { name, version, license } = JSON.parse(
      readFileSync(path.join(root, folder, 'package.json'), 'utf8'),
    );
    const file = readdirSync(path.join(root, folder)).find(entry => /^(licen[cs]e|copying)/i.test(entry));
    if (!file && !license) throw new Error(`${name} says nothing of its licence`);
    const text = file ? readFileSync(path.join(root, folder, file), 'utf8').trim() : `Licence: ${license}`;
    return `${name} ${version}\n${'='.repeat(name.length + version.length + 1)}\n\n${text}\n`;
  });
  return `Lintel contains code of these packages.\n\n${notices.join('\n')}`;
}

function findPackageFolder(input) {
  const start = input.lastIndexOf('node_modules/');
  if (start === -1) return undefined;
  const [first, second] = input.slice(start + 'node_modules/'.length).split('/');
  const folder =
    input.slice(0, start) +
    path.posix.join('node_modules', first.startsWith('@') ? `${first}/${second}` : first);
  return existsSync(path.join(root, folder, 'package.json')) ? folder : undefined;
}
