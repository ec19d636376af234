/** A module's path as dots would name it from the workspace: without `.py` and `/__init__`, by its parts. */
function partsOf(id: string): string[] {
  const parts = id.replace(/\.pyi?$/, '').split('/');
  if (parts.at(-1) === '__init__') parts.pop();
  return parts;
}

/** The folder of the package that a module is in, by its parts. */
function packageOf(id: string): string[] {
  return id.split('/').slice(0, -1);
}

/**
 * What `from` calls the module `to`, in the manner of `model`, which is how it calls `target`: relative where that is,
 * absolute from the same root where there is one.
 */
export function writeDottedName(from: string, to: string, model: string, target: string): string {
  const parts = partsOf(to);
  if (!model.startsWith('.')) {
    const root = rootOf(model, target);
    if (root?.every((part, i) => parts[i] === part) && parts.length > root.length)
      return parts.slice(root.length).join('.');
  }
  const base = packageOf(from);
  let same = 0;
  while (same < base.length && same < parts.length && base[same] === parts[same]) same++;
  return '.'.repeat(base.length - same + 1) + parts.slice(same).join('.');
}

/** The folders that absolute names start from, by one such name and the module it means. */
export function rootOf(model: string, target: string): string[] | undefined {
  const words = model.split('.');
  const parts = partsOf(target);
  const root = parts.slice(0, parts.length - words.length);
  return words.every((word, i) => parts[root.length + i] === word) ? root : undefined;
}
