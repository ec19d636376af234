import { readdirSync } from 'node:fs';

/** Files that can have code. */
const CODE = /\.(py|pyi|[cm]?[jt]sx?|vue|svelte)$/i;
const SKIPPED = new Set(['.git', 'node_modules']);

/** Files with code below a folder, as paths from there with `/`, in a stable order. */
export function listFiles(folder: string, under = ''): string[] {
  const entries = readdirSync(folder, { withFileTypes: true }).sort((a, b) => (a.name < b.name ? -1 : 1));
  return entries.flatMap(entry => {
    const path = under + entry.name;
    if (entry.isDirectory())
      return SKIPPED.has(entry.name) ? [] : listFiles(`${folder}/${entry.name}`, `${path}/`);
    return entry.isFile() && CODE.test(entry.name) ? [path] : [];
  });
}
