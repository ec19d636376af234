import type { Diagnostic } from '../model/diagnostic';
import { decodeSource } from './decode-source';
import type { WorkspaceFile } from './discover';
import { describeFileError, errorCode, type FileSource } from './file-source';

/** The texts of configuration files by id, and what was wrong with reading them. */
export interface ConfigTexts {
  readonly texts: ReadonlyMap<string, string>;
  /** Absolute paths of the files. */
  readonly paths: ReadonlySet<string>;
  readonly diagnostics: readonly Diagnostic[];
}

/** Reads configuration files. One that cannot be read is reported and left out; one that is gone is left out. */
export async function readConfigs(
  configs: readonly WorkspaceFile[],
  files: FileSource,
): Promise<ConfigTexts> {
  const texts = new Map<string, string>();
  const diagnostics: Diagnostic[] = [];
  for (const { id, path } of configs) {
    try {
      const answer = files.readFile(path);
      const { text, problem } = decodeSource(answer instanceof Promise ? await answer : answer);
      texts.set(id, text);
      if (problem !== undefined) diagnostics.push({ module: id, ...problem });
    } catch (error) {
      if (errorCode(error) === 'ENOENT') continue;
      const message = `This file cannot be read: ${describeFileError(error)}.`;
      diagnostics.push({ module: id, line: 1, severity: 'error', message });
    }
  }
  return { texts, paths: new Set(configs.map(config => config.path)), diagnostics };
}

/** Two readings as one. */
export function joinConfigs(a: ConfigTexts, b: ConfigTexts): ConfigTexts {
  return {
    texts: new Map([...a.texts, ...b.texts]),
    paths: new Set([...a.paths, ...b.paths]),
    diagnostics: [...a.diagnostics, ...b.diagnostics],
  };
}
