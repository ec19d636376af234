/** What imports a module whose name is its first argument, as the text has it. */
export const IMPORTERS = /^(?:importlib\s*\.\s*)?(?:import_module|__import__)$/;

/** Whether a text may call one of them. */
export const DYNAMIC_IMPORT = /\b(?:import_module|__import__)\b/;

/** The name in a plain string; `undefined` for f-strings, bytes, and everything that is not a string. */
export function literalName(written: string): string | undefined {
  return /^[rRuU]?(['"]{3}|['"])([\w.]+)\1$/.exec(written)?.[2];
}

/**
 * What a relative name means where the package that it counts from is written like this; it stays relative in the
 * file's own package. `undefined` where the package is computed.
 */
export function absoluteName(relative: string, writtenPackage: string | undefined): string | undefined {
  if (writtenPackage === undefined || /^__(?:package|name)__$/.test(writtenPackage)) return relative;
  const anchor = literalName(writtenPackage);
  if (anchor === undefined) return undefined;
  const name = relative.replace(/^\.+/, '');
  const packages = anchor.split('.');
  const left = packages.length - (relative.length - name.length - 1);
  // Python fails here, too: the name leads out of the topmost package.
  if (left < 1) return relative;
  const kept = packages.slice(0, left);
  return [...kept, ...(name === '' ? [] : [name])].join('.');
}
