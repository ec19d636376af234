import { compileGlob } from '../../graph/glob';

/** Whether a path of a module holds wildcards. */
export function isModuleGlob(path: string): boolean {
  return /[*?[\]{}]/.test(path);
}

/** A test of dotted names, or what is wrong with the pattern. */
type ModuleGlob = { readonly test: (name: string) => boolean } | { readonly fault: string };

/**
 * Compiles a path of modules as Tach does (`ModuleGlob` in its sources): names stand for folders, so `*` is one name or a part of it and
 * `**` any number of names, none included; `a.**` means `a`, too. A `**` on its own is one name.
 */
export function compileModuleGlob(path: string): ModuleGlob {
  if (!isModuleGlob(path)) return { test: name => name === path };
  const pattern = path === '**' ? '*' : path.replaceAll('.', '/');
  const base = pattern.endsWith('/**') ? pattern.slice(0, -3) : pattern;
  const globs = [...new Set([base, pattern])].map(each => compileGlob(each));
  const fault = globs.flatMap(glob => ('fault' in glob ? [glob.fault] : [])).at(0);
  if (fault !== undefined) return { fault };
  return {
    test: name => globs.some(glob => 'test' in glob && glob.test(name.replaceAll('.', '/'))),
  };
}
