import path from 'node:path';

const EXTENSION = /(\.d)?\.[cm]?[jt]sx?$/;
/** What runs in place of a TypeScript file. */
const RUNS_AS: Readonly<Record<string, string>> = {
  '.ts': '.js',
  '.tsx': '.js',
  '.mts': '.mjs',
  '.cts': '.cjs',
};

/**
 * How a module is imported in the manner of another specifier: `model` is one that stands in `from` and means `target`.
 * Relative and with an extension where that is; by the same alias where the module can be reached by it.
 */
export function writeSpecifier(from: string, to: string, model: string, target: string): string {
  const extension = EXTENSION.exec(model)?.[0];
  const name = finish(to, extension);
  if (!model.startsWith('.')) {
    const aliased = writeAliased(name, finish(target, extension), model);
    if (aliased !== undefined) return aliased;
  }
  const relative = path.posix.relative(path.posix.dirname(from), name) || '.';
  return relative.startsWith('.') ? relative : `./${relative}`;
}

/** The path that a specifier has: without an extension and `/index`, or with the one that runs. */
function finish(module: string, extension: string | undefined): string {
  const own = /\.[cm]?[jt]sx?$/.exec(module)?.[0] ?? '';
  const bare = module.replace(EXTENSION, '');
  if (extension === undefined) return bare.replace(/(^|\/)index$/, '') || '.';
  return bare + (/^\.[cm]?tsx?$/.test(extension) ? own : (RUNS_AS[own] ?? own));
}

/** What stands in front of the end that both the specifier and its module's path have is the alias. */
function writeAliased(name: string, target: string, model: string): string | undefined {
  const words = model.split('/');
  const folders = target.split('/');
  while (words.length > 1 && folders.length > 0 && words.at(-1) === folders.at(-1)) {
    words.pop();
    folders.pop();
  }
  const prefix = folders.length === 0 ? '' : `${folders.join('/')}/`;
  if (words.length === model.split('/').length || !name.startsWith(prefix)) return undefined;
  return `${words.join('/')}/${name.slice(prefix.length)}`;
}
