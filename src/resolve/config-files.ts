const CONFIG_FILE =
  /^(?:(?:.+[.-])?[tj]sconfig(?:[.-].+)?\.json|package\.json|pnpm-workspace\.yaml|pyproject\.toml|setup\.(?:cfg|py))$/;

/**
 * Whether a file, by its name, is configuration that decides what an import means: `tsconfig.json` and its relatives
 * (`tsconfig.base.json`, `base.tsconfig.json`, `jsconfig.json`), `package.json`,
 * `pnpm-workspace.yaml`, `pyproject.toml`, `setup.cfg`, `setup.py`. The last is a module as well.
 */
export function isConfigFile(path: string): boolean {
  return CONFIG_FILE.test(path.slice(path.lastIndexOf('/') + 1));
}
