// The packages of a checkout, read without Lintel's help.
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import picomatch from 'picomatch';

/** Every `package.json` with a name: `{ name, folder, json }`, the folder absolute. */
export function readPackages(checkout) {
  const found = [];
  const pending = [checkout];
  for (let folder = pending.pop(); folder !== undefined; folder = pending.pop()) {
    for (const entry of readdirSync(folder, { withFileTypes: true })) {
      const place = path.join(folder, entry.name);
      if (entry.isDirectory() && entry.name !== 'node_modules' && entry.name !== '.git') pending.push(place);
      if (!entry.isFile() || entry.name !== 'package.json') continue;
      const json = readJson(place);
      if (json !== undefined) found.push({ name: json.name, folder, json });
    }
  }
  return found;
}

/**
 * The links that installing would make in `node_modules`, as far as they lead into the checkout: members of a workspace at
 * its root, and what a package names by a path (`file:`, `link:`, `portal:`) at that package. Absolute path → folder.
 */
export function listLinks(packages) {
  const links = new Map();
  for (const root of packages) {
    for (const member of membersOf(root, packages))
      if (member.name !== undefined)
        links.set(path.join(root.folder, 'node_modules', member.name), member.folder);
  }
  for (const { folder, json } of packages) {
    for (const table of [json.dependencies, json.devDependencies, json.optionalDependencies]) {
      for (const [name, range] of Object.entries(table ?? {})) {
        const given = /^(?:file|link|portal):(.*)$/.exec(range)?.[1];
        if (given !== undefined)
          links.set(path.join(folder, 'node_modules', name), path.resolve(folder, given));
      }
    }
  }
  return links;
}

/** The members of the workspace that a package is the root of. */
function membersOf({ folder, json }, packages) {
  const globs = [...(json.workspaces?.packages ?? json.workspaces ?? []), ...readPnpm(folder)];
  if (globs.length === 0) return [];
  const wanted = globs.filter(glob => !glob.startsWith('!')).map(clean);
  const unwanted = globs.filter(glob => glob.startsWith('!')).map(glob => clean(glob.slice(1)));
  const isWanted = picomatch(wanted);
  const isUnwanted = unwanted.length === 0 ? () => false : picomatch(unwanted);
  return packages.filter(found => {
    const place = path.relative(folder, found.folder).replaceAll('\\', '/');
    return !place.startsWith('..') && (place === '' || (isWanted(place) && !isUnwanted(place)));
  });
}

function clean(glob) {
  return glob.replace(/^\.\//, '').replace(/\/$/, '');
}

/** The `packages` of a `pnpm-workspace.yaml`, as such files are written. */
function readPnpm(folder) {
  let text;
  try {
    text = readFileSync(path.join(folder, 'pnpm-workspace.yaml'), 'utf8');
  } catch {
    return [];
  }
  const list = /^packages:[^\n]*\n((?:[ \t]*(?:-[^\n]*|#[^\n]*)?\n)+)/m.exec(`${text}\n`)?.[1] ?? '';
  return [...list.matchAll(/^[ \t]*-[ \t]*(['"]?)(.+?)\1[ \t]*(?:#.*)?$/gm)].map(match => match[2]);
}

function readJson(file) {
  try {
    return JSON.parse(readFileSync(file, 'utf8').replace(/^\uFEFF/, ''));
  } catch {
    // Fixtures for broken JSON describe no package.
    return undefined;
  }
}
