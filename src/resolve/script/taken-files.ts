import { inFolder, isInside, nameOf } from '../paths';

/** What a `tsconfig.json` says of the files that it is for; all paths of the workspace, globs as the compiler knows them. */
export interface TakenFiles {
  /** The folder of the configuration. */
  readonly folder: string;
  readonly files: readonly string[] | undefined;
  readonly include: readonly string[] | undefined;
  readonly exclude: readonly string[];
}

/** One segment of a path below a `**`. */
const ANY_FOLDER = '(?!(?:node_modules|bower_components|jspm_packages)/)[^/.][^/]*/';

/**
 * A test for the files that a configuration is for (https://www.typescriptlang.org/tsconfig/#include). Extensions do not
 * count: with a bundler, scripts and components beside the sources have the same paths. Where only a few `files` are
 * named, all that they import belongs to them: then everything below the folder does.
 */
export function createTakenTest({ folder, files, include, exclude }: TakenFiles): (path: string) => boolean {
  const named = new Set(files);
  if (files !== undefined && include === undefined)
    return files.length === 0 ? () => false : path => named.has(path) || isInside(folder, path);
  const wanted = toTest(include ?? [inFolder(folder, '**/*')], toIncludePattern);
  const unwanted = toTest(exclude, toExcludePattern);
  return path => named.has(path) || (wanted(path) && !unwanted(path));
}

function toTest(globs: readonly string[], toPattern: (glob: string) => string): (path: string) => boolean {
  if (globs.length === 0) return () => false;
  const pattern = new RegExp(globs.map(toPattern).join('|'));
  return path => pattern.test(path);
}

/** A folder means everything in it; wildcards pass over hidden files and installed packages. */
function toIncludePattern(glob: string): string {
  const isFolder = !/[.*?]/.test(nameOf(glob)) || glob.endsWith('**');
  const whole = isFolder ? inFolder(glob.replace(/(?:^|\/)\*\*$/, ''), '**/*') : glob;
  const parts = whole.split('/').map(part => {
    if (part === '**') return `(?:${ANY_FOLDER})*`;
    return `${/^[*?]/.test(part) ? '(?!\\.)' : ''}${toSegment(part)}/`;
  });
  return `^${parts.join('').replace(/\/$/, '')}$`;
}

/** What is below an excluded folder is excluded, too. */
function toExcludePattern(glob: string): string {
  const parts = glob
    .replace(/\/\*\*$/, '')
    .split('/')
    .map(part => (part === '**' ? '(?:[^/]+/)*' : `${toSegment(part)}/`));
  return `^${parts.join('').replace(/\/$/, '')}(?:$|/)`;
}

function toSegment(part: string): string {
  return part
    .replace(/[|\\{}()[\]^$+.-]/g, '\\$&')
    .replaceAll('*', '[^/]*')
    .replaceAll('?', '[^/]');
}
