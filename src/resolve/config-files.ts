import { isRequirementsFile } from './python/read-requirements';
import { isBuildConfig } from './script/build-entries';

const CONFIG_FILE =
  /^(?:(?:.+[.-])?[tj]sconfig(?:[.-].+)?\.json|package\.json|pnpm-workspace\.yaml|pyproject\.toml|setup\.(?:cfg|py))$/;

/**
 * Whether a file, by its name, is configuration that decides what an import means: `tsconfig.json` and its relatives
 * (`tsconfig.base.json`, `base.tsconfig.json`, `jsconfig.json`), `package.json`,
 * `pnpm-workspace.yaml`, `pyproject.toml`, `setup.cfg`, `setup.py`, `requirements.txt`, and the configuration of bundlers (`tsup.config.ts`).
 * `setup.py` and the last are modules as well.
 */
export function isConfigFile(path: string): boolean {
  return (
    CONFIG_FILE.test(path.slice(path.lastIndexOf('/') + 1)) || isBuildConfig(path) || isRequirementsFile(path)
  );
}
