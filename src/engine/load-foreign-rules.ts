import path from 'node:path';
import type { SourceReading } from '../model/source-tree';
import type { RulesConfiguration } from '../rules/configuration/configuration';
import type { ForeignContext, ForeignFile, ForeignReader } from '../rules/foreign/foreign-reader';
import { FOREIGN_READERS } from '../rules/foreign/registry';
import type { ConfigurationProblem } from '../rules/rule';
import { decodeSource } from './decode-source';
import { describeFileError, errorCode, type FileSource } from './file-source';
import { isSkippedFolder } from './skipped-folders';

/** Names of files that may hold rules of other tools: where one changes in a root, its rules are to be loaded anew. */
export const FOREIGN_FILES: ReadonlySet<string> = new Set([
  ...FOREIGN_READERS.flatMap(({ files }) => files),
  'package.json',
]);

/** Names of files that may hold rules of other tools in any folder below a root. */
export const NESTED_FOREIGN_FILES: ReadonlySet<string> = new Set(
  FOREIGN_READERS.flatMap(({ nested }) => nested ?? []),
);

/** What other tools' configurations in a root come to: one configuration for each tool that has one. */
export interface ForeignRules {
  readonly configurations: readonly RulesConfiguration[];
  /** Files that could not be read. */
  readonly problems: readonly ConfigurationProblem[];
}

/** Reads the rules of other tools in a root; `prefix` stands in front of the ids of its modules. */
export async function loadForeignRules(
  root: string,
  prefix: string,
  files: FileSource,
): Promise<ForeignRules> {
  const problems: ConfigurationProblem[] = [];
  const entries = await listEntries(root, files);
  const names = new Set(entries.map(({ name }) => name));

  async function read(relative: string): Promise<ForeignFile | undefined> {
    const module = prefix + relative;
    try {
      return {
        path: relative,
        module,
        text: decodeSource(await files.readFile(path.join(root, relative))).text,
      };
    } catch (error) {
      if (errorCode(error) === 'ENOENT') return undefined;
      const message = `This file cannot be read: ${describeFileError(error)}.`;
      problems.push({ module, line: 1, column: 1, severity: 'error', message });
      return undefined;
    }
  }

  async function readTool(reader: ForeignReader): Promise<RulesConfiguration | undefined> {
    for (const name of reader.files) {
      const file = names.has(name) ? await read(name) : undefined;
      if (file === undefined) continue;
      const nested = reader.nested === undefined ? [] : await findNested(root, reader.nested, files);
      const packageJson = names.has('package.json') ? (await read('package.json'))?.text : undefined;
      const context: ForeignContext = {
        prefix,
        ...(packageJson !== undefined && { packageJson }),
        nested: (await Promise.all(nested.map(read))).filter(each => each !== undefined),
        readScript: await loadScriptReader(name),
      };
      const configuration = reader.read(file, context);
      if (configuration !== undefined) return configuration;
    }
    return undefined;
  }

  const configurations: RulesConfiguration[] = [];
  for (const reader of FOREIGN_READERS) {
    const configuration = await readTool(reader);
    if (configuration !== undefined) configurations.push(configuration);
  }
  return { configurations, problems };
}

/** The compiler, which reads scripts, is loaded only where there is one to read. */
async function loadScriptReader(name: string): Promise<(text: string) => SourceReading> {
  if (!/\.[cm]?[jt]s$/.test(name))
    return () => ({ fault: 'This is no script.', place: { line: 1, column: 1 } });
  return (await import('../extract/typescript/read-literals')).readLiterals;
}

async function listEntries(folder: string, files: FileSource) {
  try {
    return await files.readFolder(folder);
  } catch {
    // A folder that cannot be read is reported by the analysis.
    return [];
  }
}

/** Paths of the files of a name in the folders of a root, in their order; what analysis passes by is not entered. */
async function findNested(root: string, name: string, files: FileSource): Promise<string[]> {
  const found: string[] = [];
  const pending = [''];
  for (let folder = pending.pop(); folder !== undefined; folder = pending.pop())
    for (const entry of await listEntries(path.join(root, folder), files)) {
      const at = folder === '' ? entry.name : `${folder}/${entry.name}`;
      if (entry.kind === 'folder' && !isSkippedFolder(entry.name) && !entry.name.startsWith('.'))
        pending.push(at);
      else if (entry.kind === 'file' && entry.name === name && folder !== '') found.push(at);
    }
  return found.sort();
}
