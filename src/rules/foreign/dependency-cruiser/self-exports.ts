/** The file that a package gives for a specifier that names the package itself; undefined where it gives none. */
export type SelfExports = (specifier: string) => string | undefined;

/**
 * Reads `exports` of a `package.json` under the conditions of a configuration (`conditionNames`), as Node.js resolves a
 * package's name within itself (PACKAGE_SELF_RESOLVE). Paths are relative to the package, without `./`.
 */
export function readSelfExports(packageJson: string | undefined, conditions: readonly string[]): SelfExports {
  const { name, exports } = parse(packageJson);
  if (typeof name !== 'string' || exports === undefined || exports === null) return () => undefined;
  const isMap = isTable(exports) && Object.keys(exports).some(key => key.startsWith('.'));
  const entries: Readonly<Record<string, unknown>> = isMap ? exports : { '.': exports };
  return specifier => {
    if (specifier !== name && !specifier.startsWith(`${name}/`)) return undefined;
    const subpath = `.${specifier.slice(name.length)}`;
    const { target, rest } = find(entries, subpath);
    return pick(target, conditions)?.replaceAll('*', rest).replace(/^\.\//, '');
  };
}

/** The entry of a subpath: its own, or the longest pattern that fits, with what its `*` stands for. */
function find(
  entries: Readonly<Record<string, unknown>>,
  subpath: string,
): { readonly target?: unknown; readonly rest: string } {
  if (Object.hasOwn(entries, subpath) && !subpath.includes('*'))
    return { target: entries[subpath], rest: '' };
  const patterns = Object.keys(entries)
    .flatMap(key => {
      const [start, end, ...more] = key.split('*');
      return end === undefined || more.length > 0 ? [] : [{ key, start, end }];
    })
    .sort((a, b) => b.start.length - a.start.length || b.key.length - a.key.length);
  const found = patterns.find(
    ({ start, end }) =>
      subpath.startsWith(start) && subpath.endsWith(end) && subpath.length > start.length + end.length,
  );
  if (found === undefined) return { rest: '' };
  return {
    target: entries[found.key],
    rest: subpath.slice(found.start.length, subpath.length - found.end.length),
  };
}

function pick(target: unknown, conditions: readonly string[]): string | undefined {
  if (typeof target === 'string') return target;
  if (Array.isArray(target))
    return target.map(each => pick(each, conditions)).find(each => each !== undefined);
  if (!isTable(target)) return undefined;
  for (const [condition, value] of Object.entries(target)) {
    if (condition !== 'default' && !conditions.includes(condition)) continue;
    const found = pick(value, conditions);
    if (found !== undefined) return found;
  }
  return undefined;
}

function parse(text: string | undefined): { readonly name?: unknown; readonly exports?: unknown } {
  try {
    const data: unknown = JSON.parse(text ?? '{}');
    return isTable(data) ? data : {};
  } catch {
    // The analysis reports it.
    return {};
  }
}

function isTable(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
