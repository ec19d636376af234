/** Folders that never hold source code of the workspace, whatever `.gitignore` says. */
const NAMES: ReadonlySet<string> = new Set([
  '.git',
  '.hg',
  '.svn',
  'node_modules',
  'bower_components',
  '.yarn',
  '.pnpm-store',
  '.vscode-test',
  '__pycache__',
  '__pypackages__',
  'site-packages',
  '.venv',
  '.tox',
  '.nox',
  '.eggs',
  '.mypy_cache',
  '.pytest_cache',
  '.ruff_cache',
]);

const SUFFIXES = ['.dist-info', '.egg-info'];

/** The file that makes its folder a Python virtual environment, however that is called. */
export const VIRTUAL_ENVIRONMENT_MARK = 'pyvenv.cfg';

/** Whether a folder of this name is left out wherever it stands below a root. */
export function isSkippedFolder(name: string): boolean {
  return NAMES.has(name) || SUFFIXES.some(suffix => name.endsWith(suffix));
}
