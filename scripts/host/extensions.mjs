import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';

/**
 * Makes the server take these folders for installed extensions, each from where it is. Unlike an extension under
 * development, an installed one stays when the window is reloaded or opens another folder.
 *
 * @param {string} dataFolder
 * @param {string[]} folders absolute
 */
export function registerExtensions(dataFolder, folders) {
  const rows = folders.map(folder => {
    const { publisher, name, version } = JSON.parse(readFileSync(path.join(folder, 'package.json'), 'utf8'));
    const location = { $mid: 1, path: folder, scheme: 'file' };
    return { identifier: { id: `${publisher}.${name}` }, version, location, metadata: { source: 'vsix' } };
  });
  const extensions = path.join(dataFolder, 'extensions');
  mkdirSync(extensions, { recursive: true });
  writeFileSync(path.join(extensions, 'extensions.json'), JSON.stringify(rows));
}
